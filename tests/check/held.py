"""A draft's sentence held against invented reports, each report read once."""

from dataclasses import replace
from functools import cache

from onrecord import checking, ingest
from onrecord.check import check

HARBOUR = """THE QUAY DISPATCH
Brennia may close Sallow harbour to tankers
6 May 2034

Brennia may close the harbour of Sallow to tankers by the autumn, the news agency Corvane reported on Saturday, quoting Harbour Minister Tilda Rausch. "We can live without tankers, but not without fish," Rausch said, according to Corvane.

The harbour handles up to 640 tankers per year and employs at least 2,100 people. About 90 ships a week call there.

"The pilots are ready," said Odo Kern, who leads the pilots' guild. "We will strike on 19 May, if the minister does not call us." Kern said the guild was likely to win the support of the dockers.

A plan for a new breakwater has been drafted, subject to a survey of the sea bed. The cabinet is considering a loan of 75 million crowns for it. The town council of Sallow has not approved the plan.

An official of the port authority, who asked not to be named, said two cranes had failed in March. The authority declined to comment.

Mayor Petra Halm, who was once a pilot, opened a fish market in Grell on Friday. Her predecessor, Arn Dovic, is abroad.

Marlow, on the other shore, is willing to take up to 200 tankers once its own pier is repaired, its port director, Sven Ilder, told reporters. "We have the room, although we lack the rope," he said.
"""

SECOND = """MARLOW EVENING ECHO
Harbour across the water could shut out tankers
7 May 2034

The harbour of Sallow, across the water, may be closed to tankers by the autumn, the agency Corvane reported, citing Tilda Rausch, the harbour minister of Brennia.

Dockers in Marlow welcomed the news. "More ships, more bread," said Lena Task, a crane driver.
"""


@cache
def side(text):
    """Read a report for checking, once."""
    return checking._side(ingest.read_text(text), plain=False)


def held(sentence, *reports):
    """Check a draft against reports, the harbour's where none is given."""
    draft = ingest.draft_of_text(sentence)
    sides = [side(text) for text in reports or (HARBOUR,)]
    dated = replace(draft.report, published=sides[0].sheet.report.published)
    return check(draft, checking._side(dated, plain=False), sides)


def kinds(sentence, *reports):
    """Return the kinds of the deterministic findings."""
    return [finding.kind for finding in held(sentence, *reports).findings]

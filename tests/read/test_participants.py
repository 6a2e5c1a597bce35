"""Who takes part in an event, once what the network names is held against the tree: over invented countries and bodies."""

from dataclasses import replace

import pytest

from onrecord.core.anchor import Anchor
from onrecord.core.reading import Argument, Predicate
from onrecord.read.participants import find_participants
from tests.read.test_actors import parsed


def taking_part(text, word, kind, **roles):
    """Return the names or words of those who take part in one event, by role, and the rules that made it so."""
    reading = parsed(text, "event_types")
    start = text.index(word)
    given = tuple(
        Argument(role, Anchor.of(text, text.index(words), text.index(words) + len(words)))
        for role, several in roles.items()
        for words in several
    )
    event = Predicate(Anchor.of(text, start, start + len(word)), word, 0, event=kind, arguments=given, by="network")
    found = find_participants(replace(reading, predicates=(event,)))
    (predicate,) = found.predicates
    names = {
        role: [
            found.entities[a.entity].name if a.entity is not None else a.anchor.exact
            for a in predicate.arguments
            if a.role == role
        ]
        for role in ("agent", "recipient")
    }
    return names, predicate.by.split()


@pytest.mark.parametrize(
    ("text", "word", "kind", "given", "recipients", "by"),
    [
        ("Orra Bank sued in May.", "sued", "ACCUSE", ("Orra Bank", "Orra Bank"), [], "none_to_oneself"),
        ("Orra Bank sued Telm Mines.", "sued", "ACCUSE", ("Orra Bank", "Telm Mines"), ["Telm Mines"], "network"),
        ("Two people died in Telm.", "died", "NONE", ("Two people", "people"), [], "none_to_oneself"),
        ("Two people saw other people.", "saw", "NONE", ("Two people", "other people"), ["other people"], "network"),
        # all parties of something mutual act, whoever is met
        ("Orra Bank met in May.", "met", "CONSULT", ("Orra Bank", "Orra Bank"), ["Orra Bank"], "network"),
        # a part of who acts in a state of affairs is nobody else
        ("Two miners slept.", "slept", "NONE", ("Two miners", "miners"), [], "none_to_oneself"),
        ("Two miners fed the pupils.", "fed", "NONE", ("Two miners", "pupils"), ["pupils"], "network"),
    ],
)
def test_nobody_does_it_to_himself(text, word, kind, given, recipients, by):
    names, rules = taking_part(text, word, kind, agent=given[:1], recipient=given[1:])
    assert names["recipient"] == recipients
    assert by in rules


@pytest.mark.parametrize(
    ("text", "kind", "given", "agents", "declared"),
    [
        ("Orra Bank declared a ceasefire.", "RETREAT", (), ["Orra Bank"], True),
        ("Orra Bank declared a ceasefire with Telm Mines.", "RETREAT", ("Telm Mines",), ["Telm Mines"], False),
        ("Orra Bank broke a ceasefire.", "RETREAT", (), [], False),
    ],
)
def test_who_declares_it_acts_where_nobody_else_does(text, kind, given, agents, declared):
    names, rules = taking_part(text, "ceasefire", kind, agent=given)
    assert names["agent"] == agents
    assert ("declarer_acts" in rules) == declared


def test_who_is_named_within_what_is_attacked_is_the_recipient():
    names, rules = taking_part("Orra Bank launched an attack on a base of Telm Mines.", "attack", "ASSAULT")
    assert names["recipient"] == ["Telm Mines"]
    assert "recipient_shown" in rules


@pytest.mark.parametrize(
    ("text", "word", "given", "agents"),
    [
        # a part of a description is nobody of its own
        ("Many residents left the town.", "left", ("Many", "residents"), ["Many residents"]),
        ("Dock workers walked in.", "walked", ("Dock workers", "workers"), ["Dock workers"]),
        ("The residents and the miners left.", "left", ("residents", "miners"), ["residents", "miners"]),
        # what is done to somebody he does not do
        ("The miners were taken to a ward.", "taken", ("miners",), []),
        ("Orra Bank was moved to Telm.", "moved", ("Orra Bank",), []),
        ("The miners were committed to the plan.", "committed", ("miners",), ["miners"]),
        # things do nothing
        ("The storm reached the coast.", "reached", ("storm",), []),
        ("The carrots stayed on the shelf.", "stayed", ("carrots",), []),
        ("The pupils stayed at home.", "stayed", ("pupils",), ["pupils"]),
        # toward whom a state holds does not act in it
        ("The ferry sailed to Orra Bank.", "sailed", ("Orra Bank",), []),
        ("The coal came from Telm Mines.", "came", ("Telm Mines",), []),
        # names beside the one shown to act
        ("Mira Oss led Telm Mines at home.", "led", ("Mira Oss", "Telm Mines"), ["Mira Oss"]),
        # printed behind "by", or told to act, somebody acts whomever else the network marks
        ("Telm Mines was funded by Orra Bank.", "funded", ("Telm Mines",), ["Orra Bank"]),
        ("Mira Oss asked the workers to wait.", "wait", ("Mira Oss",), ["workers"]),
        ("Mira Oss ran the club along with Dan Orr.", "ran", ("Mira Oss", "Dan Orr"), ["Mira Oss", "Dan Orr"]),
    ],
)
def test_who_acts_in_a_state_of_affairs(text, word, given, agents):
    names, _ = taking_part(text, word, "NONE", agent=given)
    assert names["agent"] == agents


@pytest.mark.parametrize(
    ("text", "word", "agents"),
    [
        ("Two workers slept in the hut.", "slept", ["Two workers"]),
        ("Police slept in the hut.", "slept", ["Police"]),
        ("The children slept in the hut.", "slept", ["children"]),
        ("The men slept in the hut.", "slept", ["men"]),
        ("The 71-year-old slept in the hut.", "slept", ["71-year-old"]),
        ("The age-old song slept in a drawer.", "slept", []),
        # a body known is mostly called by a name, and what people man does nothing
        ("The company slept through the crisis.", "slept", []),
        ("The boats lay in the bay.", "lay", []),
    ],
)
def test_people_told_of_anew_act_in_states_too(text, word, agents):
    names, _ = taking_part(text, word, "NONE")
    assert names["agent"] == agents


@pytest.mark.parametrize(
    ("text", "word", "kind", "roles", "wanted", "by"),
    [
        ("The miners were criticised.", "criticised", "ACCUSE", {"agent": ["miners"]}, ([], ["miners"]), "undergone"),
        ("Orra Bank was fined in May.", "fined", "SANCTION", {"agent": ["Orra Bank"]}, ([], ["Orra Bank"]), "undergone"),
        # near misses: what is moved is one's own, or he is the subject
        ("The troops were deployed.", "deployed", "MOBILIZE", {"agent": ["troops"]}, (["troops"], []), "network"),
        ("The miners criticised Orra Bank.", "criticised", "ACCUSE", {"agent": ["miners"]},
         (["miners"], ["Orra Bank"]), "recipient_shown"),
    ],
)  # fmt: skip
def test_to_the_passive_subject_it_is_done(text, word, kind, roles, wanted, by):
    names, rules = taking_part(text, word, kind, **roles)
    assert (names["agent"], names["recipient"]) == wanted
    assert by in rules


@pytest.mark.parametrize(
    ("text", "word", "kind", "whom"),
    [
        ("Three men were diagnosed with measles in Telm.", "diagnosed", "NONE", ["Three men"]),
        ("The blast wounded seven more on Friday.", "wounded", "ASSAULT", ["seven more"]),
        ("The flight was a breach of Norway's sovereignty.", "breach", "NONE", ["Norway"]),
        ("The miners hailed a victory over their rivals.", "victory", "NONE", ["rivals"]),
        ("Norway was devastated by floods.", "devastated", "NONE", ["Norway"]),
        ("Sela Vorn was treated and then flown to Telm.", "flown", "NONE", ["Sela Vorn"]),
        ("Sela Vorn left the hut and was found on Friday.", "found", "NONE", ["Sela Vorn"]),
        ("The clinic detained a nine-year-old.", "detained", "COERCE", ["nine-year-old"]),
        ("Mira Oss hired two nurses.", "hired", "NONE", ["two nurses"]),
        ("Orra Bank has praised Sela Vorn in a letter.", "praised", "NONE", ["Sela Vorn"]),
        # near misses: one has them, nobody acts, or a thing is the object
        ("Mira Oss had two nurses.", "had", "NONE", []),
        ("The hall seats two nurses.", "seats", "NONE", []),
        ("Mira Oss hired two boats.", "hired", "NONE", []),
        ("Sela Vorn came and opened the door.", "opened", "NONE", []),
        # near misses: nobody does it, or a body is told of
        ("Three men were born in Telm.", "born", "NONE", []),
        ("Orra Bank was renamed in May.", "renamed", "NONE", []),
    ],
)
def test_to_whom_a_state_of_affairs_is_done(text, word, kind, whom):
    names, _ = taking_part(text, word, kind)
    assert names["recipient"] == whom


@pytest.mark.parametrize(
    ("text", "word", "given", "kept"),
    [
        ("The council widened the Orra Bank building.", "widened", "Orra Bank", False),
        ("The council widened the road in Norway.", "widened", "Norway", False),
        ("The council opened its second ferry, Norway, in May.", "opened", "Norway", False),
        # far from what happens, or in another clause than the noun that it is told of
        ("The council read a letter of the head of Orra Bank.", "read", "Orra Bank", False),
        ("Dan Orr slept when the road was closed.", "closed", "Dan Orr", False),
        ("Dan Orr was found and taken to a ward.", "taken", "Dan Orr", True),
        # whom a noun is for, and to whom a verb does nothing
        ("It was a day for Orra Bank.", "day", "Orra Bank", False),
        ("Dan Orr joined Orra Bank.", "joined", "Orra Bank", False),
        ("The boats belong to Orra Bank.", "belong", "Orra Bank", False),
        ("The council paid Orra Bank.", "paid", "Orra Bank", True),
        ("The council wrote to Norway.", "wrote", "Norway", True),
    ],
)
def test_who_only_tells_what_or_where_is_no_recipient(text, word, given, kept):
    names, rules = taking_part(text, word, "NONE", recipient=[given])
    assert bool(names["recipient"]) == kept
    assert ("beside_the_point" in rules) != kept


@pytest.mark.parametrize(
    ("text", "agents", "alone"),
    [
        ("Dan Orr, head of the Telm Port Authority, met Sela Vorn.", ["Dan Orr", "Sela Vorn"], True),
        ("Sela Vorn met with Dan Orr, chairman of the Telm Port Authority.", ["Sela Vorn", "Dan Orr"], True),
        ("Dan Orr and the Telm Port Authority met Sela Vorn.", ["Dan Orr", "Telm Port Authority", "Sela Vorn"], False),
    ],
)
def test_a_body_in_a_title_does_not_act(text, agents, alone):
    given = sorted(("Dan Orr", "Telm Port Authority", "Sela Vorn"), key=text.index)
    names, rules = taking_part(text, "met", "CONSULT", agent=given)
    assert names["agent"] == agents
    assert ("in_the_title" in rules) == alone


@pytest.mark.parametrize(
    ("text", "word", "given", "agents", "rule"),
    [
        ("Norway shares rose on Friday.", "rose", ["Norway"], [], "before_its_noun"),
        ("The Norway miners left the hut.", "left", ["Norway"], ["Norway miners"], "before_its_noun"),
        ("Norway rose on Friday.", "rose", ["Norway"], ["Norway"], None),
        ("Sela Vorn said the wall collapsed.", "collapsed", ["Sela Vorn"], [], "own_subject_acts"),
        ("Sela Vorn said the road was closed.", "closed", ["Sela Vorn"], [], "own_subject_acts"),
        # near miss: behind "by"
        ("The road was closed by Sela Vorn.", "closed", ["Sela Vorn"], ["Sela Vorn"], None),
        ("Sela Vorn and Dan Orr left the hut.", "left", ["Dan Orr"], ["Dan Orr", "Sela Vorn"], "all_joined"),
    ],
)
def test_who_only_stands_near_does_not_act(text, word, given, agents, rule):
    names, rules = taking_part(text, word, "NONE", agent=given)
    assert names["agent"] == agents
    assert (rule or "network") in rules


@pytest.mark.parametrize(
    ("text", "word", "kind", "given", "recipients"),
    [
        ("The council recalled the lamps.", "recalled", "NONE", ["the lamps"], []),
        ("Orra Bank backed the miners.", "backed", "SUPPORT", ["the miners"], ["miners"]),
        ("Sela Vorn thanked the faithful.", "thanked", "SUPPORT", ["the faithful"], ["faithful"]),
        ("Orra Bank attacked an outpost.", "attacked", "ASSAULT", ["an outpost"], ["outpost"]),
        ("Orra Bank rejected the miners' plan.", "rejected", "REJECT", [], ["miners"]),
        ("The attack was the third by rebels against the miners.", "attack", "ASSAULT", [], ["miners"]),
        ("Orra Bank sued Telm Mines.", "sued", "ACCUSE", ["Orra Bank"], ["Telm Mines"]),
        ("Orra Bank sent pumps to help the miners.", "sent", "AID", [], ["miners"]),
        ("Orra Bank sent pumps to please the miners.", "sent", "AID", [], []),
        # ground is closed or visited to nobody's harm, and where nobody acts a place is only where it is
        ("The council closed the area.", "closed", "COERCE", [], []),
        ("The council closed the union.", "closed", "COERCE", [], ["union"]),
        ("Any sale of cattle in Norway was banned.", "banned", "COERCE", [], []),
        # what somebody is held or named as is not whom it is done to, and a title is its bearer
        ("The militia held Dan Orr hostage.", "held", "COERCE", [], ["Dan Orr"]),
        (
            "Orra Bank contacted Ondrian President Sela Vorn.",
            "contacted",
            "CONSULT",
            ["Ondrian President"],
            ["Sela Vorn"],
        ),
        # who does something behind a passive is not whom that was done to
        ("Dan Orr was jailed until Sela Vorn paid the fine.", "jailed", "COERCE", ["Sela Vorn"], ["Dan Orr"]),
        ("The council limited the movement of horses.", "limited", "COERCE", [], []),
        ("The council limited the movement.", "limited", "COERCE", [], ["movement"]),
    ],
)
def test_nothing_is_done_to_things(text, word, kind, given, recipients):
    names, _ = taking_part(text, word, kind, recipient=given)
    assert names["recipient"] == recipients

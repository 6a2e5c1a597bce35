"""Who speaks, by the grammar of a draft's sentence: behind commas, by a turn of phrase, as a pronoun, as one of several."""

import pytest
from held import held, kinds

WEIR = """THE SALLER GUARDIAN
Orlay weir to stay shut until pilots agree
4 April 2041

The weir at Orlay could stay shut until June, the agency Velpress reported on Thursday, citing Energy Minister Hanna Toll. "The gates are strong and the men are ready, but the pump has not arrived," Toll said, according to Velpress.

"We shall count every barge at the lock in Sarn," said the pilots' chair, Ada Brill. The count starts on 9 May.

The ferryman Martin Harrow is abroad. His agent, Tove Marr, said he would not sell the ferry. "We shall wait for the last bid," she said.

The owner of the Ulm mill, Carl Ost, was not at home when the Guardian called. A worker at the mill, who gave no name, said the stock had been burnt in March.

The next head of the port, former judge Petra Lund, starts on 1 June. Cross-examined by Runa Tinley, the clerk denied it.

According to sources close to the port, the harbour master, Sven Gade, may leave. "He has packed his books," one of the sources said.

"I was told they were for a play," said the carpenter, Jan Moss. He found two saws in a shed in Quill Street.

Harrow's manager, Ivo Kell, said the boat was for sale.
"""

GATES = "The gates are strong and the men are ready, but the pump has not arrived"

FAULTY = [
    ("chain", f'Energy Minister Hanna Toll was plain: "{GATES}," she said.', "she said"),
    ("mouth", '"We shall wait for the last bid," he said.', "he said"),
    ("about", "Carl Ost, who owns the Ulm mill, insisted that the stock had been burnt in March.", None),
    ("about", "The owner of the mill, Carl Ost, says he burnt the stock.", None),
    ("about", "The next head of the port, the former judge Petra Lund, says she will start on 1 June.", None),
    ("about", "Martin Harrow made plain that he would not sell the ferry.", None),
    ("about", "Martin Harrow has let it be known that he would not sell the ferry.", None),
    ("misquote", '"I was told they were for a masque," said Jan Moss, the carpenter.', "masque"),
    ("name", "The questions came from Runa Tilney, for the defence.", "Runa Tilney"),
]

SOUND = [
    f'Energy Minister Hanna Toll was plain, Velpress reported: "{GATES}," she said.',
    '"We shall wait for the last bid," she said.',
    "A worker at the Ulm mill, which Carl Ost owns, said the stock had been burnt.",
    "Carl Ost, whom a worker at the mill says nobody had asked, was not at home when the Guardian called.",
    "Carl Ost was not at home when the Guardian called, says a worker at the mill.",
    "The agent of Martin Harrow, Tove Marr, says he would not sell the ferry.",
    "Ivo Kell made plain that the boat was for sale.",
    "“He has packed his books,” one of the sources said.",
    '"I was told they were for a play," said Jan Moss, the carpenter.',
    "The questions came from Runa Tinley, for the defence.",
    'The pilots\' chair, Ada Brill, said: "We shall count every barge at the lock in Sarn." The stock had been burnt in March, a '
    "worker without a name told the Guardian.",
]


@pytest.mark.parametrize(("kind", "sentence", "where"), FAULTY, ids=[f"{k}: {s[:30]}" for k, s, _ in FAULTY])
def test_a_fault_is_found_where_it_stands(kind, sentence, where):
    """A fault is found, at its own words."""
    found = [one for one in held(sentence, WEIR).findings if one.kind == kind]
    assert found and where in (None, found[0].anchor.exact)


@pytest.mark.parametrize("sentence", SOUND, ids=[s[:30] for s in SOUND])
def test_a_voice_told_rightly_raises_nothing(sentence):
    """A near miss raises nothing."""
    assert kinds(sentence, WEIR) == []


BARGES = """THE ULM VALLEY LEDGER
Barges may pay for locks, minister tells council
9 March 2038

The minister of canals, Vera Ulbrich, told the council that barges could pay up to 40 crowns a lock. "A lock is a door, and a door has hinges," Ulbrich said. The ministry noted that no bill had been drafted.

The prime minister, Joren Stell, who has been ill since May, has said nothing. The Ulm Mirror, quoting a member of Stell's cabinet whom it did not name, said that he would resign.

The guild's envoy, Mira Tench, was cooler. "We have a boat, but no oars," the agency quotes her.

The toll was the idea of Ossian Brand, whom Ulbrich calls the father of the locks. The miller Arno Pike, who first saw the cracks from his roof, has moved to Sedge.

Its leader, Boris Kell, was criticised by the treasurer, Alma Verd, who said a pay deal "would cost us the summer". Sarn's ambassador, Idris Malo, was summoned in May.
"""

UNHEARD = [
    ("about", "Barges could pay up to 40 crowns a lock, says the prime minister, Joren Stell."),
    ("about", "Joren Stell, Ulm's prime minister, says that no bill has been drafted."),
    ("about", "A pay deal that costs the summer is expected by the prime minister, Joren Stell."),
    ("about", "A door has hinges, says Sarn's ambassador, Idris Malo."),
    (
        "about",
        "Arno Pike, who first saw the cracks from the roof of his own mill, says a barge could pay up to 40 crowns.",
    ),
    ("about", 'A pay deal "would cost us the summer", said Boris Kell.'),
    ("about", '"A lock is a door, and a door has hinges," said Ossian Brand.'),
    ("mouth", '"A lock is a door, and a door has hinges," said Mira Tench.'),
]
HEARD = [
    "Joren Stell, the prime minister, has said nothing.",
    "Ossian Brand, whom Ulbrich calls the father of the locks, had the idea.",
    "The pay deal of Boris Kell, who leads it, said the treasurer, would cost the summer.",
    "Arno Pike, who first saw the cracks from his roof, has moved to Sedge, says a neighbour.",
    'Vera Ulbrich sees it so: a lock "is a door", she said, "and a door has hinges".',
]


@pytest.mark.parametrize(("kind", "sentence"), UNHEARD)
def test_somebody_whom_a_report_never_lets_speak_is_told_from_another_voice(kind, sentence):
    """Words of somebody who has said nothing are `about`, of one who speaks elsewhere `mouth`."""
    assert kinds(sentence, BARGES) == [kind]


@pytest.mark.parametrize("sentence", HEARD)
def test_whoever_is_only_named_beside_words_raises_nothing(sentence):
    """Silence, what is said of somebody, and words that "she said" closes give that person nothing."""
    assert kinds(sentence, BARGES) == []

"""Whose words: quotations of several sentences, persons who only once promised, bodies whose officers speak, seams of a joined quotation."""

import pytest
from held import kinds

QUARRY = """THE ORREL TIDINGS
Quarry at Tarsk weighs a second pit
11 June 2041

Dolm Stone, which owns the quarry at Tarsk, wants a second pit. Chief executive Vera Lunt said the company had put aside at least 3 million florins for fences. "We heard the word soon before," she said.

A carter, Piet Sandor, who has left the county, is not before the inquiry. Sandor had promised the foreman a barn at Quell, the clerk to the inquiry, Ida Morn, said.

"We asked for a gate. We got a sign," said the foreman, Otto Brill. Mayor Hanne Ruys, 58, who is away with a broken arm, sent her deputy. Her plan was "dusty but dear", Brill said.

"The dust is not ours, but the noise is," Morn told the Tidings. "One cart was lost in May. It was never found."

Professor Ada Quill, who teaches at Norrow Technical University, doubted the plan.
"""

FOUND = [
    ("about", '"We got a sign," said Piet Sandor.'),
    ("about", '"We asked for a gate. We got a sign," said Mayor Hanne Ruys from her bed.'),
    ("about", '"We got a sign," the 58-year-old said.'),
    ("about", '"The dust is not ours, but the noise is," the 58-year-old told the Tidings.'),
    ("misquote", 'To Otto Brill the plan is "dusty and dear".'),
    ("name", "Professor Ada Quill of Narrow Technical University doubted the plan."),
    ("name", "Ada Quill, a teacher at Norham Technical University, doubted the plan."),
    ("joined", '"One cart was lost in May… and the noise is," she said.'),
    ("joined", '"We asked for a gate… but the noise is," he said.'),
]

SOUND = [
    ("mouth", "Dolm Stone says it has put aside at least 3 million florins for fences."),
    ("mouth", "Dolm Stone says at least 3 million florins have been put by for fences."),
    ("about", '"We asked for a gate. We got a sign," said the foreman, Otto Brill.'),
    ("mouth", '"We asked for a gate. We got a sign," said the foreman, Otto Brill.'),
    ("about", '"We got a sign," the 61-year-old said.'),
    ("misquote", '"One cart was lost in May… and the noise is," she said.'),
    ("place", "Ada Quill, a teacher at Norham Technical University, doubted the plan."),
]


@pytest.mark.parametrize(("kind", "sentence"), FOUND)
def test_words_of_another_are_found(kind, sentence):
    assert kind in kinds(sentence, QUARRY)


@pytest.mark.parametrize(("kind", "sentence"), SOUND)
def test_words_of_their_own_voice_raise_nothing(kind, sentence):
    assert kind not in kinds(sentence, QUARRY)

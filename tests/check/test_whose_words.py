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


VIADUCT = """THE TESSEL DAILY MAIL
Cracks in the Tessel viaduct
12 June 2041

Engineers have found cracks in three of the five pillars of the viaduct, says a surveyor who worked on the inspection and asked not to be named.

"You could post a letter in one of them," the surveyor told us. Trains had been slowed to 20 kph since May, she says, and drivers were told to keep quiet.

The operator, Norrail, says the bridge is "monitored daily". Its union, the Wheel and Rail League, plans a march on 9 July.

Nine looms have been turning since Monday for the firm of Tolland Bray. Head weaver Nora Sheaf said every one of them bit. The managing director, Guy Bray, said orders from Karelund would keep the sheds busy until Easter.

Coach Ivo Brandt has quit Ardenholm Rovers, the agency Velpress claims. "I have packed my whistle," Brandt told the bureau.

Sergeant Yves Santry told the court that he had "heard worse, but not so slowly". The organist, Alma Dace, said she had taken the noise for the drums and played on.

President Aldo Reim will step down on 3 May, the daily Le Phare affirms, relying on two of his advisers who wished not to be named.
"""

VOICED = [
    ("“I have packed my whistle,” said Nora Sheaf, while the League plans a march on 19 July.", ["mouth", "date"]),
    ("According to the company, trains have been slowed to 20 kph since May.", ["mouth"]),
    ("Trains have been slowed to 20 kph since May, according to the surveyor, who asked not to be named.", []),
    ("Trains have been slowed to 20 kph since May, and drivers have been told to keep quiet.", ["chain"]),
    ("Norrail speaks of a bridge it monitors, but trains have been slowed to 20 kph since May.", ["chain"]),
    ("Tolland Bray said orders from Karelund would keep the sheds busy until Easter.", []),
    ("Ivo Brandt, the coach, said: “I have packed my whistle.”", ["chain"]),
    ("“I have packed my whistle,” Ivo Brandt, the coach, told Velpress.", []),
    ("The sergeant said he had “heard worse”.", []),
    (
        "The noise was taken for that of the drums, Yves Santry told the court, which sits again on Friday in Quell.",
        ["mouth"],
    ),
    ("The noise was taken for that of the drums, Alma Dace told the court, which sits again on Friday in Quell.", []),
    ("Told by doctors to avoid stairs, Aldo Reim will step down on 3 May.", ["chain"]),
]


@pytest.mark.parametrize(("sentence", "found"), VOICED)
def test_each_clause_is_held_against_its_own_voice(sentence, found):
    assert kinds(sentence, VIADUCT) == found

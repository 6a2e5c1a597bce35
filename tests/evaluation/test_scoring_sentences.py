from evaluation.sentences import conllu_paragraphs, raw_text, score, whole

CONLLU = """\
# newdoc id = x
# newpar
# newpar_block = head (1 s)
# text = Port shut
1	Port	_

# newpar
# text = Ondria shut it.
# text = Nobody said why.
"""


def test_conllu_paragraphs_follow_newpar():
    assert conllu_paragraphs(CONLLU.splitlines()) == [["Port shut"], ["Ondria shut it.", "Nobody said why."]]


def test_raw_text_keeps_offsets_true():
    text, spans = raw_text([["Port shut"], ["Ondria shut it.", "Nobody said why."]])
    assert [text[slice(*span)] for span in spans] == ["Port shut", "Ondria shut it.", "Nobody said why."]


def test_score_perfect_empty_and_mixed():
    gold = [[(0, 5), (6, 9)], [(0, 4)]]
    assert score(gold, gold).f1 == 1.0
    assert score(gold, [[], []]).f1 == 0.0
    mixed = score(gold, [[(0, 9)], [(0, 4)]])
    assert (mixed.p, mixed.r) == (0.5, 1 / 3)
    assert whole(gold, [[(0, 9)], [(0, 4)]]).f1 == 0.5

from evaluation.gold import parse

PRINTED = """\
records                P 0.661  R 0.336  F1 0.446   (gold 348, predicted 177)
quotes with source     P 0.628  R 0.628  F1 0.628   (gold 43, predicted 43)
chain, attributed      0.580   (40 of 69)
modality               macro-F1 0.783  accuracy 0.846   actual 0.90(74)  called_for 0.80(3)
polarity               macro-F1 0.904  accuracy 0.974   + 0.99(109)  - 0.82(8)
grave per 100 records  15.4   (voice 10.3, shown as actual 3.4, polarity turned 2.6, actor 0.0); shown without any uncertainty: 84 of 100
"""


def test_parse_reads_every_kind_of_line():
    scores = parse(PRINTED)
    assert scores["records"].as_row() == {"p": 0.661, "r": 0.336, "f1": 0.446, "n": 348}
    assert scores["quotes with source"].n == 43
    assert scores["chain, attributed"].as_row() == {"p": 0.58, "r": 0.58, "f1": 0.58, "n": 69}
    assert scores["modality macro-F1"].f1 == 0.783
    assert scores["modality called_for"].n == 3
    assert scores["polarity -"].f1 == 0.82
    assert scores["grave per 100 records"].f1 == 15.4
    assert scores["grave per 100: shown as actual"].f1 == 3.4
    assert scores["shown without ?"].f1 == 0.84


def test_parse_passes_over_other_lines():
    assert parse("no prediction for: a, b\n\n") == {}

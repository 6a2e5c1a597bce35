"""Judged words are found again, or left orphans; never put on the wrong words."""

import random
from dataclasses import dataclass

import pytest

from onrecord.core.anchor import Anchor
from onrecord.ledger.attach import FAR, NEAR, REACH, TOTAL, located, moved, owner

OLD = "Ondria will reopen the Telm reactor to inspectors.\nMarlesh denied that it will reopen the border on Monday."


@pytest.mark.parametrize(
    ("new", "found"),
    [
        (OLD, 7),
        ("Correction.\n" + OLD, None),
        ("Correction.\n" + OLD[7:], None),
        (OLD + "\nMore.", 7),
        (OLD.replace("Monday", "Tuesday"), 7),
        (OLD.replace("Ondria", "Kestria"), None),
        (OLD.replace("inspectors", "guests"), None),
        (OLD.replace("will reopen", "may reopen", 1), None),
        (OLD + "\n" + OLD, 7),
        ("", None),
    ],
)
def test_words_in_a_new_version(new, found):
    moved_to = moved(OLD, Anchor(7, 18, "will reopen"), new)
    assert (moved_to.start if moved_to else None) == found


def test_words_behind_a_line_that_was_put_in():
    start = OLD.index("will reopen the border")
    found = moved(OLD, Anchor(start, start + 11, "will reopen"), "Correction.\n" + OLD)
    assert found == Anchor(start + 12, start + 23, "will reopen")


def test_a_twin_that_stays_does_not_take_the_judgement_of_one_that_went():
    line = "The ministry said on Monday that it will reopen the border to lorries and to buses."
    old = f"First part of a page, with words of its own.\n{line}\nA middle.\n{line}\nAn end that differs."
    start = old.index("will reopen")
    anchor = Anchor(start, start + 11, "will reopen")
    assert moved(old, anchor, old.replace(line + "\nA middle.\n", "", 1)) is None
    second = Anchor(old.rindex("will reopen"), old.rindex("will reopen") + 11, "will reopen")
    kept = moved(old, second, old.replace("First part", "Part one"))
    assert kept is not None
    assert kept.start == old.replace("First part", "Part one").rindex("will reopen")


@dataclass
class Word:
    """One word of a page, known by its number wherever it goes; a copy knows what it is a copy of."""

    number: int
    text: str
    origin: int


def page(chance, words):
    return [Word(number, chance.choice(words), number) for number in range(chance.randrange(20, 140))]


def rendered(page):
    text, starts = "", {}
    for word in page:
        starts[word.number] = len(text)
        text += word.text + (" " if word.number % 9 else "\n")
    return text, starts


def edited(chance, page, words, numbers):
    """Change a page as an editor does: words cut, put in, replaced, a stretch moved or said twice, a line rewritten."""
    page = list(page)
    for _ in range(chance.randrange(1, 6)):
        at = chance.randrange(len(page) + 1)
        to = min(len(page), at + chance.randrange(1, 12))
        act = chance.randrange(5)
        if act == 0:
            del page[at:to]
        elif act == 1:
            page[at:at] = [Word(next(numbers), chance.choice(words), -1) for _ in range(chance.randrange(1, 10))]
        elif act == 2:
            page[at:to] = [Word(next(numbers), chance.choice(words), -1) for _ in page[at:to]]
        elif act == 3:
            cut = page[at:to]
            del page[at:to]
            where = chance.randrange(len(page) + 1)
            page[where:where] = cut
        else:
            where = chance.randrange(len(page) + 1)
            page[where:where] = [Word(next(numbers), word.text, word.origin) for word in page[at:to]]
    return page


def trial(chance, words, most):
    old_page = page(chance, words)[:most]
    numbers = iter(range(9_000_000, 10_000_000, 9))
    old, starts = rendered(old_page)
    judged = chance.choice(old_page)
    anchor = Anchor(starts[judged.number], starts[judged.number] + len(judged.text), judged.text)
    new_page = edited(chance, old_page, words, numbers)
    new, places = rendered(new_page)
    found = moved(old, anchor, new)
    fine = {places[word.number] for word in new_page if word.origin == judged.number}
    return found, fine, old, anchor, new


POOL = [
    f"{first}{last}"
    for first in ("re", "un", "over", "mis", "out")
    for last in ("open", "sell", "build", "sign", "move")
]
SMALL = ("he", "said", "will", "open")


def test_two_thousand_random_edits_are_right_or_orphaned():
    chance, right, kept = random.Random(31), 0, 0
    for _ in range(2000):
        found, fine, old, anchor, new = trial(chance, POOL, 140)
        if found is not None:
            assert new[found.start : found.end] == anchor.exact
            assert found.start in fine, (old, anchor, new)
            right += 1
        kept += bool(fine)
    assert right / kept > 0.5, f"{right} of {kept} that stayed were found"


def brute(old, anchor, new):
    """The rule of `moved`, said again the slow way, one character at a time."""
    if old == new:
        return anchor.start
    words = anchor.exact

    def places(text):
        return [at for at in range(len(text) - len(words) + 1) if text[at : at + len(words)] == words]

    def shared(one, at, two, to):
        left = 0
        while left < FAR and left < at and left < to and one[at - left - 1] == two[to - left - 1]:
            left += 1
        right, a, b = 0, at + len(words), to + len(words)
        while right < FAR and a + right < len(one) and b + right < len(two) and one[a + right] == two[b + right]:
            right += 1
        bounds = (left == at == to), (a + right == len(one) and b + right == len(two))
        return left + bounds[0], right + bounds[1], *bounds

    head = old[: anchor.start].split("\n")[-1]
    tail = old[anchor.end :].split("\n")[0]
    answers = []
    for to in places(new):
        left, right, first, last = shared(old, anchor.start, new, to)
        new_head, new_tail = new[:to].split("\n")[-1], new[to + len(words) :].split("\n")[0]
        before = left >= REACH if len(head) >= REACH else head == new_head
        after = right >= REACH if len(tail) >= REACH else tail == new_tail
        near = (left >= NEAR or first) and (right >= NEAR or last)
        if not before or not after or not near or (left + right < TOTAL and not (first and last)):
            continue
        fine = True
        for twin in places(old):
            if twin == anchor.start:
                continue
            twin_left, twin_right, _, _ = shared(old, anchor.start, old, twin)
            for_left, for_right, _, _ = shared(old, twin, new, to)
            here = left > twin_left or right > twin_right
            there = for_left > twin_left or for_right > twin_right
            fine = fine and here and not there
        if fine:
            answers.append(to)
    return answers[0] if len(answers) == 1 else None


def compare(trials, seed):
    chance, found_any = random.Random(seed), 0
    for _ in range(trials):
        found, _fine, old, anchor, new = trial(chance, SMALL, chance.choice((8, 20, 40)))
        assert (found.start if found else None) == brute(old, anchor, new), (old, anchor, new)
        found_any += found is not None
    return found_any


def test_repeated_mentions_against_brute_force():
    """2,000 trials; the 20,000 run with `pytest tests/ledger -m slow`."""
    assert compare(2000, 5) > 200


@pytest.mark.slow
def test_repeated_mentions_against_brute_force_in_full():
    """20,000 trials, about a minute."""
    assert compare(20_000, 6) > 2000


@pytest.mark.parametrize(
    ("judged", "others", "index"),
    [
        ((5, 15), [(5, 15)], 0),
        ((5, 15), [(10, 15), (20, 24)], 0),
        ((10, 15), [(5, 15)], 0),
        ((5, 15), [(5, 9)], None),
        ((5, 15), [(5, 9), (10, 15)], None),
        ((5, 15), [(20, 30)], None),
        ((5, 15), [], None),
    ],
)
def test_the_record_of_a_new_reading(judged, others, index):
    text = "x" * 40
    anchors = [Anchor(start, end, text[start:end]) for start, end in others]
    assert owner(Anchor(*judged, text[slice(*judged)]), anchors) == index


@pytest.mark.parametrize(
    ("exact", "more", "start"),
    [
        ("one", {"start": 8}, 8), ("one", {"start": 9}, None), ("one", {"suffix": " three"}, 8), ("one", {"prefix": "two "}, 8),
        ("one", {}, None), ("two", {}, 4), ("", {}, None), ("four", {}, None), ("one", {"prefix": "six "}, None),
        ("one", {"start": 0, "suffix": " three"}, 8), ("one", {"start": -3}, None),
    ],
)  # fmt: skip
def test_a_quote_selector_means_one_place(exact, more, start):
    found = located("one two one three", exact, **more)
    assert (found.start if found else None) == start

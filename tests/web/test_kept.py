"""What was drawn is given again until somebody writes to the ledger, whoever it was; files of pages are kept by their hash."""

import re

import pytest
from pages import HERALD, NOON, generated, herald
from starlette.responses import Response

from onrecord.ledger import Ledger
from onrecord.web.kept import Kept

TOKENS = {"readers": True, "owner_token": "own" * 8, "reader_token": "read" * 6}
READER = {"Authorization": "Bearer " + "read" * 6}
OWNER = {"Authorization": "Bearer " + "own" * 8}


def filled(path):
    with Ledger.open(path) as ledger:
        ledger.add(herald(), HERALD.encode(), seen_at=NOON)
    return path


class Draw:
    """Draws a page of some bytes and counts how often."""

    def __init__(self, size=1):
        self.size, self.times = size, 0

    def __call__(self):
        self.times += 1
        return Response(b"x" * self.size)


def test_a_page_is_drawn_once_for_each_key_while_nobody_writes(tmp_path):
    kept, one, two = Kept(filled(tmp_path / "a.db")), Draw(), Draw()
    answers = [kept.of("one", one) for _ in range(3)] + [kept.of("two", two)]
    assert (one.times, two.times) == (1, 1) and answers[0] is answers[2]


def test_a_page_is_drawn_anew_after_anybody_wrote(tmp_path):
    path, draw = filled(tmp_path / "a.db"), Draw()
    kept = Kept(path)
    kept.of("page", draw)
    with Ledger.open(path) as ledger:
        ledger.add(*generated(1), seen_at=NOON)
    kept.of("page", draw)
    kept.of("page", draw)
    assert draw.times == 2


def test_a_page_is_drawn_anew_when_the_file_is_another_one(tmp_path):
    path, draw = filled(tmp_path / "a.db"), Draw()
    kept = Kept(path)
    kept.of("page", draw)
    filled(tmp_path / "b.db").replace(path)
    kept.of("page", draw)
    assert draw.times == 2


def test_what_was_drawn_while_somebody_wrote_is_not_held(tmp_path):
    path = filled(tmp_path / "a.db")
    kept, draw = Kept(path), Draw()

    def slow():
        with Ledger.open(path) as ledger:
            ledger.add(*generated(draw.times), seen_at=NOON)
        return draw()

    kept.of("page", slow)
    kept.of("page", draw)
    assert draw.times == 2


def test_the_longest_unasked_goes_first_when_room_runs_out(tmp_path):
    kept, draws = Kept(filled(tmp_path / "a.db"), most=25), [Draw(10) for _ in range(3)]
    for number in (0, 1, 0, 2, 0, 1):
        kept.of(number, draws[number])
    assert [draw.times for draw in draws] == [1, 2, 1]


@pytest.mark.parametrize("path", ["/", "/reports.json", "/reports/{id}", "/reports/{id}.json", "/reports/{id}/file"])
def test_every_page_shows_a_judgement_at_once(site, path):
    path = path.format(id=site.report)
    before = site.ask(path).body
    assert site.ask(path).body == before
    done = site.correct(HERALD, "will let", record=site.record("will let"), kind="firmness", value="ready")
    after = site.ask(path).body
    assert after != before
    site.post(f"/judgements/{done.json['judgements'][0]}/undo")
    assert site.ask(path).body != after


def test_readers_never_get_what_was_drawn_for_the_owner(serving):
    site = serving(**TOKENS)
    assert 'href="/queue"' in site.ask("/", headers=OWNER).text
    assert 'href="/queue"' not in site.ask("/", headers=READER).text
    assert site.ask("/queue", headers=OWNER).status == 200
    assert site.ask("/queue", headers=READER).status == 403
    assert site.ask("/").status == 401


def test_files_of_pages_are_kept_under_their_hash_and_asked_for_again_without_it(site):
    for path in ("/", "/queue", f"/reports/{site.report}"):
        names = re.findall(r'(?:href|src)="(/static/[^"]+)"', site.ask(path).text)
        assert names and all("?v=" in name for name in names)
        assert {site.ask(name).headers["cache-control"] for name in names} == {"private, max-age=31536000, immutable"}
    assert site.ask("/static/reader.css?v=0123456789ab").headers["cache-control"] == "no-cache"
    assert site.ask("/").headers["cache-control"] == "no-store"


def test_what_is_erased_while_pages_are_served_is_gone_from_pages_and_file(site):
    path = f"/reports/{site.report}"
    assert "Telm reactor" in site.ask(path).text
    with Ledger.open(site.settings.ledger) as ledger:
        ledger.erase(site.report, reason="withdrawn", signer="ann", made_at="2031-06-05T12:00:00Z")
    assert site.ask(path).status == 404 and "Telm reactor" not in site.ask("/").text
    for file in site.settings.ledger.parent.glob("onrecord-0.db*"):
        assert b"Telm reactor" not in file.read_bytes()

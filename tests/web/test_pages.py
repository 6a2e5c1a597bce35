"""Pages and writes over a real socket: what is shown, what is kept, what is refused, and always in one shape."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from pages import HERALD, NOON, generated, herald

from onrecord.ledger import Ledger
from onrecord.web.limits import Limits
from onrecord.web.settings import Clock

TOKENS = {"readers": True, "owner_token": "own" * 8, "reader_token": "read" * 6}
READER = {"Authorization": "Bearer " + "read" * 6}
OWNER = {"Authorization": "Bearer " + "own" * 8}


@pytest.mark.parametrize("path", ["/", "/reports", "/queue", "/reports/{id}"])
def test_every_page_is_also_json(site, path):
    html = site.ask(path.format(id=site.report))
    assert html.status == 200 and html.headers["content-type"].startswith("text/html")
    other = site.ask({"/": "/reports"}.get(path, path).format(id=site.report) + ".json")
    assert other.status == 200 and isinstance(other.json, dict)


def test_the_report_as_json_holds_text_records_and_judgements(site):
    site.correct(HERALD, "will let", record=site.record("will let"), kind="firmness", value="ready")
    said = site.ask(f"/reports/{site.report}.json").json
    assert said["schema"] == "onrecord/page/1" and said["text"] == HERALD
    first = said["records"][0]
    assert (first["words"], first["put"], first["chain"], first["state"]) == (
        "will let",
        "ready",
        ["page", "Adra Vel"],
        "amended",
    )
    assert [j["said"] for j in said["judgements"]] == ["firmness: ready"]


ERRORS = [
    ("GET", "/nowhere", None, 404), ("GET", "/reports/ffff", None, 404), ("GET", "/reports/zz%2e%2e%2fetc", None, 404),
    ("GET", "/static/../app.py", None, 404), ("GET", "/static/..%2fapp.py", None, 404), ("GET", "/static/%2e%2e/app.py", None, 404),
    ("GET", "/reports/{id}/../../etc/passwd", None, 404), ("DELETE", "/reports/{id}", None, 405),
    ("POST", "/reports/{id}/corrections", b"not json", 400), ("POST", "/reports/{id}/corrections", b"[]", 400),
    ("POST", "/reports/{id}/corrections", {}, 422), ("POST", "/reports/{id}/corrections", {"start": 0, "end": 10**9, "unit": "utf16"}, 409),
    ("POST", "/queue/nothing", {"ruling": "accept"}, 404), ("POST", "/queue/nothing", {"ruling": "x"}, 422),
    ("POST", "/judgements/nothing/undo", {}, 404), ("POST", "/reports", {"text": "  "}, 422), ("POST", "/reports", b"x", 415),
]  # fmt: skip


@pytest.mark.parametrize(("method", "path", "body", "status"), ERRORS)
def test_errors_have_one_shape(site, method, path, body, status):
    answer = site.ask(path.format(id=site.report), method=method, body=body)
    assert answer.status == status
    assert set(answer.json) == {"error"} and set(answer.json["error"]) == {"status", "code", "message"}
    assert answer.json["error"]["status"] == status and answer.json["error"]["message"]


def test_an_error_is_a_page_for_a_browser(site):
    answer = site.ask("/reports/ffff", headers={"Accept": "text/html"})
    assert answer.status == 404 and "no such report" in answer.text and "<h1>404</h1>" in answer.text


def test_every_answer_carries_the_policy(site):
    for path in ("/", f"/reports/{site.report}", "/nowhere", "/static/reader.css"):
        headers = site.ask(path).headers
        assert (
            "script-src 'self'" in headers["content-security-policy"]
            and "unsafe" not in headers["content-security-policy"]
        )
        assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("headers", "status"),
    [({"Host": "evil.example"}, 403), ({"Host": ""}, 403), ({"Host": "192.0.2.1"}, 403), ({"Host": "localhost"}, 201),
     ({"Origin": "https://evil.example"}, 403), ({"Origin": "null"}, 403), ({"Sec-Fetch-Site": "cross-site"}, 403),
     ({"Sec-Fetch-Site": "same-site"}, 403), ({"Origin": "http://127.0.0.1:{port}", "Sec-Fetch-Site": "same-origin"}, 201)],
)  # fmt: skip
def test_foreign_names_and_foreign_pages_are_kept_out(site, headers, status):
    headers = {name: value.format(port=site.port) for name, value in headers.items()}
    if headers.get("Host") == "localhost":
        headers["Host"] = f"localhost:{site.port}"
    assert site.correct(HERALD, "will let", record=site.record("will let"), headers=headers).status == status
    assert len(site.judgements()) == (status == 201)


def test_bodies_are_capped_whatever_their_headers_say(site):
    big = {"comment": "x" * 70_000}
    assert site.ask(f"/reports/{site.report}/corrections", method="POST", body=big).status == 413
    chunks = (b"x" * 8192 for _ in range(20))
    answer = site.ask(f"/reports/{site.report}/corrections", method="POST", body=chunks)
    assert answer.status == 413


def test_a_correction_is_judged_at_once_and_taken_back(site):
    done = site.correct(
        HERALD, "will let", nth=1, record=site.record("will let", 1), kind="voice", value="publisher", rest="quotation"
    )
    assert done.status == 201 and len(done.json["judgements"]) == 2
    assert [v.state for v in site.show().records[1:3]] == ["amended", "amended"]
    assert site.post(f"/judgements/{done.json['judgements'][0]}/undo").status == 200
    assert [v.state for v in site.show().records[1:3]] == ["proposed", "proposed"]


def test_other_words_at_the_place_are_refused(site):
    row = {"start": 0, "end": 5, "unit": "utf16", "exact": "Other", "fault": "misread", "kind": "whole"}
    assert site.post(f"/reports/{site.report}/corrections", row).status == 409


@pytest.mark.parametrize("start", [1, 3])
def test_offsets_are_utf16_and_half_a_character_is_refused(serving, start):
    text = HERALD.replace("Ondria will let", "💩💩 Ondria will let", 1)
    site = serving([(herald(text=text), text.encode())])
    at = len(text[: text.index("💩")].encode("utf-16-le")) // 2
    row = {"start": at, "end": at + start, "unit": "utf16", "exact": "💩", "fault": "not_part", "kind": "whole"}
    assert site.post(f"/reports/{site.report}/corrections", row).status == 409
    done = site.correct(text, "Ondria will", fault="not_part")
    anchor = done.json["anchor"]
    assert text[anchor["start"] : anchor["end"]] == anchor["exact"] == "Ondria will"


def test_adding_by_paste_and_by_upload_and_the_same_again(site):
    text = "Marlesh shut its border on Monday, the foreign ministry said. It gave no reason for that."
    done = site.post("/reports", {"text": text, "publisher": "Kestrel Post", "published": "2031-06-04"})
    assert (done.status, done.json["state"]) == (201, "added")
    page = f"<html><body><article><h1>Port shut</h1><p>{text}</p></article></body></html>".encode()
    up = site.ask(
        "/reports?name=..%2F..%2Fetc%2Fpage.html",
        method="POST",
        body=page,
        headers={"Content-Type": "application/octet-stream"},
    )
    assert up.status == 201
    with Ledger.open(site.settings.ledger, readonly=True) as ledger:
        assert ledger.sheet(up.json["report"]).report.name == "page.html"
    again = site.post("/reports", {"text": text, "publisher": "Kestrel Post", "published": "2031-06-04"})
    assert again.json["state"] == "unchanged"
    assert site.post("/reports", {"text": text, "published": "yesterday"}).status == 422


def test_filters_and_search_choose_reports(serving):
    site = serving([(herald(), HERALD.encode()), *(generated(n) for n in range(6))])
    everything = site.ask("/reports.json").json
    assert everything["total"] == 7
    one = site.ask("/reports.json?publisher=Coastal%20Herald&since=2031-06-01&until=2031-06-30&state=unchecked").json
    assert [row["report"] for row in one["reports"]] == [site.report]
    assert site.ask("/reports.json?state=disputed").json["total"] == 0
    found = site.ask("/reports.json?q=%22will+let+inspectors%22").json
    assert found["search"]["hits"][0]["report"] == site.report and found["total"] == 2
    assert "<mark>" in site.ask("/?q=inspectors").text
    for also, left in (("publisher=Coastal+Herald", 2), ("since=2031-06-03&until=2031-06-03", 2), ("since=2031-06-04", 0),
                       ("publisher=ONA", 0), ("state=checked", 0), ("state=unchecked", 2)):  # fmt: skip
        both = site.ask(f"/reports.json?q=%22will+let+inspectors%22&{also}").json
        assert (len(both["search"]["hits"]), both["total"]) == (left, left)
    assert "0 paragraphs, looked for in the 1 report that fits the filters." in site.ask("/?q=zz&since=2031-06-06").text
    private = site.ask("/reports.json?q=voice:%22Lena+Dorr%22").json
    assert private["search"]["hits"] == [] and private["search"]["notes"]


def test_readers_suggest_and_the_owner_rules(serving):
    site = serving(**TOKENS)
    assert site.ask("/").status == 401
    assert site.ask("/", headers={"Authorization": "Bearer nobody"}).status == 401
    assert site.ask("/queue", headers=READER).status == 403
    assert site.ask("/reports", method="POST", body={"text": "x"}, headers=READER).status == 403
    asked = {"record": site.record("will let"), "kind": "firmness", "sender": "Bo"}
    one = site.correct(HERALD, "will let", headers=READER, value="ready", **asked)
    two = site.correct(HERALD, "will let", headers=READER, value="possible", **asked)
    same = site.correct(HERALD, "will let", headers=READER, value="possible", **asked)
    assert (one.json["state"], two.json["state"], same.json["state"]) == ("waiting", "waiting", "duplicate")
    assert site.judgements() == ()
    waiting = site.ask("/queue.json", headers=OWNER).json["waiting"]
    assert [w["value"] for w in waiting] == ["ready", "possible"] and waiting[0]["now"] == "planned"
    assert waiting[0]["against"] == [{"id": waiting[1]["id"], "sender": "Bo", "fault": "misread", "value": "possible"}]
    assert waiting[0]["paragraph"] == 1 and waiting[0]["pieces"][:2] == [["Ondria ", False], ["will let", True]]
    page = site.ask("/queue", headers=OWNER).text
    assert "says something else: <bdi>possible</bdi>" in page and "#w{}-{}".format(*waiting[0]["place"]) in page
    ruled = site.ask(f"/queue/{waiting[0]['id']}", method="POST", body={"ruling": "accept"}, headers=OWNER)
    assert ruled.json["standing"] == "accepted" and site.show().records[0].record.modality == "ready"
    assert "Already judged" in site.ask("/queue", headers=OWNER).text
    site.ask(f"/queue/{waiting[0]['id']}", method="POST", body={"ruling": "undo"}, headers=OWNER)
    assert site.show().records[0].record.modality == "planned"
    assert (
        site.ask(f"/queue/{waiting[0]['id']}", method="POST", body={"ruling": "reject"}, headers=READER).status == 403
    )


def test_a_token_in_the_address_becomes_a_cookie_and_never_a_foreign_address(serving):
    site = serving(**TOKENS)
    moved = site.ask(f"//evil.example/?token={TOKENS['owner_token']}")
    assert moved.status in (303, 401, 404) and not moved.headers.get("location", "/x").startswith("//")
    moved = site.ask(f"/?q=port&token={TOKENS['owner_token']}")
    assert moved.status == 303 and moved.headers["location"] == "/?q=port"
    cookie = moved.headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=Strict" in cookie
    assert site.ask("/queue", headers={"Cookie": cookie.split(";")[0]}).status == 200


def test_limits_hold_by_socket_address_whatever_a_proxy_says(serving):
    site = serving(**TOKENS)
    codes = []
    for n in range(7):
        headers = {**READER, "X-Forwarded-For": f"10.0.0.{n}", "Forwarded": f"for=10.0.0.{n}"}
        codes.append(site.correct(HERALD, "will let", headers=headers, comment=f"number {n}", value=str(n)).status)
    assert codes == [201] * 5 + [429] * 2


def test_limits_are_five_in_five_minutes_fifteen_in_thirty_and_thirty_a_day():
    now = [0.0]
    limits = Limits(lambda: now[0])
    let = []
    for second in range(0, 86_400, 30):
        now[0] = float(second)
        if limits.refused("a") == 0:
            let.append(second)
    assert len(let) == 30
    assert max(sum(s <= t < s + 300 for t in let) for s in let) == 5
    assert max(sum(s <= t < s + 1800 for t in let) for s in let) == 15
    assert limits.refused("b") == 0
    now[0] += 86_400
    assert limits.refused("a") == 0


def test_letters_of_a_single_file_come_into_the_queue(site):
    at = HERALD.index("denied")
    good = {"schema": "onrecord/letter/1", "report": site.report, "start": at, "end": at + 6, "unit": "utf16", "exact": "denied",
            "fault": "page_wrong", "kind": "whole", "value": "", "comment": "it did not", "sender": "Bo"}  # fmt: skip
    lines = "\n".join(
        [
            json.dumps(good),
            json.dumps({**good, "exact": "other"}),
            "no json",
            json.dumps(good),
            json.dumps({**good, "report": "ffff"}),
        ]
    )
    done = site.ask("/letters", method="POST", body=lines.encode(), headers={"Content-Type": "application/json"})
    assert [letter["state"] for letter in done.json["letters"]] == [
        "waiting",
        "refused",
        "refused",
        "duplicate",
        "refused",
    ]
    assert site.ask("/queue.json").json["waiting"][0]["comment"] == "it did not"


def test_two_judgements_never_share_a_moment_and_none_is_dated_ahead():
    still = datetime(2031, 6, 3, 12, tzinfo=UTC)
    clock = Clock(lambda: still)
    moments = [datetime.fromisoformat(clock()) for _ in range(5)]
    assert len(set(moments)) == 5 and moments == sorted(moments)
    assert moments[-1] - still < timedelta(milliseconds=1)


def test_the_single_file_is_given_as_an_attachment(site):
    answer = site.ask(f"/reports/{site.report}/file")
    assert answer.headers["content-disposition"] == f'attachment; filename="onrecord-{site.report}.html"'
    assert "Content-Security-Policy" in answer.text


def test_moments_come_from_the_clock_of_the_settings(site):
    site.correct(HERALD, "will let", record=site.record("will let"))
    assert site.judgements()[0].made_at > NOON.replace("2031", "2020")

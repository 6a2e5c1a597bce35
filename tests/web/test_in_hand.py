"""What is in hand on a report page: it is reached, it stays while a person works, and keys, margin and citation agree on it."""

import pytest
from pages import generated, herald
from selecting import select_words

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SHEET = herald()
LONG = generated(1, paragraphs=40)
DRAWN = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))))"


@pytest.fixture
def open_report(site, page):
    page.goto(f"{site.url}/reports/{site.report}")
    return page


@pytest.fixture
def open_long(serving, page):
    site = serving([LONG])
    page.goto(f"{site.url}/reports/{site.report}")
    return page


def stands_on(page):
    return page.evaluate("document.activeElement.id")


def judge(page, *keys):
    """Press keys of a judgement and wait until the page has answered."""
    page.evaluate("() => { document.getElementById('toast').hidden = true; }")
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_selector("#toast:not([hidden])")


def test_what_is_pressed_twice_is_sent_once_and_can_be_taken_back(site, open_report):
    page, sent = open_report, []
    page.on("request", lambda request: sent.append(request.url) if request.method == "POST" else None)
    page.keyboard.press("j")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("1")
    page.evaluate(
        "() => { const form = document.querySelector('#correct form'); form.requestSubmit(); form.requestSubmit(); }"
    )
    page.wait_for_selector("#toast:has-text('Kept')")
    assert len(sent) == 1 and page.locator('#text [data-i~="r1"]').count() == 0
    page.click("#toast button")
    page.wait_for_selector("#toast:has-text('Taken back')")
    assert site.show().records[0].state == "proposed" and page.locator("#text .r.now").get_attribute("id") == "r1"
    page.evaluate(
        "() => { const all = [...document.querySelectorAll('.rec.now button')]; all[1].click(); all[1].click(); }"
    )
    page.wait_for_selector("#toast:has-text('Kept')")
    assert len(site.judgements()) == 3 and len(sent) == 3


def test_a_far_jump_arrives_with_its_record_and_scrolling_on_lets_it_go(open_long):
    page = open_long
    whole = page.inner_text("#citation")
    number = page.evaluate("window.onrecord.model.records.length")
    go = "new Promise((done) => { addEventListener('scrollend', done); window.onrecord.go(window.onrecord.byNumber.get(n)); })"
    page.evaluate(f"(n) => {go}.then({DRAWN})", number)
    assert page.get_attribute(".rec.now", "data-record") == str(number) and stands_on(page) == f"r{number}"
    assert page.inner_text("#cited") == f"Cite r{number}" and page.inner_text("#citation") != whole
    page.evaluate(f"() => {{ scrollBy(0, -1500); return ({DRAWN})(); }}")
    assert (page.inner_text("#cited"), page.inner_text("#citation")) == ("Cite", whole)
    first = page.get_attribute("#card .rec >> nth=0", "data-record")
    page.keyboard.press("j")
    assert 1 < int(stands_on(page)[1:]) < number and stands_on(page) == f"r{first}"


def test_a_sentence_without_a_record_in_hand_is_cited_as_the_report(open_report):
    page = open_report
    whole = page.inner_text("#citation")
    page.keyboard.press("j")
    assert page.inner_text("#cited") == "Cite r1"
    page.locator("#text .s").last.dispatch_event("click")
    assert (page.inner_text("#cited"), page.inner_text("#citation")) == ("Cite", whole)


def test_by_keyboard_alone_the_record_in_hand_is_confirmed_and_the_next_one_follows(site, open_report):
    page = open_report
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    button = "[document.activeElement.textContent, document.activeElement.closest('.rec')?.dataset.record]"
    assert page.evaluate(button) == ["Right as it stands", "2"]
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    assert stands_on(page) == "r2"
    judge(page, "y")
    assert [v.state for v in site.show().records[:3]] == ["proposed", "confirmed", "proposed"]
    assert stands_on(page) == "r2" and "r2 · confirmed" in page.inner_text(".rec.now")
    page.keyboard.press("j")
    judge(page, "Control+Enter", "1", "Enter")
    page.keyboard.press("j")  # what was rejected stands no more in the text; its place is kept
    assert site.show().records[2].state == "rejected" and stands_on(page) == "r4"


def test_what_is_written_in_the_dialog_is_there_again_until_it_is_sent(open_report):
    page = open_report
    read = "['kind', 'value', 'comment'].map((name) => document.querySelector(`#correct [name=${name}]`).value)"
    page.keyboard.press("j")
    page.keyboard.press("Control+Enter")
    page.keyboard.press("1")
    page.select_option("[name=kind]", "voice")
    page.fill("[name=value]", "publisher")
    page.fill("[name=comment]", "Vel was not asked.")
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Control+Enter")
    assert page.evaluate(read) == ["whole", "", ""]
    page.click("#correct-cancel")
    page.keyboard.press("k")
    page.keyboard.press("Control+Enter")
    assert page.evaluate(read) == ["voice", "publisher", "Vel was not asked."]
    judge(page, "Control+Enter")
    page.keyboard.press("Control+Enter")
    assert page.evaluate(read) == ["whole", "", ""] and page.locator("#correct [name=fault]:checked").count() == 0


def test_folds_and_switches_stay_when_a_judgement_is_taken_back(site, open_report):
    page = open_report
    select_words(page, SHEET, "denied")
    judge(page, "Control+Enter", "1", "Enter")
    page.click("#people > summary")
    page.click(".key > summary")
    page.locator('input[data-voice="Lena Dorr"]').uncheck()
    page.click("#people [data-undo]")
    page.wait_for_selector("#toast:has-text('Taken back')")
    assert page.locator("#people[open] .gone").count() == 1 and page.locator(".key[open]").count() == 1
    assert not page.locator('input[data-voice="Lena Dorr"]').is_checked() and page.locator("#r6.off").count() == 1


def test_the_button_beside_selected_words_moves_with_them_and_lies_under_the_card(open_report):
    page = open_report
    page.set_viewport_size({"width": 390, "height": 500})
    page.evaluate("document.getElementById('p2').scrollIntoView()")
    page.click("#p2")
    button, words, card = page.locator("#correct-this"), page.locator(".b:has(#p2) .w"), page.locator("#card")
    button.wait_for()
    assert button.bounding_box()["y"] + button.bounding_box()["height"] <= card.bounding_box()["y"]
    apart = button.bounding_box()["y"] - words.bounding_box()["y"]
    page.evaluate("scrollBy(0, -100)")
    assert button.bounding_box()["y"] - words.bounding_box()["y"] == pytest.approx(apart, abs=1)
    over = "() => { const box = document.getElementById('correct-this').getBoundingClientRect();" \
           " return document.elementFromPoint(box.left + 20, box.bottom - 4).closest('#card') !== null; }"  # fmt: skip
    assert page.evaluate(over)


def test_on_a_phone_the_rows_that_hold_a_record_back_are_shown_and_the_others_unfold(open_report):
    page = open_report
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("window.onrecord.go(window.onrecord.byNumber.get(1))")
    row = page.locator(".rec.now dt")
    assert row.locator("visible=true").all_inner_texts() == ["unsure"]
    page.click(".rec.now .unfold")
    assert len(row.locator("visible=true").all_inner_texts()) == row.count() > 3


def test_the_wheel_over_the_margin_moves_the_page(open_long):
    page = open_long
    place = page.locator(".margin").bounding_box()
    page.mouse.move(place["x"] + 40, place["y"] + 200)
    page.mouse.wheel(0, 400)
    page.wait_for_function("() => scrollY > 0")


def test_the_small_not_never_stands_on_a_line_of_its_own(open_report):
    alone = """() => {
      const mark = document.querySelector('#text .r.neg');
      const range = document.createRange();
      range.selectNodeContents(mark);
      const found = [];
      for (let width = 120; width < 700; width += 3) {
        mark.closest('.w').style.width = `${width}px`;
        if (mark.getClientRects().length > range.getClientRects().length) found.push(width);
      }
      return found;
    }"""
    assert open_report.evaluate(alone) == []

"""The public names: what a caller of the package meets."""

import sys

import pytest

import onrecord
from onrecord.core.errors import MalformedInput, MissingInput, StepError
from onrecord.core.reading import Reading, Step
from onrecord.core.record import Sheet
from onrecord.read import PLAIN, read
from tests.read.reading_of import report_of


def test_read_stays_the_verb_when_the_stage_is_imported():
    assert "onrecord.read.tokens" in sys.modules
    assert callable(onrecord.read)


def test_public_names_are_all_there():
    for name in onrecord.__all__:
        assert getattr(onrecord, name) is not None
    with pytest.raises(AttributeError, match="nonsense"):
        _ = onrecord.nonsense


def test_read_text_gives_a_sheet_that_prints():
    sheet = onrecord.read_text("Ondria closed the port, the ministry said.")
    assert isinstance(sheet, Sheet)
    assert "What the page says" in str(sheet)
    assert "<pre>" in sheet._repr_html_()


def test_read_tokens_keeps_the_words_it_is_given():
    reading = onrecord.read_tokens([["Ondria", "closed", "the", "port", "."], ["It", "rained", "."]])
    assert isinstance(reading, Reading)
    assert [reading.words(token) for token in reading.tokens][:4] == ["Ondria", "closed", "the", "port"]
    assert len(reading.sentences) == 2


@pytest.mark.parametrize("published", ["yesterday", "2031-13-01", "31.6.2031"])
def test_a_date_that_is_no_date_is_refused(published):
    with pytest.raises(MalformedInput, match=published):
        onrecord.read_text("Ondria closed the port.", published=published)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(MissingInput, match=r"nowhere\.txt"):
        onrecord.read(tmp_path / "nowhere.txt")


def test_another_language_is_said_and_not_mangled():
    sheet = onrecord.read_text(
        "Die Regierung von Ondria hat am Montag die Grenze geschlossen, sagte ein Sprecher des Ministeriums. "
        "Der Hafen bleibt bis auf Weiteres offen, und die Gespräche gehen weiter."
    )
    assert not sheet.report.language.english
    assert sheet.records == ()
    assert "not English" in str(sheet)


def test_steps_in_an_order_that_cannot_work_are_refused():
    with pytest.raises(StepError, match="missing layers"):
        read(report_of("Ondria closed the port."), PLAIN[2:])
    odd = Step("odd", "1", frozenset({"nonsense"}), frozenset(), lambda reading: reading)
    with pytest.raises(StepError, match="unknown layers nonsense"):
        odd(Reading(report_of("Ondria closed the port.")))

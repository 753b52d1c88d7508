"""A contact that was written comes back as it was."""

import io
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Kind, Phone
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.formats.spreadsheet import read_spreadsheet, write_spreadsheet
from models.formats.spreadsheet_writing import Separator, SheetOptions
from models.formats.vcard import VCardVersion, read_vcards, write_vcards

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("version", VCardVersion)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_vcard_comes_back_as_it_was(
    drafts: st.SearchStrategy[ContactDraft], version: VCardVersion, data: st.DataObject
) -> None:
    draft = data.draw(drafts)
    written = b"".join(write_vcards([draft], version))
    (contact,) = read_vcards(io.BytesIO(written), TODAY)
    assert contact.problems == ()
    assert contact.draft == draft


@pytest.mark.parametrize("separator", Separator)
@pytest.mark.parametrize("guards_formulas", [True, False])
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_an_own_spreadsheet_comes_back_as_it_was(
    drafts: st.SearchStrategy[ContactDraft], guards_formulas: bool, separator: Separator, data: st.DataObject
) -> None:
    some = data.draw(st.lists(drafts, max_size=3))
    written = b"".join(write_spreadsheet(some, SheetOptions(guards_formulas, separator)))
    contacts = list(read_spreadsheet(io.BytesIO(written), TODAY).contacts())
    assert [problem for contact in contacts for problem in contact.problems] == []
    assert [contact.draft for contact in contacts] == some


@pytest.mark.parametrize("version", VCardVersion)
@pytest.mark.parametrize("word", ["BIRTHDAY", "_$!<Anniversary>!$_", "_$!<>!$_", "Work"])
def test_words_that_mean_something_in_the_format_come_back_as_words(version: VCardVersion, word: str) -> None:
    new_year = CalendarDay(1, 1)
    draft = ContactDraft(
        PersonName("Ann"),
        phones=(Phone("020 7946 0123", Kind.HOME, word if word != "Work" else "Work desk"),),
        occasions=(Occasion(OccasionKind.BIRTHDAY, new_year), Occasion(OccasionKind.ANNIVERSARY, new_year, word)),
    )
    (contact,) = read_vcards(io.BytesIO(b"".join(write_vcards([draft], version))), TODAY)
    assert contact.draft == draft


@pytest.mark.parametrize("version", VCardVersion)
@given(words=st.text("=0D ä", min_size=40, max_size=200).filter(lambda text: "====" not in text))
def test_a_kept_line_of_quoted_printable_comes_back_wherever_it_is_folded(version: VCardVersion, words: str) -> None:
    line = f"X-OTHER;ENCODING=QUOTED-PRINTABLE:{words.strip()}.".replace("==", "=")
    draft = ContactDraft(PersonName("Ann"), kept_lines=(line,))
    (contact,) = read_vcards(io.BytesIO(b"".join(write_vcards([draft], version))), TODAY)
    assert contact.draft is not None
    assert contact.draft.kept_lines == draft.kept_lines

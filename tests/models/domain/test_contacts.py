"""What a contact is: texts as they may be stored, and drafts that can be saved."""

import pytest

from models.domain.contacts import MAX_FIELD_CHARACTERS, ContactDraft, clean_text
from models.domain.names import PersonName


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Ann \t Reed\x00 ", "Ann Reed"),
        ("Ann\x1b[31mReed", "Ann [31mReed"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🌾", "👩\u200d🌾"),
        ("one\r\ntwo", "one two"),
    ],
)
def test_a_line_of_text_keeps_its_letters_and_loses_control_characters(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_a_text_of_several_lines_keeps_them() -> None:
    assert clean_text(" one\r\ntwo\rthree\x00 ", lines=True) == "one\ntwo\nthree"


@pytest.mark.parametrize("draft", [ContactDraft(PersonName("Ann")), ContactDraft(company="Reed Roofing")])
def test_a_name_or_a_company_is_enough(draft: ContactDraft) -> None:
    assert list(draft.problems()) == []


@pytest.mark.parametrize(
    "draft", [ContactDraft(), ContactDraft(company="  "), ContactDraft(company="x" * (MAX_FIELD_CHARACTERS + 1))]
)
def test_a_draft_that_can_not_be_saved_says_why(draft: ContactDraft) -> None:
    assert list(draft.problems())

"""Folding: what is typed without accents, capitals and strokes meets what is written with them."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.folding import fold, fold_words

SURROGATES = range(0xD800, 0xE000)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Łódź", "lodz"),
        ("Straße", "strasse"),
        ("Ødegård", "odegard"),
        ("Þórður", "thordur"),
        ("Æsop Œuvre", "aesop oeuvre"),
        ("İstanbul", "istanbul"),
        ("Kadıköy", "kadikoy"),
        ("Đặng", "dang"),
        ("Ἀθήνα", "αθηνα"),
        ("ЁЛКА", "елка"),
        ("ＡＢＣ１", "abc1"),
        ("ᴬ", "a"),
        ("ﬁne", "fine"),
    ],
)
def test_letters_lose_case_accents_and_strokes(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_every_folded_character_stays_as_it_is_when_folded_again() -> None:
    characters = (chr(code) for code in range(sys.maxunicode + 1) if code not in SURROGATES)
    assert [c for c in characters if fold(fold(c)) != fold(c)] == []


@given(st.text())
def test_every_folded_text_stays_as_it_is_when_folded_again(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_composed_and_decomposed_spellings_fold_alike(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


def test_words_end_at_what_is_neither_letter_nor_digit() -> None:
    assert fold_words("O'Brien, jean-luc@example.com") == ["o", "brien", "jean", "luc", "example", "com"]


def test_each_han_character_is_a_word_of_its_own() -> None:
    assert fold_words("伊藤 Kenji") == ["伊", "藤", "kenji"]


@given(st.text())
def test_words_hold_letters_and_digits_only(text: str) -> None:
    assert all(word.isalnum() for word in fold_words(text))

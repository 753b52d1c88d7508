"""Telephone numbers as all their spellings share them."""

from functools import lru_cache

import phonenumbers

from models.domain.search_words import significant_digits

# Fewer digits are an extension or a typing error, and would make strangers meet.
_LEAST_DIGITS = 6


@lru_cache(maxsize=50_000)
def number_key(number: str, country: str = "") -> str:
    """`number` in E.164 (`+442079460123`), its extension behind an x; `country` is the ISO code of the owner's.

    What is no possible number gives its significant digits, and nothing where they are fewer than six.
    """
    text = number.strip().removeprefix("tel:")
    try:
        parsed = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return _digits(text)
    if not phonenumbers.is_possible_number(parsed):
        return _digits(text)
    extension = f"x{parsed.extension}" if parsed.extension else ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) + extension


def _digits(text: str) -> str:
    digits = significant_digits(text)
    return digits if len(digits) >= _LEAST_DIGITS else ""

from decimal import Decimal

import pytest

from models.errors import InputError
from ui.panels.touches.outcome_details import read_amount


@pytest.mark.parametrize(
    ("text", "amount"), [("49.97", "49.97"), ("£49.97", "49.97"), ("1,234.50", "1234.50"), (" 397 ", "397"), ("0", "0")]
)
def test_an_amount_is_read_as_it_is_typed(text: str, amount: str) -> None:
    assert read_amount(text) == Decimal(amount)


@pytest.mark.parametrize("text", ["a lot", "-5", "nan", "1e999999999x", "£"])
def test_what_is_no_amount_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_amount(text)

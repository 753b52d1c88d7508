"""Printer profiles are kept by name."""

import pytest

from models.context import Context
from models.domain.printer_profiles import PrinterProfile
from models.errors import InputError, NotFoundError

EPSON = PrinterProfile("Epson, rear tray", "Epson ET-2850", "rear", -8, 3, 1002, 998)


def test_a_profile_is_found_by_its_name(context: Context) -> None:
    context.printer_profiles.save(EPSON)
    assert context.printer_profiles.get("epson, REAR tray") == EPSON
    assert context.printer_profiles.find("") is None


def test_a_new_reading_goes_over_the_old_one(context: Context) -> None:
    context.printer_profiles.save(EPSON)
    context.printer_profiles.save(PrinterProfile("Epson, rear tray", down_tenths=5))
    assert [profile.down_tenths for profile in context.printer_profiles.list_all()] == [5]
    context.history.undo()
    assert context.printer_profiles.list_all() == [EPSON]


def test_what_can_not_be_right_is_refused(context: Context) -> None:
    with pytest.raises(InputError):
        context.printer_profiles.save(PrinterProfile("Mad", right_tenths=5000))
    with pytest.raises(InputError):
        context.printer_profiles.save(PrinterProfile(" "))
    with pytest.raises(NotFoundError):
        context.printer_profiles.remove("None")

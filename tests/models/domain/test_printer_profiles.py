"""Printer profiles: what the owner reads off a test sheet makes the printer print true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.domain.printer_profiles import (
    SQUARE_LEFT_MM,
    SQUARE_SIDE_MM,
    SQUARE_TOP_MM,
    PrinterProfile,
    SheetReadings,
    profile_from_readings,
)

A4 = (210.0, 297.0)


class Printer:
    """A printer that misses by an offset (mm) and a stretch, across and along."""

    def __init__(self, right: float, down: float, across: float, along: float) -> None:
        self.right, self.down, self.across, self.along = right, down, across, along

    def lands(self, x: float, y: float, profile: PrinterProfile) -> tuple[float, float]:
        x, y = profile.place(x, y)
        return self.right + self.across * x, self.down + self.along * y

    def read(self, profile: PrinterProfile) -> SheetReadings:
        left, top = self.lands(SQUARE_LEFT_MM, SQUARE_TOP_MM, profile)
        right, bottom = self.lands(SQUARE_LEFT_MM + SQUARE_SIDE_MM, SQUARE_TOP_MM + SQUARE_SIDE_MM, profile)
        return SheetReadings(left, top, right - left, bottom - top)


printers = st.builds(Printer, st.floats(-5, 5), st.floats(-5, 5), st.floats(0.96, 1.04), st.floats(0.96, 1.04))


def test_a_printer_that_prints_true_needs_no_correction() -> None:
    assert profile_from_readings(SheetReadings(50, 50), A4).changes_nothing


def test_two_readings_give_the_offset() -> None:
    profile = profile_from_readings(SheetReadings(51.2, 49.5), A4)
    assert profile == PrinterProfile(right_tenths=-12, down_tenths=5)


def test_four_readings_give_the_scale_too() -> None:
    profile = profile_from_readings(SheetReadings(48.5, 48.5, 97, 97), A4)
    assert (profile.across_permille, profile.along_permille) == (1031, 1031)
    assert (profile.right_tenths, profile.down_tenths) == (0, 0)


@given(printer=printers)
def test_with_its_profile_a_printer_prints_true_all_over_the_paper(printer: Printer) -> None:
    profile = profile_from_readings(printer.read(PrinterProfile()), A4)
    for x, y in ((0, 0), (105, 148.5), (210, 297)):
        # Steps of 0.1 % and 0.1 mm leave half a step of each.
        across, along = printer.lands(x, y, profile)
        assert abs(across - x) <= 0.06 + 0.00053 * 105
        assert abs(along - y) <= 0.06 + 0.00053 * 148.5


@given(printer=printers)
def test_a_second_sheet_printed_with_the_profile_changes_next_to_nothing(printer: Printer) -> None:
    first = profile_from_readings(printer.read(PrinterProfile()), A4)
    second = profile_from_readings(printer.read(first), A4, first)
    assert abs(second.right_tenths - first.right_tenths) <= 1
    assert abs(second.along_permille - first.along_permille) <= 1


def test_the_names_of_the_printer_stay() -> None:
    used = PrinterProfile("Office", "HP", "Tray 2")
    profile = profile_from_readings(SheetReadings(51, 50), A4, used)
    assert (profile.name, profile.printer, profile.tray, profile.right_tenths) == ("Office", "HP", "Tray 2", -10)


@pytest.mark.parametrize("readings", [SheetReadings(5, 50), SheetReadings(50, 50, 10), SheetReadings(50, float("nan"))])
def test_a_reading_that_can_t_be_right_is_refused(readings: SheetReadings) -> None:
    with pytest.raises(ValueError, match="can't be right"):
        profile_from_readings(readings, A4)


@pytest.mark.parametrize("profile", [PrinterProfile(right_tenths=301), PrinterProfile(along_permille=0)])
def test_a_profile_out_of_reach_is_refused(profile: PrinterProfile) -> None:
    assert len(list(profile.problems())) == 1

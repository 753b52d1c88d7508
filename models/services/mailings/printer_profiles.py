"""The printers of the owner, and by how much each of them misses."""

from typing import Any

from models.domain.folding import fold
from models.domain.printer_profiles import PrinterProfile
from models.errors import InputError, NotFoundError
from models.store import mailing_tables
from models.store.database import Book

_TABLE = mailing_tables.PrinterProfile


class PrinterProfiles:
    """Keeps printer profiles by their names."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def list_all(self) -> list[PrinterProfile]:
        """All of them by name."""
        return [_profile(row) for row in self._book.rows(_TABLE.select().order_by(_TABLE.folded))]

    def get(self, name: str) -> PrinterProfile:
        """The profile of this name; case and accents do not matter.

        Raises:
            NotFoundError: there is none.
        """
        rows = self._book.rows(_TABLE.select().where(_TABLE.folded == fold(name.strip())))
        if not rows:
            raise NotFoundError(f"There is no printer profile “{name.strip()}”.")
        return _profile(rows[0])

    def find(self, name: str) -> PrinterProfile | None:
        """The profile of this name, or None."""
        rows = self._book.rows(_TABLE.select().where(_TABLE.folded == fold(name.strip()))) if name.strip() else []
        return _profile(rows[0]) if rows else None

    def save(self, profile: PrinterProfile) -> None:
        """Save a profile under its name, over the one that has it already.

        Raises:
            InputError: the name is empty, or the profile moves or scales a print too far.
        """
        if not fold(profile.name).strip():
            raise InputError("Type a name for the printer.")
        for problem in profile.problems():
            raise InputError(problem)
        values = _values(profile)
        with self._book.transaction(f"Save printer {values['name']}"):
            if not self._book.change(_TABLE.update(**values).where(_TABLE.folded == values["folded"])):
                self._book.change(_TABLE.insert(**values))

    def remove(self, name: str) -> None:
        """Remove the profile of this name.

        Raises:
            NotFoundError: there is none.
        """
        with self._book.transaction(f"Remove printer {self.get(name).name}"):
            self._book.change(_TABLE.delete().where(_TABLE.folded == fold(name.strip())))


def _values(profile: PrinterProfile) -> dict[str, Any]:
    name = " ".join(profile.name.split())
    return {
        "name": name,
        "folded": fold(name),
        "printer": profile.printer,
        "tray": profile.tray,
        "right_tenths": profile.right_tenths,
        "down_tenths": profile.down_tenths,
        "across_permille": profile.across_permille,
        "along_permille": profile.along_permille,
    }


def _profile(row: Any) -> PrinterProfile:
    return PrinterProfile(
        row.name,
        row.printer,
        row.tray,
        row.right_tenths,
        row.down_tenths,
        row.across_permille,
        row.along_permille,
    )

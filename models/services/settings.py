"""Settings that belong to the book; they are carried by its backups."""

import json
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from typing import Any

from models.store import tables
from models.store.database import Book


class Announcing(StrEnum):
    """How popups tell what is due; what has a time of day of its own is always told at that time."""

    EACH = "each"
    SUMMARY = "summary"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class SettingValues:
    """The settings and what they are on a new book.

    `own_country`: ISO 3166 code, empty until chosen (the system's country is used). `label_stock`: id of the stock
    chosen last. `remind_local`: the time of day, `HH:MM`, from which the day's reminders come. `keeps_running`:
    closing the window leaves Barnacle in the tray. `hides_details`: popups name nobody. `announcing` (see
    `Announcing`): a popup for each person, one summary a day at `summary_local`, or both. With `has_quiet_hours`
    popups wait from `quiet_from_local` until `quiet_until_local`. `return_address`: the owner's own name and address,
    line by line. `printer_profile`: the name of the profile used last. `logo_path`: a picture for envelopes and labels.
    """

    own_country: str = ""
    label_stock: str = ""
    remind_local: str = "08:00"
    keeps_running: bool = True
    hides_details: bool = False
    backup_folder: str = ""
    announcing: str = Announcing.EACH.value
    summary_local: str = "08:00"
    has_quiet_hours: bool = False
    quiet_from_local: str = "21:00"
    quiet_until_local: str = "07:00"
    return_address: str = ""
    printer_profile: str = ""
    logo_path: str = ""


class Settings:
    """Reading and changing the settings of the book."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def get(self) -> SettingValues:
        """The settings; unknown ones of a newer program are passed over."""
        known = {field.name for field in fields(SettingValues)}
        rows = self._book.rows(tables.Setting.select(tables.Setting.key, tables.Setting.value))
        return SettingValues(**{row.key: json.loads(row.value) for row in rows if row.key in known})

    def change(self, **values: Any) -> None:
        """Change settings given by name; those that stay as they were are not written."""
        before = self.get()
        after = asdict(replace(before, **values))
        table = tables.Setting
        with self._book.transaction("Change settings"):
            for key, value in after.items():
                if value != getattr(before, key):
                    text = json.dumps(value)
                    if not self._book.change(table.update(value=text).where(table.key == key)):
                        self._book.change(table.insert(key=key, value=text))

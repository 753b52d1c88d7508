"""A new book from what is left of a damaged one: every row that can be read, mended where it can't stand as it is."""

import contextlib
import json
import os
import re
import sqlite3
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from models.catalogues import load_default_plans
from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.contacts import Answer, Kind
from models.domain.enrolments import EndReason
from models.domain.occasions import OccasionKind, Recurrence
from models.domain.plans import PlanUse
from models.domain.status import Status
from models.domain.touches import Direction, Method, Outcome
from models.jobs import NoProgress, Part, Progress
from models.store import plan_rows, versions
from models.store.connection import BookDatabase
from models.store.page_reader import PageReader
from models.store.salvage import SEARCH_CONTENT, Salvage, read_salvage
from models.store.salvaged_rows import Column, Row, SalvagedRows

_CONTENT = (Column("id", "INTEGER", True), Column("c0", "TEXT", True))
_APPLIED = "schema_migration"
_APPLIED_COLUMNS = (_CONTENT[0], Column("name", "TEXT", False), Column("applied", "TEXT", False))
_NOT_RESCUED = frozenset((_APPLIED, "journal_state", "sqlite_sequence"))
# Written rows between two reports of how far it is.
_REPORT_EVERY = 500
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(slots=True)
class Rescued:
    """What came into the new book, by table, and what did not or not as it was, as sentences."""

    rows: dict[str, int]
    losses: list[str] = field(default_factory=list)


def rescue(damaged: Path, target: Path, today: date, progress: Progress) -> Rescued:
    """Make the tables of a book at `target` with all that can be read of the file `damaged`, which is not written to.

    `target` must not exist, and is not a book before `versions.bring_up_to_date` was called on it.

    Raises:
        OSError, sqlite3.Error: a file can't be read or written.
        JobCancelledError: the owner asked to stop.
    """
    with contextlib.closing(PageReader(damaged)) as reader:
        os.close(os.open(target, os.O_CREAT | os.O_RDWR | os.O_EXCL, 0o600))
        version = _version(reader)
        versions.make_empty(target, version)
        database = BookDatabase(target, {"foreign_keys": 0})
        with database.connection_context(), database.atomic():
            return _fill(reader, database, version, today, progress)


def _fill(reader: PageReader, database: BookDatabase, version: int, today: date, progress: Progress) -> Rescued:
    db = database.cursor().connection
    tables = _tables(db)
    known = {**tables, SEARCH_CONTENT: _CONTENT, _APPLIED: _APPLIED_COLUMNS}
    salvage = read_salvage(reader, known, SalvagedRows(db, known), Part(progress, 0, 60))
    if version == versions.VERSION and salvage.rows.count("enrolment") and not salvage.rows.count("plan"):
        # Whoever was on a lost plan goes on with one that ships with the program.
        for plan in load_default_plans():
            plan_rows.insert_plan(database, plan)
    losses = _Filling(db, tables, today).fill(salvage, Part(progress, 60, 100))
    _keep_used_ids(db)
    rows = {name: db.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    return Rescued(rows, [*_page_losses(salvage), *losses])


def _version(reader: PageReader) -> int:
    """How many migrations the book went through; what can't be known is taken for today's version."""
    known = range(1, versions.VERSION + 1)
    stated = int.from_bytes(reader.header[60:64], "big")
    if stated in known:
        return stated
    with contextlib.closing(sqlite3.connect(":memory:")) as memory:
        tables = {_APPLIED: _APPLIED_COLUMNS}
        applied = read_salvage(reader, tables, SalvagedRows(memory, tables), NoProgress()).rows.count(_APPLIED)
    return applied if applied in known else versions.VERSION


def _tables(db: sqlite3.Connection) -> dict[str, list[Column]]:
    names = [row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    return {
        name: [
            Column(row[1], row[2], not row[3] or bool(row[5]), not row[3] or row[4] is not None)
            for row in db.execute(f"PRAGMA table_info({name})")
        ]
        for name in names
        if name not in _NOT_RESCUED
    }


def _is_one_of(kinds: Iterable[Any]) -> Callable[[Any], bool]:
    values = {kind.value for kind in kinds}
    return lambda value: value in values


def _is_day(value: Any) -> bool:
    try:
        return bool(_DAY.fullmatch(value)) and bool(date.fromisoformat(value))
    except (TypeError, ValueError):
        return False


def _is_calendar_day(month: Any, day: Any, year: Any) -> bool:
    try:
        return bool(CalendarDay(month, day, year))
    except (TypeError, ValueError):
        return False


def _is_json(value: Any) -> bool:
    try:
        json.loads(value)
    except (TypeError, ValueError):
        return False
    return True


def _is_amount(value: Any) -> bool:
    try:
        return value == "" or Decimal(value).is_finite()
    except (TypeError, ValueError, InvalidOperation):
        return False


def _is_instant(value: Any) -> bool:
    try:
        return datetime.fromisoformat(value).tzinfo is not None
    except (TypeError, ValueError):
        return False


_IS_METHOD = _is_one_of(Method)
_KIND = (_is_one_of(Kind), Kind.OTHER.value)
# What a column must hold to be read again, and what it gets when it does not; None stands for the day of the rescue.
Rule = tuple[Callable[[Any], bool], object]
_SOUND: Mapping[tuple[str, str], Rule] = {
    ("contact", "status"): (_is_one_of(Status), Status.LEAD.value),
    ("contact", "can_afford"): (_is_one_of(Answer), Answer.UNKNOWN.value),
    ("contact", "interested"): (_is_one_of(Answer), Answer.UNKNOWN.value),
    **{
        (table, "kind"): (_is_one_of(Kind), Kind.OTHER.value)
        for table in ("phone", "email", "website", "postal_address")
    },
    ("occasion", "kind"): (_is_one_of(OccasionKind), OccasionKind.OTHER.value),
    ("occasion", "recurrence"): (_is_one_of(Recurrence), Recurrence.YEARLY.value),
    ("occasion", "leap_rule"): (_is_one_of(LeapRule), LeapRule.FEBRUARY_28.value),
    ("occasion", "weekday"): (lambda value: value in range(7), 4),
    ("plan", "use"): (_is_one_of(PlanUse), PlanUse.NONE.value),
    ("plan", "later_days"): (lambda value: 1 <= value <= 3_660, 90),
    ("plan_step", "method"): (_IS_METHOD, Method.PHONE.value),
    ("enrolment", "end_reason"): (lambda value: value == "" or _is_one_of(EndReason)(value), EndReason.OTHER.value),
    ("follow_up", "remind_local"): (lambda value: value == "" or bool(_TIME.fullmatch(value)), ""),
    ("follow_up", "method"): (_IS_METHOD, Method.PHONE.value),
    ("touch", "method"): (_IS_METHOD, Method.PHONE.value),
    ("touch", "direction"): (_is_one_of(Direction), Direction.OUT.value),
    ("touch", "outcome"): (_is_one_of(Outcome), Outcome.NONE.value),
    ("purchase", "amount"): (_is_amount, ""),
    ("announcement", "simulated_on"): (lambda value: value == "" or _is_day(value), ""),
    ("segment", "query"): (_is_json, "{}"),
    ("setting", "value"): (_is_json, "null"),
}

_BY_ENDING: Mapping[str, Rule] = {"_on": (_is_day, None), "_at": (_is_instant, None)}


class _Filling:
    """Writes rows into the new tables, and keeps count of what had to be mended or left out."""

    def __init__(self, db: sqlite3.Connection, tables: Mapping[str, list[Column]], today: date) -> None:
        self._db = db
        self._tables = tables
        self._today = today
        self._left_out: Counter[str] = Counter()
        self._mended: Counter[str] = Counter()
        self._losses: list[str] = []

    def fill(self, salvage: Salvage, progress: Progress) -> list[str]:
        """Write all rows; gives what was lost or mended, as sentences.

        Raises:
            JobCancelledError: the owner asked to stop.
        """
        counts = {name: salvage.rows.count(name) for name in self._tables}
        written = 0
        for name, columns in self._tables.items():
            marks = ", ".join("?" for _ in columns)
            names = ", ".join(column.name for column in columns)
            for row in salvage.rows.of(name):
                if written % _REPORT_EVERY == 0:
                    progress.report(written, sum(counts.values()))
                written += 1
                self._insert(name, f"INSERT INTO {name} ({{}}) VALUES ({{}})", row, (names, marks))
        self._mend_references(salvage.rows)
        self._mend_follow_ups()
        told = [(f"{count:,} rows of “{name}” could not be kept.") for name, count in sorted(self._left_out.items())]
        told += [
            f"{count:,} values of “{name}” were damaged and set to a usual one." for name, count in self._mended.items()
        ]
        return [*self._losses, *told]

    def _insert(self, table: str, statement: str, row: Row, parts: tuple[str, str]) -> None:
        columns = self._tables[table]
        values = [self._sound(table, column.name, value) for column, value in zip(columns, row, strict=False)]
        names, marks = parts
        if len(values) < len(columns):
            # Columns that were added after the row was written have their defaults.
            names = ", ".join(column.name for column in columns[: len(values)])
            marks = ", ".join("?" for _ in values)
        if table == "occasion" and not _is_calendar_day(*values[5:8]):
            self._mended["occasion: day"] += 1
            values[5:8] = (values[5] if values[5] in range(1, 13) else 1, 1, None)
        if table == "contact" and not values[1]:
            values[1] = str(uuid.uuid4())
        for _ in range(2):
            try:
                self._db.execute(statement.format(names, marks), values)
            except sqlite3.IntegrityError as error:
                if not self._is_mended(table, values, str(error)):
                    break
            else:
                return
        self._left_out[table] += 1
        if table == "contact":
            self._losses.append(f"Contact {row[0]} could not be kept: {' '.join(str(v) for v in values[2:9] if v)}.")

    def _is_mended(self, table: str, values: list[Any], problem: str) -> bool:
        """Change what keeps a row from being inserted, where that saves the rest of it; False where it does not."""
        names = [column.name for column in self._tables[table]]
        if "UNIQUE" not in problem:
            return False
        if table == "contact":
            values[names.index("uid")] = str(uuid.uuid4())
        elif table == "enrolment":
            # Two plans at once: the one that was read later has ended.
            values[names.index("ended_on")] = self._today.isoformat()
        elif table == "follow_up" and "enrolment_id" in names:
            values[names.index("enrolment_id")] = None
        else:
            return False
        self._mended[f"{table}: {problem.rpartition('.')[2]}"] += 1
        return True

    def _sound(self, table: str, column: str, value: Any) -> Any:
        rule = _SOUND.get((table, column)) or _BY_ENDING.get(column[-3:])
        if rule is None or value is None:
            return value
        is_sound, usual = rule
        try:
            if is_sound(value):
                return value
        except TypeError:
            pass
        self._mended[f"{table}: {column}"] += 1
        if usual is None:
            return self._today.isoformat() if column.endswith("_on") else f"{self._today.isoformat()}T00:00:00+00:00"
        return usual

    def _mend_references(self, rows: SalvagedRows) -> None:
        """Give rows whose parent is lost another one: nothing that was read is thrown away for what was not."""
        for _ in range(len(self._tables)):
            broken = self._db.execute("PRAGMA foreign_key_check").fetchall()
            if not broken:
                return
            for table, row_id, parent, number in broken:
                self._mend_reference(table, row_id, parent, number, rows)

    def _mend_reference(self, table: str, row_id: int, parent: str, number: int, rows: SalvagedRows) -> None:
        key = next(row for row in self._db.execute(f"PRAGMA foreign_key_list({table})") if row[0] == number)
        column = next(column for column in self._tables[table] if column.name == key[3])
        found = self._db.execute(f"SELECT {column.name} FROM {table} WHERE id = ?", (row_id,)).fetchone()
        if found is None:
            return
        if parent == "contact":
            words = rows.find(SEARCH_CONTENT, int(found[0]))
            self._stand_in(int(found[0]), (words[1] or "") if words is not None and len(words) > 1 else "")
        elif parent == "tag":
            name = f"Lost interest {found[0]}"
            self._db.execute(
                "INSERT OR IGNORE INTO tag (id, kind, name, folded) VALUES (?, 'interest', ?, ?)",
                (found[0], name, name.lower()),
            )
            self._mended["tag: name"] += 1
        elif column.may_be_null:
            self._db.execute(f"UPDATE {table} SET {column.name} = NULL WHERE id = ?", (row_id,))
        elif parent == "plan" and (plan := self._db.execute("SELECT min(id) FROM plan").fetchone()[0]) is not None:
            self._db.execute(f"UPDATE {table} SET {column.name} = ? WHERE id = ?", (plan, row_id))
            self._mended[f"{table}: plan"] += 1
        else:
            self._db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
            self._left_out[table] += 1

    def _stand_in(self, contact_id: int, words: str) -> None:
        """A contact in the place of a lost one that other rows still speak of."""
        if self._db.execute("SELECT 1 FROM contact WHERE id = ?", (contact_id,)).fetchone():
            return
        given = {
            "id": contact_id, "uid": str(uuid.uuid4()), "company": f"Lost contact {contact_id}", "status": "lead",
            "can_afford": "unknown", "interested": "unknown", "sort_key": f"lost contact {contact_id}",
            "created_at": f"{self._today.isoformat()}T00:00:00+00:00",
        }  # fmt: skip
        values = {
            column.name: given.get(column.name, None if column.may_be_null else 0 if column.type == "INTEGER" else "")
            for column in self._tables["contact"]
        }
        marks = ", ".join("?" for _ in values)
        self._db.execute(f"INSERT INTO contact ({', '.join(values)}) VALUES ({marks})", tuple(values.values()))
        if words.strip():
            note = f"The search knew these words of this contact: {' '.join(words.split())}"
            columns = "contact_id, written_on, text, is_pinned"
            row = (contact_id, self._today.isoformat(), note, 1)
            self._db.execute(f"INSERT INTO note ({columns}) VALUES (?, ?, ?, ?)", row)
        known = f"; the search knew: {' '.join(words.split())}" if words.strip() else ""
        self._losses.append(f"The name of contact {contact_id} is lost{known}. What hung on it is in the book.")

    def _mend_follow_ups(self) -> None:
        """Everyone on a plan has a next follow-up: where it is lost, one is due on the day of the rescue."""
        if "enrolment" not in self._tables:
            return
        missing = self._db.execute(
            "SELECT id, contact_id, position FROM enrolment WHERE ended_on IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM follow_up WHERE enrolment_id = enrolment.id AND closed_at IS NULL)"
        ).fetchall()
        columns = "contact_id, due_on, method, purpose, carries, remind_local, closed_as, enrolment_id, step_position"
        for enrolment_id, contact_id, position in missing:
            self._db.execute(
                f"INSERT INTO follow_up ({columns}) VALUES (?, ?, 'phone', '', '', '', '', ?, ?)",
                (contact_id, self._today.isoformat(), enrolment_id, position),
            )
        if missing:
            self._losses.append(f"The next follow-up of {len(missing):,} contacts was lost; it is due today.")


def _page_losses(salvage: Salvage) -> list[str]:
    losses = []
    if salvage.damaged_pages:
        pages = ", ".join(str(number) for number in sorted(salvage.damaged_pages)[:40])
        more = " …" if len(salvage.damaged_pages) > 40 else ""
        losses.append(f"{len(salvage.damaged_pages):,} pages of the file are damaged: {pages}{more}.")
    if salvage.unreadable_rows:
        losses.append(f"{salvage.unreadable_rows:,} rows on them can't be read.")
    return losses


def _keep_used_ids(db: sqlite3.Connection) -> None:
    for name, last in db.execute("SELECT name, seq FROM sqlite_sequence").fetchall():
        highest = db.execute(f"SELECT max(id) FROM {name}").fetchone()[0] or 0
        db.execute("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (max(last, highest), name))

"""Mailings that began: frozen with their recipients, printed again from what was frozen, and logged once."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from models.clock import Clock
from models.domain.label_design import EnvelopeWindow
from models.domain.label_layout import FittedLabel
from models.domain.label_sheets import LabelStock, Shape, StockKind
from models.domain.recipients import LeftOut, LeftOutReason, MailingOrder, Recipient
from models.domain.touches import Method, TouchDraft
from models.errors import InputError, NotFoundError
from models.jobs import NoProgress, Progress
from models.printing.labels import LabelOptions, PreparedLabels
from models.services.enrolments import Enrolments
from models.services.mailings import due_letters
from models.services.mailings.label_codes import with_codes
from models.services.mailings.mailings import Mailings
from models.services.mailings.printer_profiles import PrinterProfiles
from models.services.mailings.sheet_memory import SheetMemory, Sheets
from models.services.settings import Settings
from models.services.touch_log import LoggedTouch, TouchLog
from models.store import mailing_tables
from models.store.database import Book, BulkWork

LABELS, ENVELOPES = "labels", "envelopes"
# From here on a journal entry for each row is felt.
_MANY = 500
_CHUNK = 1_000
_MAILING = mailing_tables.Mailing
_RECIPIENT = mailing_tables.MailingRecipient
_COLUMNS = (
    *("mailing_id", "contact_id", "position", "name", "lines", "font_size"),
    *("bold_from", "bold_count", "left_out", "detail"),
)


@dataclass(frozen=True, slots=True)
class MailingRow:
    """A mailing as the history lists it; `logged_on` is None until its touches were logged."""

    id: int
    kind: str
    name: str
    stock_id: str
    carried: str
    sheet_count: int
    made_on: date
    logged_on: date | None
    label_count: int
    people_count: int
    left_out_count: int


class MailingRuns:
    """The history of mailings, and the touches that they log."""

    def __init__(self, book: Book, mailings: Mailings, on_plans: Enrolments, settings: Settings, clock: Clock) -> None:
        self._book = book
        self._mailings = mailings
        self._settings = settings
        self._touches = TouchLog(book, on_plans)
        self._memory = SheetMemory(book)
        self._profiles = PrinterProfiles(book)
        self._clock = clock

    def begin(self, prepared: PreparedLabels, name: str, carried: str = "", *, becomes_usual: bool = False) -> int:
        """Freeze a mailing as it is printed: who is on it with which lines, and who is not; gives its id.

        `name` says to whom it goes, `carried` what it brings them. With `becomes_usual` its stock and printer are
        offered first for the next one.

        Raises:
            InputError: there is no label on it.
        """
        if not prepared.labels:
            raise InputError("There is no label to print.")
        values = (
            *(_kind(prepared), name, prepared.options.stock.id, json.dumps(_option_values(prepared))),
            *(carried, prepared.page_count, self._clock.today().isoformat()),
        )
        columns = ("kind", "name", "stock", "options", "carried", "sheet_count", "made_on")
        count = len(prepared.labels)
        step = f"Begin mailing of {count:,} {'label' if count == 1 else 'labels'}"
        with self._book.bulk_transaction(step) as work:
            mailing_id = work.next_id("mailing")
            work.insert("mailing", columns, [values])
            work.insert("mailing_recipient", _COLUMNS, [*_label_rows(mailing_id, prepared)])
            work.insert("mailing_recipient", _COLUMNS, [*_left_out_rows(mailing_id, prepared)])
            if becomes_usual:
                self._settings.change(**_usual_values(prepared.options))
        return mailing_id

    def list_all(self, limit: int = 200) -> list[MailingRow]:
        """The mailings, the newest first."""
        return [_row(row) for row in self._book.sql(f"{_ROWS} ORDER BY mailing.id DESC LIMIT ?", (limit,))]

    def get(self, mailing_id: int) -> MailingRow:
        """The mailing.

        Raises:
            NotFoundError: there is none with this id.
        """
        rows = self._book.sql(f"{_ROWS} WHERE mailing.id = ?", (mailing_id,))
        if not rows:
            raise NotFoundError("This mailing is no longer in the book.")
        return _row(rows[0])

    def reopen(self, mailing_id: int) -> PreparedLabels:
        """The labels of a mailing as they were printed, whatever became of the contacts since.

        Raises:
            NotFoundError: there is no such mailing.
        """
        row = self.get(mailing_id)
        options = json.loads(self._book.value(_MAILING.select(_MAILING.options).where(_MAILING.id == mailing_id)))
        rows = self._book.sql(
            "SELECT position, contact_id, name, lines, font_size, bold_from, bold_count, left_out, detail"
            " FROM mailing_recipient WHERE mailing_id = ? ORDER BY position IS NULL, position, id",
            (mailing_id,),
        )
        labels: dict[int, FittedLabel] = {}
        left_out: list[LeftOut] = []
        for position, contact_id, name, lines, size, bold_from, bold_count, reason, detail in rows:
            if position is None:
                left_out.append(LeftOut(contact_id or 0, name, LeftOutReason(reason), detail))
            elif position in labels:
                first = labels[position]
                labels[position] = first._replace(other_ids=(*first.other_ids, contact_id or 0))
            else:
                bold = range(bold_from, bold_from + bold_count)
                labels[position] = FittedLabel(contact_id or 0, name, tuple(lines.split("\n")), size, bold_lines=bold)
        frozen = self._options(row.stock_id, options)
        printed = tuple(labels.values())
        return PreparedLabels(frozen, tuple(self._coded(printed)) if frozen.has_code else printed, tuple(left_out))

    def log(self, mailing_id: int, progress: Progress | None = None) -> int:
        """Log a letter with all who are on a mailing, as one step; gives the number of contacts.

        Follow-ups by letter that are due are done by it, what follows on plans is timed anew, and the part-used sheet
        is remembered. A mailing that was logged already logs nothing.

        Raises:
            NotFoundError: there is no such mailing.
            JobCancelledError: the owner asked to stop; nothing was logged.
        """
        row = self.get(mailing_id)
        if row.logged_on is not None:
            return 0
        contact_ids = self._contacts_of(mailing_id)
        touch = TouchDraft(self._clock.today(), Method.MAIL, carried=row.carried)
        name = f"Log letter to {len(contact_ids):,} {'contact' if len(contact_ids) == 1 else 'contacts'}"
        if len(contact_ids) > _MANY:
            with self._book.bulk_transaction(name) as work:
                self._log_with_many(work, contact_ids, touch, progress or NoProgress())
                with self._book.transaction(name):
                    self._settle(mailing_id, row.stock_id)
            return len(contact_ids)
        with self._book.transaction(name):
            done = due_letters.of(self._book, contact_ids, touch.made_on)
            for contact_id in contact_ids:
                self._touches.log(contact_id, LoggedTouch(touch), done.get(contact_id, ()))
            self._settle(mailing_id, row.stock_id)
        return len(contact_ids)

    def settle(self, mailing_id: int) -> None:
        """Take a mailing as printed well without a touch: the part-used sheet alone is remembered.

        Raises:
            NotFoundError: there is no such mailing.
        """
        row = self.get(mailing_id)
        with self._book.transaction(f"Settle mailing {row.name}"):
            self._remember_sheets(mailing_id, row.stock_id)

    def remove(self, mailing_id: int) -> None:
        """Take a mailing out of the history; its touches stay.

        Raises:
            NotFoundError: there is no such mailing.
        """
        name = self.get(mailing_id).name
        with self._book.transaction(f"Remove mailing {name}"):
            self._book.change(_RECIPIENT.delete().where(_RECIPIENT.mailing == mailing_id))
            self._book.change(_MAILING.delete().where(_MAILING.id == mailing_id))

    def _log_with_many(self, work: BulkWork, contact_ids: Sequence[int], touch: TouchDraft, progress: Progress) -> None:
        for start in range(0, len(contact_ids), _CHUNK):
            progress.report(start, len(contact_ids), "Logging letters")
            ids = contact_ids[start : start + _CHUNK]
            self._touches.log_many(work, ids, LoggedTouch(touch), due_letters.of(self._book, ids, touch.made_on))

    def _settle(self, mailing_id: int, stock_id: str) -> None:
        today = self._clock.today().isoformat()
        self._book.change(_MAILING.update(logged_on=today).where(_MAILING.id == mailing_id))
        self._remember_sheets(mailing_id, stock_id)

    def _remember_sheets(self, mailing_id: int, stock_id: str) -> None:
        options = json.loads(self._book.value(_MAILING.select(_MAILING.options).where(_MAILING.id == mailing_id)))
        self._memory.remember(stock_id, [frozenset(sheet) for sheet in options.get("sheets_left", ())])

    def _contacts_of(self, mailing_id: int) -> list[int]:
        """Those on its labels who are still in the book, each once, in the order of printing."""
        rows = self._book.sql(
            "SELECT mailing_recipient.contact_id FROM mailing_recipient"
            " JOIN contact ON contact.id = mailing_recipient.contact_id"
            " WHERE mailing_id = ? AND position IS NOT NULL ORDER BY position, mailing_recipient.id",
            (mailing_id,),
        )
        return list(dict.fromkeys(row[0] for row in rows))

    def _stock(self, stock_id: str, measures: dict[str, Any]) -> LabelStock:
        """The stock as the catalogue has it; one that it has no more, as it was."""
        try:
            return self._mailings.get_stock(stock_id)
        except NotFoundError:
            if not measures:
                raise
            kind, shape = StockKind(measures.pop("kind")), Shape(measures.pop("shape"))
            return LabelStock(**{**measures, "equivalents": ()}, kind=kind, shape=shape)

    def _coded(self, labels: Sequence[FittedLabel]) -> Iterator[FittedLabel]:
        """The labels with the cards of their contacts as they are today."""
        recipients = [Recipient(label.contact_id, label.name, label.lines) for label in labels]
        for label, one in zip(labels, with_codes(self._book, recipients), strict=True):
            yield label._replace(code_text=one.code_text) if isinstance(one, Recipient) else label

    def _options(self, stock_id: str, values: dict[str, Any]) -> LabelOptions:
        return LabelOptions(
            stock=self._stock(stock_id, values.get("measures", {})),
            copies=values.get("copies", 1),
            order=MailingOrder(values.get("order", MailingOrder.NAME)),
            used=tuple(frozenset(sheet) for sheet in values.get("used", ())),
            fills_sheets=values.get("fills_sheets", False),
            is_reversed=values.get("is_reversed", False),
            font_size=values.get("font_size"),
            profile=self._profiles.find(values.get("profile", "")),
            sender_lines=tuple(values.get("sender_lines", ())),
            logo_path=Path(values["logo_path"]) if values.get("logo_path") else None,
            has_code=values.get("has_code", False),
            window=EnvelopeWindow(values.get("window", EnvelopeWindow.NONE)),
        )


_ROWS = """
SELECT mailing.id, kind, name, stock, carried, sheet_count, made_on, logged_on,
    (SELECT count(DISTINCT position) FROM mailing_recipient WHERE mailing_id = mailing.id),
    (SELECT count(DISTINCT contact_id) FROM mailing_recipient WHERE mailing_id = mailing.id AND position IS NOT NULL),
    (SELECT count(*) FROM mailing_recipient WHERE mailing_id = mailing.id AND position IS NULL)
FROM mailing
"""


def sheets_left(prepared: PreparedLabels) -> Sheets:
    """The part-used sheets once all is printed: what is left of the last one, and those that were not needed."""
    last = prepared.used_on_last_sheet()
    untouched = prepared.options.used[prepared.page_count :]
    return (last, *untouched) if last else tuple(untouched)


def _usual_values(options: LabelOptions) -> dict[str, str]:
    """What is offered first for the next mailing; envelopes leave the stock of labels as it was."""
    profile = {"printer_profile": options.profile.name if options.profile else ""}
    return profile if options.stock.kind is StockKind.ENVELOPE else {**profile, "label_stock": options.stock.id}


def _kind(prepared: PreparedLabels) -> str:
    return ENVELOPES if prepared.options.stock.kind is StockKind.ENVELOPE else LABELS


def _option_values(prepared: PreparedLabels) -> dict[str, Any]:
    options = prepared.options
    used = [{*range(1, options.start)}] if options.start > 1 and not options.used else list(options.used)
    return {
        "copies": options.copies,
        "order": options.order.value,
        "used": [sorted(sheet) for sheet in used],
        "fills_sheets": options.fills_sheets,
        "is_reversed": options.is_reversed,
        "font_size": options.font_size,
        "profile": options.profile.name if options.profile else "",
        "sender_lines": options.sender_lines,
        "logo_path": str(options.logo_path) if options.logo_path else "",
        "has_code": options.has_code,
        "window": options.window.value,
        "measures": asdict(options.stock),
        "sheets_left": [sorted(sheet) for sheet in sheets_left(prepared)],
    }


def _label_rows(mailing_id: int, prepared: PreparedLabels) -> list[tuple[object, ...]]:
    return [
        (
            *(mailing_id, contact_id or None, position, label.name, "\n".join(label.lines), label.font_size),
            *(label.bold_lines.start, len(label.bold_lines), "", ""),
        )
        for position, label in enumerate(prepared.labels)
        for contact_id in label.contact_ids
    ]


def _left_out_rows(mailing_id: int, prepared: PreparedLabels) -> list[tuple[object, ...]]:
    return [
        (mailing_id, left.contact_id, None, left.name, "", None, 0, 0, left.reason.value, left.detail)
        for left in prepared.left_out
    ]


def _row(row: Sequence[Any]) -> MailingRow:
    mailing_id, kind, name, stock, carried, sheet_count, made_on, logged_on, labels, people, left_out = row
    return MailingRow(
        id=mailing_id,
        kind=kind,
        name=name,
        stock_id=stock,
        carried=carried,
        sheet_count=sheet_count,
        made_on=date.fromisoformat(made_on),
        logged_on=date.fromisoformat(logged_on) if logged_on else None,
        label_count=labels,
        people_count=people,
        left_out_count=left_out,
    )

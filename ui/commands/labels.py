"""What the commands that print do: `labels`, `envelopes`, `stocks`, and `mailings`, which lists what was printed."""

import argparse
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from models.context import Context
from models.domain.addresses import AddressStyle
from models.domain.label_design import EnvelopeWindow
from models.domain.label_layout import LabelChange
from models.domain.label_sheets import LabelStock, StockKind
from models.domain.printer_profiles import PrinterProfile
from models.domain.recipients import LeftOut, MailingOrder
from models.domain.segments import ContactQuery
from models.errors import InputError
from models.jobs import Progress
from models.printing.labels import LabelOptions, PreparedLabels
from models.services.mailings.mailing_runs import MailingRow
from ui.commands.label_combinations import refuse_useless
from ui.commands.outcome import Command, Outcome, counted

_MOST_NAMED = 3


def write_labels(context: Context, arguments: argparse.Namespace, progress: Progress) -> Outcome:
    """`labels`: address labels as a PDF file, or a test sheet."""
    refuse_useless(arguments)
    mailings = context.mailings
    stock = mailings.get_stock(arguments.stock) if arguments.stock else mailings.usual_stock()
    if arguments.test_sheet:
        return _write_test_sheet(context, stock, arguments)
    remembered = context.sheet_memory.find(stock.id) if arguments.part_used else ()
    options = _options(
        context,
        stock,
        arguments,
        start=arguments.start,
        used=_with_skipped(remembered, arguments.skip),
        fills_sheets=arguments.fill or arguments.own_address,
    )
    if arguments.own_address:
        prepared = mailings.prepare_own_address(options)
    else:
        prepared = mailings.prepare(_query(context, arguments), options, progress=progress)
    return _write(context, prepared, arguments, progress)


def write_envelopes(context: Context, arguments: argparse.Namespace, progress: Progress) -> Outcome:
    """`envelopes`: one envelope a page."""
    refuse_useless(arguments)
    mailings = context.mailings
    if arguments.size:
        stock = own_envelope(*arguments.size)
    else:
        stock = mailings.get_stock(arguments.stock) if arguments.stock else mailings.usual_envelope()
    if stock.kind is not StockKind.ENVELOPE:
        raise InputError(f"{stock.title} is no envelope.")
    options = _options(context, stock, arguments, window=EnvelopeWindow(arguments.window))
    prepared = mailings.prepare(_query(context, arguments), options, progress=progress)
    return _write(context, prepared, arguments, progress)


def list_stocks(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`stocks`: the stocks that a text finds, common ones first."""
    stocks = context.mailings.stocks(arguments.search)
    lines = [f"{stock.id:<24} {stock.title:<36} {_measures(stock)}" for stock in stocks]
    return Outcome({"stocks": [_stock_document(stock) for stock in stocks]}, lines or ["No stock is called so."])


def list_mailings(context: Context, arguments: argparse.Namespace, _progress: Progress) -> Outcome:
    """`mailings`: what went out, the newest first."""
    rows = context.mailing_runs.list_all(arguments.limit)
    lines = [
        f"{row.id:>5}  {row.made_on}  {counted(row.label_count, row.kind.removesuffix('s')):>16}  {row.name}"
        f"{row.carried and ' · '}{row.carried}{'' if row.logged_on else ' · no letter logged'}"
        for row in rows
    ]
    return Outcome({"mailings": [_mailing_document(row) for row in rows]}, lines or ["No mailing went out yet."])


LABEL_COMMANDS: dict[str, Command] = {
    "labels": write_labels,
    "envelopes": write_envelopes,
    "stocks": list_stocks,
    "mailings": list_mailings,
}


def own_envelope(width: float, height: float) -> LabelStock:
    """An envelope of any size in mm.

    Raises:
        InputError: there is no room for an address on it.
    """
    name = f"{width:g} × {height:g} mm"
    stock = LabelStock(
        "own", "", name, width, height, width, height, 1, 1, 0, 0, width, height, kind=StockKind.ENVELOPE
    )
    for problem in stock.problems():
        raise InputError(problem)
    return stock


def _options(context: Context, stock: LabelStock, arguments: argparse.Namespace, **more: Any) -> LabelOptions:
    if arguments.country and not context.mailings.is_country(arguments.country):
        raise InputError(f"There is no country “{arguments.country}”.")
    settings = context.settings.get()
    return LabelOptions(
        stock=stock,
        copies=arguments.copies,
        order=MailingOrder(arguments.order),
        has_outlines=arguments.outlines,
        is_reversed=arguments.reverse,
        joins_households=arguments.household,
        font_size=arguments.font_size,
        profile=_profile(context, arguments),
        style=AddressStyle(
            has_company=arguments.company,
            has_job_title=arguments.job_title,
            has_capitals=arguments.capitals,
            top_text=" ".join(arguments.top.split()),
            has_bold_name=arguments.bold_name,
        ),
        sender_lines=_sender_lines(arguments, settings.return_address),
        logo_path=_logo(arguments.logo, settings.logo_path),
        has_code=arguments.qr,
        sender_country=arguments.country,
        **more,
    )


def _profile(context: Context, arguments: argparse.Namespace) -> PrinterProfile | None:
    return context.printer_profiles.get(arguments.profile) if arguments.profile else None


def _sender_lines(arguments: argparse.Namespace, address: str) -> tuple[str, ...]:
    """The owner's own address where it is asked for; envelopes have it, where there is one, without being asked."""
    lines = tuple(filter(None, map(str.strip, address.splitlines())))
    if arguments.return_address and not lines:
        raise InputError("Type your own address in the settings first.")
    return () if arguments.return_address is False else lines


def _logo(chosen: Path | None, usual: str) -> Path | None:
    if chosen is None:
        return None
    if chosen != Path():
        return chosen
    if not usual:
        raise InputError("Choose a logo in the settings first, or name a file after --logo.")
    return Path(usual)


def _query(context: Context, arguments: argparse.Namespace) -> ContactQuery:
    if arguments.segment:
        return context.segments.get_by_name(arguments.segment).query
    return ContactQuery(text=arguments.search)


def _with_skipped(sheets: Sequence[frozenset[int]], skipped: Sequence[frozenset[int]]) -> tuple[frozenset[int], ...]:
    """The labels that are gone from each of the first sheets, with those to be left."""
    return tuple(gone | left for gone, left in zip_longest(sheets, skipped, fillvalue=frozenset[int]()))


def _write_test_sheet(context: Context, stock: LabelStock, arguments: argparse.Namespace) -> Outcome:
    context.mailings.write_test_sheet(stock, arguments.file, _profile(context, arguments))
    document = {"file": str(arguments.file), "stock": stock.id, "profile": arguments.profile or None, "pages": 1}
    return Outcome(document, [f"Wrote a test sheet for {stock.title} to {arguments.file}."])


def _write(context: Context, prepared: PreparedLabels, arguments: argparse.Namespace, progress: Progress) -> Outcome:
    if not prepared.labels and prepared.left_out:
        raise InputError(f"There is no label to write: {_reasons(prepared.left_out)}.")
    context.mailings.write_pdf(prepared, arguments.file, progress)
    document = labels_document(prepared, arguments.file)
    if arguments.log:
        name = arguments.segment or arguments.search or "All contacts"
        mailing_id = context.mailing_runs.begin(prepared, name, arguments.carries)
        document["logged"] = context.mailing_runs.log(mailing_id, progress)
    what = arguments.command.removesuffix("s")
    sheets = "page" if prepared.options.stock.per_sheet == 1 else "sheet"
    lines = [
        f"Wrote {counted(document['labels'], what)} on {counted(document['pages'], sheets)} to {arguments.file}.",
        *([f"Logged a letter with {counted(document['logged'], 'contact')}."] if arguments.log else []),
        *(
            f"Left out: {one['name']} ({one['reason']}{one['detail'] and ': '}{one['detail']})"
            for one in document["left_out"]
        ),
        *(
            f"Changed: {one['name']} ({', '.join(one['changes'])}: {one['font_size_pt']:g} pt)"
            for one in document["changed"]
        ),
    ]
    return Outcome(document, lines)


def _reasons(left_out: Sequence[LeftOut]) -> str:
    """Who was left out and why, the first of them by name."""
    named = ", ".join(f"{one.name} ({one.reason.value})" for one in left_out[:_MOST_NAMED])
    more = len(left_out) - _MOST_NAMED
    return f"{named} and {more:,} more" if more > 0 else named


def labels_document(prepared: PreparedLabels, file: Path) -> dict[str, Any]:
    """The document of `labels --json` and `envelopes --json`."""
    changed = prepared.changed
    return {
        "file": str(file),
        "stock": prepared.options.stock.id,
        "pages": prepared.page_count,
        "labels": prepared.printed_count,
        "left_out": [
            {"contact_id": one.contact_id, "name": one.name, "reason": one.reason.value, "detail": one.detail}
            for one in prepared.left_out
        ],
        "shrunk": sum(LabelChange.SHRUNK in one.change for one in changed),
        "wrapped": sum(LabelChange.WRAPPED in one.change for one in changed),
        "changed": [
            {
                "contact_id": one.contact_id,
                "name": one.name,
                "changes": [_words(change) for change in LabelChange if change in one.change],
                "font_size_pt": one.font_size,
            }
            for one in changed
        ],
    }


def _mailing_document(row: MailingRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "kind": row.kind,
        "name": row.name,
        "stock": row.stock_id,
        "carried": row.carried,
        "made_on": row.made_on.isoformat(),
        "logged_on": row.logged_on.isoformat() if row.logged_on else None,
        "labels": row.label_count,
        "sheets": row.sheet_count,
        "contacts": row.people_count,
        "left_out": row.left_out_count,
    }


def _words(change: LabelChange) -> str:
    return (change.name or "").lower().replace("_", " ")


def _measures(stock: LabelStock) -> str:
    size = f"{stock.label_width:g} × {stock.label_height:g} mm"
    return f"{size} · {stock.columns} × {stock.rows} on {stock.page_width:g} × {stock.page_height:g} mm"


def _stock_document(stock: LabelStock) -> dict[str, Any]:
    return {
        "id": stock.id,
        "name": stock.title,
        "brand": stock.brand,
        "number": stock.part,
        "equivalents": list(stock.equivalents),
        "kind": stock.kind.value,
        "shape": stock.shape.value,
        "use": stock.use,
        "is_common": stock.priority == 1,
        "page_mm": [stock.page_width, stock.page_height],
        "label_mm": [stock.label_width, stock.label_height],
        "columns": stock.columns,
        "rows": stock.rows,
        "left_mm": stock.left,
        "top_mm": stock.top,
        "pitch_mm": [stock.pitch_x, stock.pitch_y],
        "confidence": stock.confidence,
    }

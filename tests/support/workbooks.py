"""Excel workbooks made by hand, as small as they may be (ECMA-376, part 1, 12.3)."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape

_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{parts}</Types>'
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.{kind}+xml"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{parts}</Relationships>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill/></fills><borders><border/></borders>'
    "<cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf/>"
    '<xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>'
)
_EPOCH = date(1899, 12, 30)

Cell = str | float | date | None


def make_workbook(sheets: Mapping[str, Sequence[Sequence[Cell]]]) -> bytes:
    """A workbook with these sheets; dates become numbers that are shown as dates."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        parts = _override("/xl/workbook.xml", "sheet.main") + _override("/xl/styles.xml", "styles")
        entries, relations = "", _relation("styles", "styles.xml", "rId0")
        for number, (name, rows) in enumerate(sheets.items(), start=1):
            path = f"worksheets/sheet{number}.xml"
            parts += _override(f"/xl/{path}", "worksheet")
            entries += f'<sheet name="{escape(name)}" sheetId="{number}" r:id="rId{number}"/>'
            relations += _relation("worksheet", path, f"rId{number}")
            archive.writestr(f"xl/{path}", _sheet(rows))
        archive.writestr("[Content_Types].xml", _TYPES.format(parts=parts))
        archive.writestr("_rels/.rels", _RELATIONS.format(parts=_relation("officeDocument", "xl/workbook.xml", "rId1")))
        archive.writestr("xl/_rels/workbook.xml.rels", _RELATIONS.format(parts=relations))
        book = f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{entries}</sheets></workbook>'
        archive.writestr("xl/workbook.xml", book)
        archive.writestr("xl/styles.xml", _STYLES)
    return out.getvalue()


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="{part}" ContentType="{_SHEET_TYPE.format(kind=kind)}"/>'


def _relation(kind: str, target: str, name: str) -> str:
    return f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'


def _sheet(rows: Sequence[Sequence[Cell]]) -> str:
    body = ""
    for number, row in enumerate(rows, start=1):
        cells = "".join(_cell(cell, f"{chr(65 + place)}{number}") for place, cell in enumerate(row))
        body += f'<row r="{number}">{cells}</row>'
    return f'<worksheet xmlns="{_MAIN}"><sheetData>{body}</sheetData></worksheet>'


def _cell(cell: Cell, place: str) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return f'<c r="{place}" t="inlineStr"><is><t>{escape(cell)}</t></is></c>'
    if isinstance(cell, date):
        return f'<c r="{place}" s="1"><v>{(cell - _EPOCH).days}</v></c>'
    return f'<c r="{place}"><v>{cell}</v></c>'

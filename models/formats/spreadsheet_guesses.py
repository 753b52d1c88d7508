"""What the columns of any spreadsheet may mean: what there is to choose from, and a guess by name and by content."""

import re
from collections.abc import Mapping, Sequence

from models.formats.days import read_day
from models.formats.reading import DayOrder
from models.formats.spreadsheet_layouts import DETAIL, column_words, layout_of

NOTHING = "nothing"
# What the owner can choose for a column, in the order of a menu; the words are what stands there.
MEANINGS = {
    "name": "Whole name",
    "given": "Given name",
    "additional": "Middle name",
    "family": "Family name",
    "prefix": "Title before the name",
    "suffix": "Suffix after the name",
    "nickname": "Nickname",
    "company": "Company",
    "job_title": "Job title",
    "email/other": "E-mail",
    "email/work": "E-mail, work",
    "email/home": "E-mail, home",
    "phone/other": "Phone",
    "phone/mobile": "Phone, mobile",
    "phone/work": "Phone, work",
    "phone/home": "Phone, home",
    "phone/fax": "Fax",
    "formatted/other": "Address in one cell",
    "street/other": "Street",
    "extended/other": "Address, second line",
    "po_box/other": "PO box",
    "postcode/other": "Postcode",
    "locality/other": "Town",
    "region/other": "County or state",
    "country/other": "Country",
    "street/work": "Work street",
    "postcode/work": "Work postcode",
    "locality/work": "Work town",
    "region/work": "Work county or state",
    "country/work": "Work country",
    "street/home": "Home street",
    "postcode/home": "Home postcode",
    "locality/home": "Home town",
    "region/home": "Home county or state",
    "country/home": "Home country",
    "website/other": "Web address",
    "birthday": "Birthday",
    "anniversary": "Anniversary",
    "interest": "Interests",
    "group": "Groups",
    "source": "Source",
    "note": "Note",
    DETAIL: "Note, with name",
    NOTHING: "Leave out",
}
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.\w+")
_PHONE = re.compile(r"\+?[\d\s()./-]{6,20}")
_URL = re.compile(r"(https?://|www\.)\S+", re.IGNORECASE)
# Two to four words with a capital letter first, such as `Zoë Lee` or `Ludwig van Beethoven`.
_NAME = re.compile(r"[^\W\d_][\w.'’-]*( [^\W\d_][\w.'’-]*){1,3}")
_NAME_PARTS = frozenset(("name", "given", "family", "nickname", "company"))
# A kind of value is a column's when so many of its cells are of it.
_SHARE = 0.7


def guess_meanings(names: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """A meaning for each column by its folded name: by the name where it is known, else by what stands in it.

    `rows` are some of the file's, each as long as there are columns. What is not recognised goes into a note.
    """
    words = [column_words(name) for name in names]
    layout = layout_of(words)
    has_name = any(layout.meaning_of(word) in _NAME_PARTS for word in words)
    guesses: dict[str, str] = {}
    for index, word in enumerate(words):
        if not word:
            continue
        meaning = layout.meaning_of(word)
        if meaning is None:
            cells = [cell.strip() for row in rows if (cell := row[index]) and not cell.isspace()]
            meaning = _by_content(cells) if cells else NOTHING
            if meaning == DETAIL and not has_name and _are_names(cells):
                meaning, has_name = "name", True
        guesses[word] = meaning
    return guesses


def choice_of(meaning: str) -> str:
    """The choice of MEANINGS that is shown for a meaning: the nearest one, a note where there is none."""
    what, _, slot = meaning.partition("/")
    for choice in (meaning, f"{what}/{slot.partition('#')[0]}", f"{what}/{slot.rpartition(' ')[2]}", f"{what}/other"):
        if choice in MEANINGS:
            return choice
    return what if what in MEANINGS else DETAIL


def useful_columns(meanings: Mapping[str, str]) -> int:
    """How many columns mean something that a contact has."""
    return sum(1 for meaning in meanings.values() if meaning not in (NOTHING, DETAIL))


def _by_content(cells: Sequence[str]) -> str:
    for meaning, is_kind in (
        ("email/other", lambda cell: bool(_EMAIL.fullmatch(cell))),
        ("website/other", lambda cell: bool(_URL.fullmatch(cell))),
        ("birthday", _is_day),
        ("phone/other", lambda cell: bool(_PHONE.fullmatch(cell))),
    ):
        if sum(map(is_kind, cells)) >= _SHARE * len(cells):
            return meaning
    return DETAIL


def _are_names(cells: Sequence[str]) -> bool:
    """True for what look like the names of people: a few words with capitals, and hardly one of them twice."""
    names = [cell for cell in cells if _NAME.fullmatch(cell) and cell[0].isupper() and cell.split()[-1][0].isupper()]
    return len(names) >= _SHARE * len(cells) and len(set(cells)) >= _SHARE * len(cells)


def _is_day(cell: str) -> bool:
    if not any(sign in cell for sign in "-/."):
        return False
    try:
        read_day(cell, DayOrder.DAY_FIRST)
    except ValueError:
        try:
            read_day(cell, DayOrder.MONTH_FIRST)
        except ValueError:
            return False
    return True

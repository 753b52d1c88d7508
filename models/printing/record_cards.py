"""Record cards: six on a page, to be cut, each with what there is to know of a contact, and lines to write on."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from models.jobs import NoProgress, Progress
from models.printing.paper import BLACK, GREY, PALE, Paper, PaperStyle, new_paper

_INSET = 20.0
_ACROSS, _DOWN = 2, 3
_LINE_HEIGHT = 15.0
_NAME_SIZE, _TEXT_SIZE, _LABEL_SIZE = 13.0, 8.2, 6.8
_LEADING, _GAP = 10.6, 5.0
_LABEL_WIDTH = 52.0
_REPORT_EVERY = 40


@dataclass(frozen=True, slots=True)
class CardPart:
    """Lines of a card under one name; `most` lines of a long text are shown."""

    name: str
    lines: tuple[str, ...]
    most: int = 1


@dataclass(frozen=True, slots=True)
class RecordCard:
    """A contact on a card: who it is, the status at the right, then the parts that there is room for, in order."""

    name: str
    about: str
    status: str
    parts: tuple[CardPart, ...]


def write_record_cards(
    path: Path, cards: Iterable[RecordCard], style: PaperStyle, *, total: int = 0, progress: Progress | None = None
) -> int:
    """Write the cards as a PDF; gives the number of pages. `total` is how many come.

    Raises:
        InputError: the name does not end in .pdf.
        MachineError: the file can't be written.
        JobCancelledError: the owner asked to stop; nothing was written.
    """
    progress = progress or NoProgress()
    with new_paper(path, style.size, style.translate("Record cards")) as paper:
        place = 0
        for done, card in enumerate(cards):
            if done % _REPORT_EVERY == 0:
                progress.report(done, total)
            if place == _ACROSS * _DOWN:
                paper.next_page()
                place = 0
            if place == 0:
                _put_cuts(paper)
            left, top = place % _ACROSS * paper.width / _ACROSS, place // _ACROSS * paper.height / _DOWN
            _put_card(paper, card, left + _INSET, top + _INSET)
            place += 1
        return paper.page


def _put_cuts(paper: Paper) -> None:
    for number in range(1, _DOWN):
        paper.rule(0, paper.width, paper.height * number / _DOWN, 0.3, GREY)
    for number in range(1, _ACROSS):
        paper.upright(paper.width * number / _ACROSS, 0, paper.height, 0.3, GREY)


def _put_card(paper: Paper, card: RecordCard, left: float, top: float) -> None:
    width, bottom = paper.width / _ACROSS - 2 * _INSET, top + paper.height / _DOWN - 2 * _INSET
    right = left + width
    taken = paper.put(right, top + 10, card.status, _LABEL_SIZE, grey=GREY, ends=True)
    name = paper.fitted(card.name, width - taken - 10, _NAME_SIZE, is_bold=True)
    paper.put(left, top + 11, name, _NAME_SIZE, is_bold=True)
    y = top + 24
    if card.about:
        paper.put(left, y, paper.fitted(card.about, width, _TEXT_SIZE), _TEXT_SIZE, grey=GREY)
        y += 8
    paper.rule(left, right, y - 3, 0.8, BLACK)
    y += 9
    for part in card.parts:
        y = _put_part(paper, part, left, y, width, bottom)
    # What is left of the card is written on by hand.
    y += _LINE_HEIGHT / 2
    while y <= bottom:
        paper.rule(left, right, y, 0.3, PALE)
        y += _LINE_HEIGHT


def _put_part(paper: Paper, part: CardPart, left: float, y: float, width: float, bottom: float) -> float:
    room = width - _LABEL_WIDTH
    lines = [line for text in part.lines for line in paper.wrapped(text, room, _TEXT_SIZE, part.most)]
    lines = lines[: max(0, int((bottom - y) // _LEADING) + 1)]
    if not lines:
        return y
    label = paper.fitted(part.name, _LABEL_WIDTH - 6, _LABEL_SIZE)
    paper.put(left, y, label, _LABEL_SIZE, grey=GREY)
    for line in lines:
        paper.put(left + _LABEL_WIDTH, y, line, _TEXT_SIZE)
        y += _LEADING
    return y + _GAP

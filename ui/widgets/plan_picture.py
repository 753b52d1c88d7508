"""A plan as a line through the first year: its steps as dots, then its rhythms."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.domain.plans import FIRST_YEAR_DAYS, Plan
from ui.theme import FontRole, Space, colours, font
from ui.words.plan_words import offset_name, rhythm_name
from ui.words.wording import number

_HEIGHT = 62
_LINE_Y = 16.0
_DOT = 7.0
_GAP = 3.0
_SIDE = 28.0
# Early steps lie close together: a root spreads them, as a scale of days would not.
_BEND = 0.52
_AFTER_WIDTH = 88.0
_MOST_RHYTHM_DOTS = 26
_CENTRED = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


class MarkKind(Enum):
    """What a dot stands for."""

    STEP = auto()
    FIRST_YEAR = auto()
    LATER = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """A touch of the plan `on_day` days after the start."""

    on_day: int
    kind: MarkKind


@dataclass(frozen=True, slots=True)
class PlacedLabel:
    """A label and where it stands."""

    text: str
    where: QRectF


def marks_of(plan: Plan) -> list[Mark]:
    """The dots of a plan that nothing disturbs: its steps, the rhythm to the end of the first year, two after it."""
    marks = [Mark(step.offset_days, MarkKind.STEP) for step in plan.steps]
    last = marks[-1].on_day if marks else 0
    end = max(FIRST_YEAR_DAYS, last)
    every = plan.rhythm(is_first_year=True).every_days
    days = list(range(last + every, end, every))
    if plan.first_year is not None and last < FIRST_YEAR_DAYS:
        days.append(FIRST_YEAR_DAYS)
    # A rhythm of a few days is thinned out: the eye counts no more dots than these.
    thin = max(1, -(-len(days) // _MOST_RHYTHM_DOTS))
    marks += [Mark(day, MarkKind.FIRST_YEAR) for day in days[thin - 1 :: thin]]
    from_day = marks[-1].on_day if marks else 0
    later = plan.later.every_days
    return [*marks, *(Mark(max(end, from_day) + later * turn, MarkKind.LATER) for turn in (1, 2))]


class PlanPicture(QWidget):
    """Paints the time line; a label that would touch another is left out, the more telling ones stay."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._plan: Plan | None = None
        self.marks: Sequence[Mark] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_plan(self, plan: Plan) -> None:
        """Show this plan."""
        self._plan = plan
        self.marks = marks_of(plan)
        self.setAccessibleName(self._words(plan))
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a year."""
        return QSize(560, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Still readable."""
        return QSize(320, _HEIGHT)

    def places(self) -> list[float]:
        """Where the dots stand from the left, in pixels, in the order of `marks`."""
        early = [mark for mark in self.marks if mark.kind is not MarkKind.LATER]
        first, end = _SIDE, self.width() - _SIDE - _AFTER_WIDTH
        longest = max([FIRST_YEAR_DAYS, *(mark.on_day for mark in early)])
        wanted = [first + (end - first) * (mark.on_day / longest) ** _BEND for mark in early]
        spread = _spread(wanted, first, end, 2 * _DOT + 3)
        return [*spread, *(end + _AFTER_WIDTH * share for share in (0.5, 1.0))]

    def labels(self) -> list[PlacedLabel]:
        """The labels that have room."""
        placed: list[PlacedLabel] = []
        metrics = QFontMetricsF(font(FontRole.SECONDARY))
        for text, x in self._wanted_labels():
            lines = text.split("\n")
            width = max(metrics.horizontalAdvance(line) for line in lines) + 2
            left = max(0.0, min(self.width() - width, x - width / 2))
            where = QRectF(left, _LINE_Y + _DOT + _GAP, width, metrics.height() * len(lines))
            if not any(where.adjusted(-_GAP, 0, _GAP, 0).intersects(other.where) for other in placed):
                placed.append(PlacedLabel(text, where))
        return placed

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, the dots and the labels."""
        if self._plan is None:
            return
        shown = colours()
        inks = {MarkKind.STEP: shown.accent, MarkKind.FIRST_YEAR: shown.accent_soft, MarkKind.LATER: shown.edge}
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        places = self.places()
        painter.setPen(QPen(QColor(shown.line), 2))
        painter.drawLine(QLineF(places[0], _LINE_Y, self.width() - Space.M, _LINE_Y))
        painter.setPen(QPen(QColor(shown.surface), 2))
        radius = min(_DOT, max(3.0, min((b - a for a, b in pairwise(places)), default=_DOT * 2) / 2)) + 1
        for mark, x in zip(self.marks, places, strict=True):
            painter.setBrush(QColor(inks[mark.kind]))
            painter.drawEllipse(QPointF(x, _LINE_Y), radius, radius)
        painter.setPen(QColor(shown.muted))
        painter.setFont(font(FontRole.SECONDARY))
        for label in self.labels():
            painter.drawText(label.where, _CENTRED, label.text)

    def _wanted_labels(self) -> Iterator[tuple[str, float]]:
        """Labels and their middles, the most telling first."""
        if self._plan is None:
            return
        places = dict(zip(self.marks, self.places(), strict=True))
        steps, rhythm, later = ([m for m in self.marks if m.kind is kind] for kind in MarkKind)
        if steps:
            yield offset_name(steps[0].on_day), places[steps[0]]
        yield self._later_words(), places[later[-1]]
        if rhythm:
            yield rhythm_name(self._plan.rhythm(is_first_year=True).every_days), _middle(rhythm, places)
        if len(steps) > 1:
            yield offset_name(steps[-1].on_day), places[steps[-1]]
        if rhythm and rhythm[-1].on_day == FIRST_YEAR_DAYS:
            yield self.tr("1 year"), places[rhythm[-1]]
        for step in steps[1:-1]:
            yield number(step.on_day), places[step]

    def _later_words(self) -> str:
        every = rhythm_name(self._plan.later.every_days) if self._plan is not None else ""
        return self.tr("{rhythm},\nfor ever").format(rhythm=every)

    def _words(self, plan: Plan) -> str:
        steps = ", ".join(offset_name(step.offset_days) for step in plan.steps)
        later = self.tr("then {rhythm}, for ever").format(rhythm=rhythm_name(plan.later.every_days))
        if plan.first_year is None:
            return self.tr("Touches {steps}; {later}").format(steps=steps, later=later)
        words = self.tr("Touches {steps}; {rhythm} until 1 year; {later}")
        return words.format(steps=steps, rhythm=rhythm_name(plan.first_year.every_days), later=later)


def _middle(marks: Sequence[Mark], places: dict[Mark, float]) -> float:
    return (places[marks[0]] + places[marks[-1]]) / 2


def _spread(wanted: Sequence[float], first: float, end: float, gap: float) -> list[float]:
    """`wanted`, rising, with `gap` between two of them where the room from `first` to `end` allows it."""
    if not wanted:
        return []
    gap = min(gap, (end - first) / max(1, len(wanted) - 1))
    places: list[float] = []
    for x in wanted:
        places.append(max(x, places[-1] + gap) if places else max(x, first))
    limit = end
    for number_from_end in range(len(places) - 1, -1, -1):
        places[number_from_end] = min(places[number_from_end], limit)
        limit = places[number_from_end] - gap
    return places

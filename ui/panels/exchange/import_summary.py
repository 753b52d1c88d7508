"""What is in the files that are to come in: counts, and what was not understood."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.services.exchange.import_reports import ImportProblem, ImportReport, Verdict
from ui.colours import Tone
from ui.theme import FontRole, Space
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.words.import_words import conflict_count
from ui.words.wording import counted


class ImportSummary(QWidget):
    """Shows the report of an import, or of a trial of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = Text("", TextLook.MUTED, wraps=True)
        self._counts: list[str] = []
        self._badges_ground = QWidget()
        self._badges = FlowLayout(self._badges_ground, Space.XS)
        self.problems_title = Text("", TextLook.SECTION)
        self.copy_button = Button(self.tr("Copy the list"), ButtonLook.QUIET)
        self.copy_button.clicked.connect(self._copy)
        self.list = TwoLineList(self.tr("What was not understood"))
        self._problems = QWidget()
        head = QHBoxLayout()
        head.addWidget(self.problems_title)
        head.addStretch(1)
        head.addWidget(self.copy_button)
        below = QVBoxLayout(self._problems)
        below.setContentsMargins(0, Space.XS, 0, 0)
        below.setSpacing(Space.XS)
        below.addLayout(head)
        card = Card()
        card.body.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        card.body.addWidget(self.list)
        below.addWidget(card, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.files)
        column.addWidget(self._badges_ground)
        column.addWidget(self._problems, 1)
        column.addStretch(0)

    def show_report(self, report: ImportReport) -> None:
        """Show these counts and problems."""
        self.files.setText("\n".join(_file_words(file.path.name, file.layout, file.read) for file in report.files))
        counts = _counts(report)
        self._counts = [text for text, _ in counts]
        self._badges.clear()
        for text, tone in counts:
            self._badges.addWidget(Badge(text, tone))
        self.list.show_rows([_row(problem) for problem in report.problems])
        self._problems.setVisible(bool(report.problems))
        count = report.problem_count
        words = counted(count, "%Ln entry was not understood", "%Ln entries were not understood")
        self.problems_title.setText(words)

    def badges(self) -> list[str]:
        """The counts as they are shown."""
        return list(self._counts)

    def problems(self) -> list[str]:
        """What was not understood, as text: `file:line: reason: what stands there`."""
        return [str(row.value) for row in self.list.rows()]

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.problems()))


def _counts(report: ImportReport) -> list[tuple[str, Tone]]:
    by_verdict = report.counts
    same, trashed = by_verdict[Verdict.SAME], by_verdict[Verdict.TRASHED]
    # Where several contacts of the book fit, nothing could be settled.
    unsettled = by_verdict[Verdict.CONFLICT] - sum(report.conflicts.values())
    counts = (
        (counted(report.added, "%Ln new", "%Ln new"), report.added, Tone.GOOD),
        (counted(report.changed, "%Ln updated", "%Ln updated"), report.changed, Tone.GOOD),
        (counted(same, "%Ln already in the book", "%Ln already in the book"), same, Tone.NEUTRAL),
        *((conflict_count(choice, count), count, Tone.SOON) for choice, count in report.conflicts.items()),
        (counted(unsettled, "%Ln fits several in the book", "%Ln fit several in the book"), unsettled, Tone.SOON),
        (counted(trashed, "%Ln in the trash", "%Ln in the trash"), trashed, Tone.NEUTRAL),
        (counted(report.unreadable, "%Ln not readable", "%Ln not readable"), report.unreadable, Tone.LATE),
    )
    return [(text, tone) for text, count, tone in counts if count]


def _file_words(name: str, layout: str, count: int) -> str:
    contacts = counted(count, "%Ln contact", "%Ln contacts")
    return " · ".join(part for part in (name, layout, contacts) if part)


def _row(problem: ImportProblem) -> TwoLineRow:
    place = f"{problem.path.name}:{problem.line}"
    detail = f"{place}: {problem.text}" if problem.text else place
    return TwoLineRow(problem, problem.reason, detail, FontRole.BASE)

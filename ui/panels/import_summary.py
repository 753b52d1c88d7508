"""What is in the files that are to come in: counts, and what was not understood."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from models.services.imports import ImportProblem, ImportReport
from ui.theme import Space
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pill import Tone
from ui.widgets.text import Text, TextLook
from ui.wording import counted

_ROOT = QModelIndex()

Index = QModelIndex | QPersistentModelIndex


class ImportSummary(QWidget):
    """Shows the report of an import, or of a trial of one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.files = Text("", TextLook.MUTED, wraps=True)
        self._badges_ground = QWidget()
        self._badges = FlowLayout(self._badges_ground, Space.XS)
        self._model = _ProblemModel(self)
        self.problems_title = Text("", TextLook.SECTION)
        self.copy_button = Button(self.tr("Copy the list"), ButtonLook.QUIET)
        self.copy_button.clicked.connect(self._copy)
        self.list = QListView()
        self.list.setModel(self._model)
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(self.tr("What was not understood"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._problems = QWidget()
        head = QHBoxLayout()
        head.addWidget(self.problems_title)
        head.addStretch(1)
        head.addWidget(self.copy_button)
        below = QVBoxLayout(self._problems)
        below.setContentsMargins(0, Space.XS, 0, 0)
        below.setSpacing(Space.XS)
        below.addLayout(head)
        below.addWidget(self.list, 1)
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
        self._badges.clear()
        for text, tone in self._counts(report):
            self._badges.addWidget(Badge(text, tone))
        self._model.show_problems(report.problems)
        self._problems.setVisible(bool(report.problems))
        count = report.problem_count
        words = counted(count, "%Ln entry was not understood", "%Ln entries were not understood")
        self.problems_title.setText(words)

    def badges(self) -> list[str]:
        """The counts as they are shown."""
        return [badge.accessibleName() for badge in self._badges_ground.findChildren(Badge) if not badge.isHidden()]

    def problems(self) -> list[str]:
        """What was not understood, as it is shown."""
        return [str(self._model.index(row, 0).data()) for row in range(self._model.rowCount())]

    def _counts(self, report: ImportReport) -> list[tuple[str, Tone]]:
        counts = (
            (counted(report.added, "%Ln new", "%Ln new"), report.added, Tone.GOOD),
            (
                counted(report.skipped, "%Ln already in the book", "%Ln already in the book"),
                report.skipped,
                Tone.NEUTRAL,
            ),
            (counted(report.trashed, "%Ln in the trash", "%Ln in the trash"), report.trashed, Tone.NEUTRAL),
            (counted(report.unreadable, "%Ln not readable", "%Ln not readable"), report.unreadable, Tone.LATE),
        )
        return [(text, tone) for text, count, tone in counts if count]

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(self.problems()))


def _file_words(name: str, layout: str, count: int) -> str:
    contacts = counted(count, "%Ln contact", "%Ln contacts")
    return " · ".join(part for part in (name, layout, contacts) if part)


class _ProblemModel(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._problems: Sequence[ImportProblem] = ()

    def show_problems(self, problems: Sequence[ImportProblem]) -> None:
        self.beginResetModel()
        self._problems = problems
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._problems)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        problem = self._problems[index.row()]
        words = f"{problem.path.name}:{problem.line}: {problem.reason}"
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{words}: {problem.text}" if problem.text else words
        return problem.text if role == Qt.ItemDataRole.ToolTipRole else None

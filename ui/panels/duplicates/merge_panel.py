"""Two contacts that may be one: why, their values side by side, and the two ways to decide."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.domain.contacts import ContactDraft
from models.domain.duplicates import Match
from models.domain.merging import Side, merged_draft
from models.services.merging import MergePreview
from ui.panels.duplicates.merge_table import MergeTable
from ui.theme import Space
from ui.widgets.badge import Badge
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Pane
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.tab_order import order_by_layout
from ui.widgets.text import Text, TextLook
from ui.words.merge_words import reason_name, sureness

# Longer names stand in full in the table alone.
_LONGEST_HEADING = 60


class MergePanel(Pane):
    """Shows one pair; asks the page to merge it or to keep it apart."""

    merge_requested = Signal()
    apart_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ground", parent)
        self._preview: MergePreview | None = None
        self.table: MergeTable | None = None
        self.heading = Text("", TextLook.HEADING, wraps=True)
        self.why = QWidget()
        self._why = FlowLayout(self.why, Space.XS + 2)
        self.result = Text("", TextLook.SECONDARY, wraps=True)
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.apart_button = Button(self.tr("Keep both"))
        self.apart_button.setToolTip(self.tr("They are two; don't ask again (K in the list)"))
        self.merge_button = Button(self.tr("Merge"), ButtonLook.STRONG)
        self.merge_button.setToolTip(self.tr("Make them one (M in the list, Ctrl+Return anywhere here)"))
        self.apart_button.clicked.connect(self.apart_requested)
        self.merge_button.clicked.connect(self.merge_requested)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.merge_requested)
        self._area = QScrollArea()
        self._lay_out()

    @property
    def preview(self) -> MergePreview | None:
        """The pair that is shown."""
        return self._preview

    def show_pair(self, preview: MergePreview, match: Match | None) -> None:
        """Show two contacts; `match` says why they may be one, None where the owner chose them."""
        self._preview = preview
        left, right = preview.left.draft.shown_name, preview.right.draft.shown_name
        long = self.tr("Are these two one?")
        same = self.tr("Is {name} in the book twice?").format(name=left)
        two = self.tr("Are {left} and {right} one?").format(left=left, right=right)
        words = same if left == right else two
        self.heading.setText(words if len(words) <= _LONGEST_HEADING else long)
        self._show_why(match)
        self.show_problem("")
        self.table = MergeTable(preview)
        self.table.changed.connect(self._show_result)
        ground = QWidget()
        ground.setProperty("look", "scrolled")
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, Space.S, 0)
        column.addWidget(self.table)
        column.addStretch(1)
        self._area.setWidget(ground)
        self._show_result()
        order_by_layout(self)

    def draft(self) -> ContactDraft:
        """The one contact as the owner picked it."""
        if self._preview is None or self.table is None:
            raise ValueError("no pair is shown")
        left, right = self._preview.left.draft, self._preview.right.draft
        return merged_draft(left, right, self.table.picks, self.table.entries)

    def plan_of(self) -> int | None:
        """The contact whose plan goes on."""
        if self._preview is None or self.table is None:
            return None
        side = self._preview.right if self.table.plan_side is Side.RIGHT else self._preview.left
        return side.contact_id

    def show_problem(self, sentence: str) -> None:
        """Say why the pair could not be merged; an empty sentence takes it away."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _show_why(self, match: Match | None) -> None:
        while (item := self._why.takeAt(0)) is not None:
            if (badge := item.widget()) is not None:
                badge.deleteLater()
        self.why.setVisible(match is not None)
        if match is not None:
            for badge in (Badge(*sureness(match)), *(Badge(reason_name(reason)) for reason in match.reasons)):
                self._why.addWidget(badge)
                badge.show()

    def _show_result(self) -> None:
        name = self.draft().shown_name
        words = self.tr(
            "{name} keeps the touches, notes, follow-ups and purchases of both. It can be undone, today or later."
        )
        self.result.setText(words.format(name=name))

    def _lay_out(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        head = QHBoxLayout()
        head.setSpacing(Space.S)
        head.addWidget(self.heading, 1)
        head.addWidget(self.apart_button, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.merge_button, alignment=Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.L + 2, Space.L, Space.L)
        column.setSpacing(Space.M)
        column.addLayout(head)
        column.addWidget(self.why)
        column.addWidget(self.problem)
        column.addWidget(self._area, 1)
        column.addWidget(self.result)
        self.problem.hide()

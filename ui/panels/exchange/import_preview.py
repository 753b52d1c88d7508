"""What would come in: each row with its verdict and why, filters with counts, and what is chosen for all."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.context import Context
from models.services.exchange.import_choices import ConflictChoice, ImportChoices
from models.services.exchange.import_reports import MAX_ROWS_OF_A_VERDICT, ImportPreview, PreviewRow, Verdict
from ui.panels.exchange.import_choices_card import ImportChoicesCard
from ui.panels.exchange.import_conflict import ImportConflict
from ui.panels.exchange.import_reading_bar import ImportReadingBar
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pill import Pill
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import RowsOf, TwoLineList, TwoLineRow
from ui.words.import_words import TONES, conflict_name, verdict_count, verdict_name
from ui.words.wording import counted, number

_REMARKS = "remarks"


class ImportPreviewPanel(QWidget):
    """`reading_changed` when the files are to be read again; `mapping_requested` when columns are to be explained.

    `settled` when a conflict was settled by itself: `changed` is another number then.
    """

    reading_changed = Signal()
    mapping_requested = Signal()
    settled = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = ImportReadingBar()
        self.choices = ImportChoicesCard(context)
        self.list = TwoLineList(self.tr("Contacts of the files"))
        self.more = Text("", TextLook.SECONDARY)
        self._filter_ground = QWidget()
        self._filters = FlowLayout(self._filter_ground, Space.XS + 2)
        self.filter_buttons: dict[str, Button] = {}
        self.conflict = ImportConflict()
        self._preview: ImportPreview | None = None
        self._settled: dict[tuple[Path, int], ConflictChoice] = {}
        self._changed = 0
        self._reached: PreviewRow | None = None
        self.list.row_reached.connect(self._show_conflict)
        self.conflict.settled.connect(self._settle)
        self.reading.changed.connect(self.reading_changed)
        self.reading.mapping_requested.connect(self.mapping_requested)
        self.choices.conflicts_changed.connect(self.reading_changed)
        self._lay_out()

    @property
    def changed(self) -> int:
        """How many contacts of the book would be written to, as the conflicts are settled now."""
        return self._changed

    def import_choices(self) -> ImportChoices:
        """What is chosen for the import, and for its conflicts one by one."""
        return replace(self.choices.choices(), settled=dict(self._settled))

    def clear(self) -> None:
        """Forget what was chosen for the files of before."""
        self.reading.clear()
        self._settled.clear()

    def show_preview(self, preview: ImportPreview) -> None:
        """Show these rows, all of them first."""
        self._preview = preview
        self._changed = preview.report.changed
        self.conflict.setVisible(any(row.changing for row in preview.rows))
        counts = preview.report.counts
        self.reading.show_files(preview.report.files)
        self.choices.show_needs(has_new=bool(counts[Verdict.NEW]), has_conflicts=bool(counts[Verdict.CONFLICT]))
        self._fill_filters(preview)
        self.show_only("")

    def show_only(self, chosen: str) -> None:
        """Show the rows of one verdict, those with remarks, or all."""
        if self._preview is None:
            return
        for key, button in self.filter_buttons.items():
            button.setChecked(key == chosen)
        rows, reached = [row for row in self._preview.rows if _passes(row, chosen)], self._reached
        self.list.show_rows(RowsOf(rows, self._row))
        self._show_conflict(None)
        place = next((place for place, row in enumerate(rows) if _is_same(row, reached)), None)
        if place is not None:
            self.list.go_to(place)
        counts = self._preview.report.counts
        has_more = any(counts[verdict] > MAX_ROWS_OF_A_VERDICT for verdict in counts if chosen in ("", verdict.value))
        words = self.tr("The first {count} of each kind are shown.")
        self.more.setText(words.format(count=number(MAX_ROWS_OF_A_VERDICT)))
        self.more.setVisible(has_more)

    def _settle(self, choice: ConflictChoice | None) -> None:
        row = self._reached
        if row is None:
            return
        was_changing = self._choice_of(row) in row.changing
        if choice is None:
            self._settled.pop((row.path, row.line), None)
        else:
            self._settled[row.path, row.line] = choice
        self._changed += (self._choice_of(row) in row.changing) - was_changing
        self.list.paint_again()
        self.settled.emit()

    def _choice_of(self, row: PreviewRow) -> ConflictChoice:
        return self._settled.get((row.path, row.line), self.choices.conflict_choice())

    def _show_conflict(self, row: PreviewRow | None) -> None:
        self._reached = row if row is not None and row.changing else None
        self.conflict.show_row(self._reached, None if row is None else self._settled.get((row.path, row.line)))

    def _row(self, row: PreviewRow) -> TwoLineRow:
        place = counted(row.line, "line %Ln", "line %Ln")
        name = conflict_name(self._choice_of(row)) if row.changing else verdict_name(row.verdict)
        return TwoLineRow(
            row,
            row.name or place,
            " · ".join(part for part in (place, *row.reasons, row.detail) if part),
            pill=Pill(name, TONES[row.verdict]),
        )

    def _fill_filters(self, preview: ImportPreview) -> None:
        report = preview.report
        words = {"": counted(report.read, "All %Ln", "All %Ln")}
        words |= {verdict.value: verdict_count(verdict, count) for verdict, count in report.counts.items() if count}
        remarks = sum(1 for row in preview.rows if _passes(row, _REMARKS))
        if remarks:
            words[_REMARKS] = counted(remarks, "%Ln with a remark", "%Ln with remarks")
        self._filters.clear()
        self.filter_buttons = {key: self._filter_button(text) for key, text in words.items()}
        for key, button in self.filter_buttons.items():
            button.clicked.connect(lambda _checked, key=key: self.show_only(key))
            self._filters.addWidget(button)

    def _filter_button(self, words: str) -> Button:
        button = Button(words, is_small=True)
        button.setCheckable(True)
        return button

    def _lay_out(self) -> None:
        card = Card()
        card.body.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        card.body.addWidget(self.list)
        self.list.setMinimumHeight(132)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        column.addWidget(self.reading)
        column.addWidget(self._filter_ground)
        column.addWidget(card, 1)
        column.addWidget(self.more)
        column.addWidget(self.conflict)
        column.addWidget(self.choices)


def _passes(row: PreviewRow, chosen: str) -> bool:
    if chosen == _REMARKS:
        return row.verdict is Verdict.NEW and bool(row.reasons)
    return chosen in ("", row.verdict.value)


def _is_same(row: PreviewRow, other: PreviewRow | None) -> bool:
    return other is not None and (row.path, row.line) == (other.path, other.line)

"""What would come in: each row with its verdict and why, filters with counts, and what is chosen for all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.context import Context
from models.services.import_reports import MAX_ROWS_OF_A_VERDICT, ImportPreview, PreviewRow, Verdict
from ui.panels.import_choices_card import ImportChoicesCard
from ui.panels.import_reading_bar import ImportReadingBar
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pill import Pill
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.words.import_words import TONES, verdict_count, verdict_name
from ui.words.wording import counted, number

_REMARKS = "remarks"


class ImportPreviewPanel(QWidget):
    """`reading_changed` when the files are to be read again; `mapping_requested` when columns are to be explained."""

    reading_changed = Signal()
    mapping_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reading = ImportReadingBar()
        self.choices = ImportChoicesCard(context)
        self.list = TwoLineList(self.tr("Contacts of the files"))
        self.more = Text("", TextLook.SECONDARY)
        self._filter_ground = QWidget()
        self._filters = FlowLayout(self._filter_ground, Space.XS + 2)
        self.filter_buttons: dict[str, Button] = {}
        self._preview: ImportPreview | None = None
        self.reading.changed.connect(self.reading_changed)
        self.reading.mapping_requested.connect(self.mapping_requested)
        self.choices.conflicts_changed.connect(self.reading_changed)
        self._lay_out()

    def show_preview(self, preview: ImportPreview) -> None:
        """Show these rows, all of them first."""
        self._preview = preview
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
        self.list.show_rows([_row(row) for row in self._preview.rows if _passes(row, chosen)])
        counts = self._preview.report.counts
        has_more = any(counts[verdict] > MAX_ROWS_OF_A_VERDICT for verdict in counts if chosen in ("", verdict.value))
        words = self.tr("The first {count} of each kind are shown.")
        self.more.setText(words.format(count=number(MAX_ROWS_OF_A_VERDICT)))
        self.more.setVisible(has_more)

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
        column.addWidget(self.choices)


def _passes(row: PreviewRow, chosen: str) -> bool:
    if chosen == _REMARKS:
        return row.verdict is Verdict.NEW and bool(row.reasons)
    return chosen in ("", row.verdict.value)


def _row(row: PreviewRow) -> TwoLineRow:
    place = counted(row.line, "line %Ln", "line %Ln")
    return TwoLineRow(
        row,
        row.name or place,
        " · ".join(part for part in (place, *row.reasons, row.detail) if part),
        pill=Pill(verdict_name(row.verdict), TONES[row.verdict]),
    )

"""What else may be chosen for a run of labels: what stands on them, how they follow, which are gone."""

from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from models.domain.used_labels import label_text, mark, read_labels, used_on
from models.printing.labels import LabelOptions
from ui.theme import Space
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Text, TextLook

# Where the fields of the card begin, in pixels from the names before them.
NAME_WIDTH = 104
_SIZES = (6, 7, 8, 9, 10, 11, 12, 14, 16)
_MOST_CHARACTERS = 60


class LabelExtras(QWidget):
    """Switches and fields behind *More*; `changed` brings the options with what was chosen here."""

    changed = Signal(object)

    def __init__(self, options: LabelOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self.households = QCheckBox(self.tr("One label for each household"))
        self.bold_name = QCheckBox(self.tr("Name in bold"))
        self.company = QCheckBox(self.tr("Company"))
        self.job_title = QCheckBox(self.tr("Job title"))
        self.capitals = QCheckBox(self.tr("Places in capitals"))
        self.reversed = QCheckBox(self.tr("Last sheet first"))
        self.fills = QCheckBox(self.tr("Whole sheets of each address"))
        self.top_text = LineEdit()
        self.top_text.setMaxLength(_MOST_CHARACTERS)
        self.top_text.setPlaceholderText(self.tr("such as Personal"))
        self.gone = LineEdit()
        self.gone.setPlaceholderText(self.tr("such as 1-3, 7"))
        self.font_size = QComboBox()
        self.font_size.addItem(self.tr("as large as suits"), None)
        for size in _SIZES:
            self.font_size.addItem(self.tr("{size} pt").format(size=size), float(size))
        self.capitals.setToolTip(self.tr("Where post offices ask for it, and on all foreign mail"))
        self.reversed.setToolTip(self.tr("For printers that stack sheets face up"))
        self.fills.setToolTip(self.tr("Return labels, and stickers of one kind"))
        self._gone_name = Text(self.tr("Labels gone"), TextLook.MUTED)
        self._lay_out()
        self.show_options(options)
        self._connect()

    def show_options(self, options: LabelOptions) -> None:
        """Show what is chosen."""
        self._options = options
        style = options.style
        blockers = [QSignalBlocker(widget) for widget in (*self._switches(), self.font_size)]
        for switch, is_on in zip(
            self._switches(),
            (
                options.joins_households,
                style.has_bold_name,
                style.has_company,
                style.has_job_title,
                style.has_capitals,
                options.is_reversed,
                options.fills_sheets,
            ),
            strict=True,
        ):
            switch.setChecked(is_on)
        self.font_size.setCurrentIndex(max(0, self.font_size.findData(options.font_size)))
        del blockers
        if not self.top_text.hasFocus():
            self.top_text.setText(style.top_text)
        if not self.gone.hasFocus():
            self.gone.setText(label_text(used_on(options.used, 1)))
        is_sheet = options.stock.per_sheet > 1
        self.fills.setVisible(is_sheet)
        for widget in (self._gone_name, self.gone):
            widget.setVisible(is_sheet)

    def _read(self) -> None:
        options = self._options
        style = replace(
            options.style,
            has_bold_name=self.bold_name.isChecked(),
            has_company=self.company.isChecked(),
            has_job_title=self.job_title.isChecked(),
            has_capitals=self.capitals.isChecked(),
            top_text=" ".join(self.top_text.text().split()),
        )
        self.changed.emit(
            replace(
                options,
                joins_households=self.households.isChecked(),
                is_reversed=self.reversed.isChecked(),
                fills_sheets=self.fills.isChecked(),
                font_size=self.font_size.currentData(),
                used=mark(options.used, 1, read_labels(self.gone.text()), options.stock.per_sheet),
                style=style,
            )
        )

    def _switches(self) -> tuple[QCheckBox, ...]:
        return (
            *(self.households, self.bold_name, self.company, self.job_title),
            *(self.capitals, self.reversed, self.fills),
        )

    def _connect(self) -> None:
        for switch in self._switches():
            switch.clicked.connect(self._read)
        self.font_size.activated.connect(self._read)
        self.top_text.editingFinished.connect(self._read)
        self.gone.editingFinished.connect(self._read)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XS, Space.XS, 0, 0)
        column.setSpacing(Space.XS)
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.M)
        grid.setVerticalSpacing(Space.S)
        grid.setColumnMinimumWidth(0, NAME_WIDTH)
        grid.setColumnStretch(1, 1)
        for row, (name, field) in enumerate(
            (
                (Text(self.tr("Above the name"), TextLook.MUTED), self.top_text),
                (self._gone_name, self.gone),
                (Text(self.tr("Letters"), TextLook.MUTED), self.font_size),
            )
        ):
            name.setBuddy(field)
            field.setAccessibleName(name.text())
            grid.addWidget(name, row, 0)
            grid.addWidget(field, row, 1)
        column.addLayout(grid)
        column.addSpacing(Space.XS)
        for switch in self._switches():
            column.addWidget(switch)

"""What the columns of a spreadsheet mean: a guess for each, with what stands in it, and the people that come of it."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from models.errors import BarnacleError
from models.formats.spreadsheet_guesses import MEANINGS, choice_of
from models.services.exchange.column_mappings import ColumnMappings, MappingRow, SheetColumns
from models.services.exchange.import_reports import ImportPreview
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import ElidedText, Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow

_SAMPLES = 3
_FIRST_PEOPLE = 20
_SHORTEST = 12
_NAME_WIDTH = 190


class ImportMapping(QWidget):
    """`changed` a moment after a choice, so that the preview can follow; `said` tells that a mapping was saved."""

    changed = Signal()
    said = Signal(str)

    def __init__(self, mappings: ColumnMappings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._mappings = mappings
        self._columns: SheetColumns | None = None
        self._meanings: dict[str, str] = {}
        self.choices: dict[str, QComboBox] = {}
        self.saved = QComboBox()
        self.saved.setAccessibleName(self.tr("Saved mappings"))
        self.saved.activated.connect(self._use_saved)
        self.name = LineEdit()
        self.name.setPlaceholderText(self.tr("name, to use it again"))
        self.name.setMinimumWidth(_NAME_WIDTH)
        self.name.setAccessibleName(self.tr("Name of the mapping"))
        self.save_button = Button(self.tr("Save mapping"))
        self.save_button.clicked.connect(self.save)
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.people = TwoLineList(self.tr("The first people"))
        self._grid_ground = QWidget()
        self._grid_ground.setProperty("look", "scrolled")
        self._grid = QGridLayout(self._grid_ground)
        self._timer = QTimer(self, singleShot=True, interval=150)
        self._timer.timeout.connect(self.changed)
        self._lay_out()

    def show_columns(self, columns: SheetColumns) -> None:
        """Show the columns of a file, with a saved mapping that knows them all, else with guesses."""
        self._columns = columns
        known = self._mappings.find_for(columns.words)
        self._meanings = dict(known.meanings if known else columns.guesses)
        self.name.setText(known.name if known else "")
        self._fill_saved()
        self.saved.setCurrentIndex(max(0, self.saved.findText(known.name)) if known else 0)
        self._fill_grid(columns)

    def meanings(self) -> Mapping[str, str]:
        """What each column means, by its folded name."""
        return dict(self._meanings)

    def show_people(self, preview: ImportPreview) -> None:
        """Show who would come in so."""
        rows = [row for row in preview.rows if row.name][:_FIRST_PEOPLE]
        self.people.show_rows([TwoLineRow(row, row.name, row.detail or "; ".join(row.reasons)) for row in rows])
        self._show_problem("")

    def show_problem(self, sentence: str) -> None:
        """Say why nobody would come in."""
        self.people.show_rows([])
        self._show_problem(sentence)

    def save(self) -> None:
        """Keep the mapping under the name that is typed."""
        try:
            self._mappings.save(self.name.text(), self._meanings)
        except BarnacleError as error:
            self._show_problem(str(error))
            return
        self._show_problem("")
        self._fill_saved()
        self.saved.setCurrentText(self.name.text())
        self.said.emit(self.tr("Mapping “{name}” saved").format(name=self.name.text()))

    def _use_saved(self, index: int) -> None:
        row: MappingRow | None = self.saved.itemData(index)
        if self._columns is None:
            return
        self._meanings = {**self._columns.guesses, **(row.meanings if row else {})}
        self.name.setText(row.name if row else "")
        for word, choice in self.choices.items():
            choice.setCurrentIndex(choice.findData(choice_of(self._meanings[word])))
        self._timer.start()

    def _fill_saved(self) -> None:
        self.saved.clear()
        self.saved.addItem(self.tr("guessed"), None)
        for row in self._mappings.list_all():
            self.saved.addItem(row.name, row)

    def _fill_grid(self, columns: SheetColumns) -> None:
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        self.choices = {}
        for index, (name, word) in enumerate(zip(columns.names, columns.words, strict=True)):
            if not word or word in self.choices:
                continue
            self._meanings.setdefault(word, columns.guesses.get(word, "nothing"))
            samples = list(dict.fromkeys(row[index] for row in columns.rows if row[index].strip()))[:_SAMPLES]
            choice = self._choice(name, word)
            texts = (ElidedText(name, TextLook.STRONG), ElidedText(" · ".join(samples), TextLook.SECONDARY))
            for place, text in enumerate(texts):
                text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                self._grid.addWidget(text, index, place)
            self._grid.addWidget(choice, index, len(texts))
        self._grid.setRowStretch(len(columns.names), 1)

    def _choice(self, name: str, word: str) -> QComboBox:
        choice = QComboBox()
        choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        choice.setMinimumContentsLength(_SHORTEST)
        choice.setAccessibleName(self.tr("Meaning of {column}").format(column=name))
        # The wheel scrolls the list; it must not change what a column means in passing.
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for meaning, words in MEANINGS.items():
            choice.addItem(QCoreApplication.translate("Meanings", words), meaning)
        choice.setCurrentIndex(choice.findData(choice_of(self._meanings[word])))
        choice.activated.connect(lambda _index, word=word, choice=choice: self._choose(word, choice.currentData()))
        self.choices[word] = choice
        return choice

    def _choose(self, word: str, meaning: str) -> None:
        self._meanings[word] = meaning
        self._timer.start()

    def _show_problem(self, text: str) -> None:
        self.problem.setText(text)
        self.problem.setVisible(bool(text))

    def _lay_out(self) -> None:
        self.problem.hide()
        self._grid.setContentsMargins(Space.S, Space.XS, Space.S, Space.XS)
        self._grid.setHorizontalSpacing(Space.M)
        self._grid.setVerticalSpacing(Space.XS)
        for column, stretch in ((0, 2), (1, 3), (2, 2)):
            self._grid.setColumnStretch(column, stretch)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._grid_ground)
        card = Card()
        card.body.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        card.body.addWidget(area)
        beside = Card(self.tr("The first people"))
        beside.body.setContentsMargins(Space.S, Space.S, Space.S, Space.XS)
        beside.body.addWidget(self.people, 1)
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(Space.S)
        above.addWidget(Text(self.tr("Columns mean"), TextLook.MUTED))
        above.addWidget(self.saved)
        above.addStretch(1)
        above.addWidget(self.name)
        above.addWidget(self.save_button)
        below.addWidget(card, 3)
        below.addWidget(beside, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(Space.S)
        whole.addLayout(above)
        whole.addWidget(self.problem)
        whole.addLayout(below, 1)

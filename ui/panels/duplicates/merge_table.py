"""The values of two contacts side by side: what is the same stands once, of what differs one side is picked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QGridLayout, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from models.domain.merging import FieldPair, MergeEntry, MergeField, MergeList, Side, Standing, compare_fields
from models.domain.names import initials
from models.services.merging import MergePreview, MergeSide
from ui.colours import Tone
from ui.theme import Space
from ui.widgets.avatar import Avatar
from ui.widgets.badge import Badge
from ui.widgets.card import Card, Rule
from ui.widgets.choice_line import ChoiceLine
from ui.widgets.text import ElidedText, Text, TextLook
from ui.words.merge_words import entry_text, field_name, list_name, plan_words, side_words, value_text

_NAME_COLUMN = 128
_ROW_PADDING = 4
_COLUMNS = {Side.LEFT: 1, Side.RIGHT: 2}
_TOP = Qt.AlignmentFlag.AlignTop


class MergeTable(Card):
    """Made for one pair of contacts; `picks` and `entries` say what the owner wants of it."""

    changed = Signal()

    def __init__(self, preview: MergePreview, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._preview = preview
        self.radios: dict[MergeField, dict[Side, QRadioButton]] = {}
        self.boxes: dict[MergeEntry, QCheckBox] = {}
        self.plans: dict[Side, QRadioButton] = {}
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(Space.L)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnMinimumWidth(0, _NAME_COLUMN)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        self._row = 0
        self.body.addLayout(self._grid)
        self._add_heads()
        pairs = compare_fields(preview.left.draft, preview.right.draft)
        for pair in sorted(
            pairs, key=lambda pair: pair.standing is Standing.SAME and pair.field is not MergeField.NAME
        ):
            self._add_field(pair)
        for kind in MergeList:
            self._add_list(kind, [entry for entry in preview.entries if entry.kind is kind])
        if preview.must_choose_plan:
            self._add_plans()

    @property
    def picks(self) -> dict[MergeField, Side]:
        """The side picked for each field that differs."""
        return {
            field: next(side for side, radio in radios.items() if radio.isChecked())
            for field, radios in self.radios.items()
        }

    @property
    def entries(self) -> list[MergeEntry]:
        """The values of lists that are kept."""
        return [entry for entry in self._preview.entries if entry not in self.boxes or self.boxes[entry].isChecked()]

    @property
    def plan_side(self) -> Side:
        """Whose plan goes on where both are on one."""
        return Side.RIGHT if self.plans and self.plans[Side.RIGHT].isChecked() else Side.LEFT

    def _add_heads(self) -> None:
        for side, contact in ((Side.LEFT, self._preview.left), (Side.RIGHT, self._preview.right)):
            self._grid.addLayout(_head(contact), self._row, _COLUMNS[side])
        self._row += 1
        self._add_rule()

    def _add_field(self, pair: FieldPair) -> None:
        name = field_name(pair.field)
        self._add_name(name, is_different=pair.standing is Standing.DIFFERENT)
        if pair.standing is Standing.SAME:
            self._add_shared(value_text(pair.field, pair.left))
            return
        group, radios = QButtonGroup(self), {}
        for side, value in ((Side.LEFT, pair.left), (Side.RIGHT, pair.right)):
            radio = QRadioButton()
            group.addButton(radio)
            is_suggested = side is pair.suggested and pair.standing is Standing.DIFFERENT
            remark = self.tr("suggested") if is_suggested else ""
            line = ChoiceLine(radio, value_text(pair.field, value) or "–", remark, name=name)
            radio.setChecked(side is pair.suggested)
            radio.toggled.connect(self.changed)
            radios[side] = radio
            self._grid.addWidget(line, self._row, _COLUMNS[side], _TOP)
        self.radios[pair.field] = radios
        self._row += 1
        self._add_rule()

    def _add_list(self, kind: MergeList, entries: list[MergeEntry]) -> None:
        if not entries:
            return
        name = list_name(kind)
        self._add_name(name)
        columns = {side: QVBoxLayout() for side in Side}
        shared = [entry for entry in entries if len(entry.sides) == len(Side)]
        for entry in shared:
            self._grid.addWidget(self._box(name, entry), self._row, 1, 1, 2)
            self._row += 1
        for entry in entries:
            if entry not in shared:
                columns[next(iter(entry.sides))].addWidget(self._box(name, entry))
        for side, column in columns.items():
            column.setSpacing(0)
            column.addStretch(1)
            self._grid.addLayout(column, self._row, _COLUMNS[side])
        self._row += 1
        self._add_rule()

    def _box(self, name: str, entry: MergeEntry) -> QWidget:
        if entry.kind is MergeList.FLAG:
            # What must not be done stays, whichever of the two it was said of.
            return _padded(Text(entry_text(entry), wraps=True))
        box = QCheckBox()
        box.setChecked(True)
        box.toggled.connect(self.changed)
        self.boxes[entry] = box
        return ChoiceLine(box, entry_text(entry), self.tr("in both") if len(entry.sides) == 2 else "", name=name)

    def _add_plans(self) -> None:
        self._add_name(self.tr("Plan"), is_different=True)
        group = QButtonGroup(self)
        for side, contact in ((Side.LEFT, self._preview.left), (Side.RIGHT, self._preview.right)):
            radio = QRadioButton()
            group.addButton(radio)
            self.plans[side] = radio
            self._grid.addWidget(
                ChoiceLine(radio, plan_words(contact), name=self.tr("Plan")), self._row, _COLUMNS[side], _TOP
            )
        self.plans[Side.LEFT].setChecked(True)
        self._row += 1
        self._add_rule()

    def _add_shared(self, text: str) -> None:
        self._grid.addWidget(_padded(Text(text, TextLook.MUTED, wraps=True)), self._row, 1, 1, 2, _TOP)
        self._row += 1
        self._add_rule()

    def _add_name(self, name: str, *, is_different: bool = False) -> None:
        ground = QWidget()
        row = QHBoxLayout(ground)
        row.setContentsMargins(0, _ROW_PADDING, 0, _ROW_PADDING)
        row.setSpacing(Space.XS + 2)
        row.addWidget(Text(name, TextLook.STRONG if is_different else TextLook.MUTED))
        if is_different:
            row.addWidget(Badge(self.tr("differs"), Tone.SOON))
        row.addStretch(1)
        self._grid.addWidget(ground, self._row, 0, 2, 1, _TOP)

    def _add_rule(self) -> None:
        self._grid.addWidget(Rule(), self._row, 0, 1, 3)
        self._row += 1


def _padded(words: Text) -> QWidget:
    ground = QWidget()
    column = QVBoxLayout(ground)
    column.setContentsMargins(0, _ROW_PADDING, 0, _ROW_PADDING)
    column.addWidget(words)
    return ground


def _head(contact: MergeSide) -> QHBoxLayout:
    draft = contact.draft
    row = QHBoxLayout()
    row.setSpacing(Space.S)
    row.setContentsMargins(0, 0, 0, Space.S)
    row.addWidget(Avatar(34, initials(draft.name, draft.company)))
    ground = QWidget()
    words = QVBoxLayout(ground)
    words.setContentsMargins(0, 0, 0, 0)
    words.setSpacing(0)
    for text, look in ((draft.shown_name, TextLook.STRONG), (side_words(contact), TextLook.SECONDARY)):
        words.addWidget(ElidedText(text, look), alignment=Qt.AlignmentFlag.AlignLeft)
    row.addWidget(ground, 1)
    return row

"""What stands on a label beside the address: the return address, a logo, a QR code; the window of an envelope."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.label_design import EnvelopeWindow
from models.domain.label_sheets import StockKind
from models.errors import InputError
from models.printing.labels import LabelOptions
from ui.panels.mailings.label_extras import NAME_WIDTH
from ui.theme import Space
from ui.widgets.text import Text, TextLook
from ui.words.label_words import window_name


@dataclass(frozen=True, slots=True)
class Sender:
    """What the owner has set: the lines of the own address, and a picture."""

    lines: tuple[str, ...] = ()
    logo_path: Path | None = None


class LabelFurniture(QWidget):
    """Switches for what stands beside the address; one that a label has no room for says so and stays off."""

    changed = Signal(object)

    def __init__(self, options: LabelOptions, sender: Callable[[], Sender], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._options = options
        self._sender = sender
        self.address = QCheckBox(self.tr("Return address"))
        self.logo = QCheckBox(self.tr("Logo"))
        self.code = QCheckBox(self.tr("QR code with the contact's card"))
        self.window_side = QComboBox()
        self.window_side.setAccessibleName(self.tr("Window"))
        for side in EnvelopeWindow:
            self.window_side.addItem(window_name(side), side)
        self._window_row = QWidget()
        self.problem = Text("", TextLook.PROBLEM, wraps=True)
        self.problem.hide()
        self._lay_out()
        self.show_options(options)
        for switch in (self.address, self.logo, self.code):
            switch.clicked.connect(self._read)
        self.window_side.activated.connect(self._read)

    def show_options(self, options: LabelOptions) -> None:
        """Show what is chosen, and what the owner has to choose from."""
        self._options = options
        sender = self._sender()
        blocker = QSignalBlocker(self.window_side)
        for switch, is_on, is_there in (
            (self.address, bool(options.sender_lines), bool(sender.lines)),
            (self.logo, options.logo_path is not None, sender.logo_path is not None),
            (self.code, options.has_code, True),
        ):
            switch.setChecked(is_on)
            switch.setEnabled(is_there)
            switch.setToolTip("" if is_there else self.tr("Type your address, and choose a picture, in the settings"))
        self.window_side.setCurrentIndex(self.window_side.findData(options.window))
        self._window_row.setVisible(options.stock.kind is StockKind.ENVELOPE)
        blocker.unblock()

    def _read(self) -> None:
        sender = self._sender()
        try:
            options = replace(
                self._options,
                sender_lines=sender.lines if self.address.isChecked() else (),
                logo_path=sender.logo_path if self.logo.isChecked() else None,
                has_code=self.code.isChecked(),
                window=EnvelopeWindow(self.window_side.currentData()),
            )
        except InputError as error:
            self._show_problem(str(error))
            self.show_options(self._options)
            return
        self._show_problem("")
        self.changed.emit(options)

    def _show_problem(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XS, 0, 0, 0)
        column.setSpacing(Space.XS)
        for switch in (self.address, self.logo, self.code):
            column.addWidget(switch)
        row = QHBoxLayout(self._window_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        label = Text(self.tr("Window"), TextLook.MUTED)
        label.setMinimumWidth(NAME_WIDTH)
        row.addWidget(label)
        row.addWidget(self.window_side, 1)
        column.addWidget(self._window_row)
        column.addWidget(self.problem)


def without_furniture(options: LabelOptions) -> LabelOptions:
    """The same without what stands beside the address: on a stock that has no room for it."""
    return replace(options, sender_lines=(), logo_path=None, has_code=False, window=EnvelopeWindow.NONE)

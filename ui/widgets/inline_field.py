"""Editing in place: a field that looks like the text it holds, becomes an editor, and saves when it is left."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from math import ceil

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)

from models.errors import BarnacleError, SavedLaterError
from ui.icons import pixmap
from ui.theme import Space, colours
from ui.widgets.text import Text, TextLook, plain_tip

# What Qt leaves at both sides of the text in a line.
_TEXT_MARGIN = 2
_SAID_MS = 1_800
# Frame and padding, and room for the sign that says *saved*.
_BESIDE_TEXT = 26


class FieldSize(StrEnum):
    """How large the text of a field is; the stylesheet knows these words."""

    BASE = "base"
    HEADING = "heading"
    STRONG = "strong"
    SECONDARY = "secondary"


class _LineEditor(QLineEdit):
    """One line; its width hint follows its text. What does not fit ends in … until it is edited."""

    def __init__(self) -> None:
        super().__init__()
        self.textChanged.connect(self.updateGeometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        room.adjust(_TEXT_MARGIN, 0, -_TEXT_MARGIN, 0)
        is_cut = self.fontMetrics().horizontalAdvance(self.text()) > room.width()
        self.setToolTip(plain_tip(self.text()) if is_cut else "")
        if self.hasFocus() or not is_cut:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, self)
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading), shown)

    def sizeHint(self) -> QSize:
        shown = self.text() or self.placeholderText()
        return QSize(self.fontMetrics().horizontalAdvance(shown) + _BESIDE_TEXT, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, super().minimumSizeHint().height())

    def value(self) -> str:
        return self.text()

    def show_value(self, text: str) -> None:
        self.setText(text)
        self.setCursorPosition(0)


class _TextEditor(QPlainTextEdit):
    """Several lines, as high as its text; Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(0, 2, 0, 2)
        self.textChanged.connect(self._fit)

    def value(self) -> str:
        return self.toPlainText()

    def show_value(self, text: str) -> None:
        self.setPlainText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines, block = 0, self.document().begin()
        while block.isValid():
            lines += max(1, block.layout().lineCount())
            block = block.next()
        self.setFixedHeight(max(24, ceil(max(1, lines) * self.fontMetrics().lineSpacing()) + 8))


@dataclass(frozen=True, slots=True)
class RefusedText:
    """What was typed over `saved` in the field called `name`, and why it could not be saved."""

    name: str
    saved: str
    typed: str
    problem: str


class InlineField(QWidget):
    """A value that is edited where it stands.

    `save` is called with the text when the field is left or Enter is pressed, if it is another than before. When it
    raises a BarnacleError, the sentence stands below the field and the text stays as it was typed; else the field says
    that it is saved, unless `save` gives False: then the text is kept for later. Esc brings the last saved value back.
    With `is_long` the text may have several lines, and Enter begins a new one.
    """

    def __init__(
        self,
        name: str,
        save: Callable[[str], bool | None],
        *,
        placeholder: str = "",
        is_long: bool = False,
        size: FieldSize = FieldSize.BASE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._save = save
        self._saved_text = ""
        self.editor: _LineEditor | _TextEditor = _TextEditor() if is_long else _LineEditor()
        self.editor.setProperty("look", "inline")
        self.editor.setProperty("scale", size.value)
        self.editor.setAccessibleName(name)
        self.editor.setPlaceholderText(placeholder)
        self.editor.installEventFilter(self)
        self._sign = QLabel(self.editor)
        self._sign.setFixedSize(14, 14)
        self._sign.hide()
        self._problem = Text("", TextLook.PROBLEM, wraps=True)
        self._problem.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SAID_MS)
        self._timer.timeout.connect(self._sign.hide)
        self._lay_out()
        self.setFocusProxy(self.editor)

    def align_right(self) -> None:
        """Let a line end at the right."""
        if isinstance(self.editor, QLineEdit):
            self.editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def set_value(self, text: str) -> None:
        """Show the saved value; what is being typed, or was refused, stays."""
        was_clean = self.editor.value() == self._saved_text
        self._saved_text = text
        if was_clean and self.editor.value() != text:
            self.editor.show_value(text)

    def show_other(self, text: str) -> None:
        """Show the value of another thing; what was refused for the one before is dropped."""
        self._saved_text = text
        self._show_problem("")
        self._sign.hide()
        if self.editor.value() != text:
            self.editor.show_value(text)

    def value(self) -> str:
        """The text as it stands in the field."""
        return self.editor.value()

    def problem(self) -> str:
        """Why the text can't be saved, or an empty text."""
        return self._problem.text()

    def refused(self) -> RefusedText | None:
        """What stands in the field and can't be saved, or None."""
        if not self.problem():
            return None
        return RefusedText(self.editor.accessibleName(), self._saved_text, self.value(), self.problem())

    def takes(self, text: RefusedText) -> bool:
        """True when `text` was refused in such a field with the same saved value."""
        return (text.name, text.saved) == (self.editor.accessibleName(), self._saved_text)

    def put_back(self, text: RefusedText) -> None:
        """Show what was refused before, with the reason."""
        self.editor.show_value(text.typed)
        self._show_problem(text.problem)

    def commit(self) -> None:
        """Save what was typed, if it differs from what is saved."""
        text = self.editor.value()
        if text == self._saved_text:
            self._show_problem("")
            return
        try:
            is_saved = self._save(text) is not False
        except SavedLaterError as later:
            self._saved_text = text
            self._show_problem("")
            self.editor.setAccessibleDescription(str(later))
            self.editor.setToolTip(str(later))
            return
        except BarnacleError as error:
            self._show_problem(str(error))
            return
        if self.editor.value() == text:
            self._saved_text = text
        self._show_problem("")
        if is_saved:
            self._say_saved()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Save when the editor is left; Enter saves, Esc brings back."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
                self.commit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key_pressed(event)
        elif event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            return self._leaves_undo_to_the_window(event)
        return False

    def _key_pressed(self, event: QKeyEvent) -> bool:
        is_line = isinstance(self.editor, _LineEditor)
        wants_save = event.modifiers() & Qt.KeyboardModifier.ControlModifier or is_line
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and wants_save:
            self.commit()
            return True
        if event.key() == Qt.Key.Key_Escape and self.editor.value() != self._saved_text:
            self.editor.show_value(self._saved_text)
            self._show_problem("")
            return True
        return False

    def _leaves_undo_to_the_window(self, event: QKeyEvent) -> bool:
        """Undo and redo belong to the book while nothing unsaved is typed here."""
        is_undo = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
        if not is_undo or self.editor.value() != self._saved_text:
            return False
        event.ignore()
        return True

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.editor)
        column.addWidget(self._problem)

    def _say_saved(self) -> None:
        self._sign.setPixmap(pixmap("check", colours().good, 14, self.devicePixelRatioF()))
        self._sign.move(self.editor.width() - self._sign.width() - Space.XS, Space.XS)
        self._sign.show()
        self.editor.setAccessibleDescription(self.tr("saved"))
        self.editor.setToolTip("")
        self._timer.start()

    def _show_problem(self, text: str) -> None:
        if text == self._problem.text():
            return
        self._problem.setText(text)
        self._problem.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)
        self.editor.setProperty("wrong", bool(text))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

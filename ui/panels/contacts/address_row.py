"""A postal address as its label will have it; pressing it opens its parts."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from models.domain.contacts import PostalAddress, clean_text
from models.errors import BarnacleError, SavedLaterError
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.kind_button import KindButton
from ui.widgets.tab_order import order_by_layout
from ui.widgets.text import Text, TextLook
from ui.widgets.value_button import ValueButton
from ui.words.wording import day_month_year

# Padding and frame of a field, beside its text.
_AIR = 28
SaveAddress = Callable[[PostalAddress], None]


class AddressRow(QWidget):
    """The kind at the left, the lines of the label at the right, or the parts while they are edited."""

    def __init__(self, fill_menu: Callable[[QMenu], None], save: SaveAddress, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save = save
        self._address = PostalAddress()
        self._has_form = False
        self._returned: ReturnedNote | None = None
        self.kind_button = KindButton(fill_menu)
        self.lines_button = ValueButton()
        self.lines_button.clicked.connect(self.edit)
        self.lines_button.typed.connect(self._edit_with)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self.lines_button)
        self._layout.addWidget(self.kind_button, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(self._column, 1)

    @cached_property
    def form(self) -> "AddressForm":
        """The parts, made when they are needed first."""
        self._has_form = True
        form = AddressForm(self._finish, self.close_form)
        form.hide()
        self._layout.addWidget(form, 1)
        order_by_layout(self)
        return form

    @property
    def returned(self) -> "ReturnedNote":
        """What says that post came back, made when it does first."""
        if self._returned is None:
            self._returned = ReturnedNote(self._take_as_checked)
            self._column.addWidget(self._returned)
            order_by_layout(self)
        return self._returned

    def show_address(self, address: PostalAddress, lines: Sequence[str], name: str, *, is_other: bool) -> None:
        """Show an address; `lines` are those of its label. A form that is open stays open for the same contact."""
        self._address = address
        self.kind_button.set_name(name)
        self.lines_button.show_text("\n".join(lines) or self.tr("postal address"), is_placeholder=not lines)
        self.lines_button.setAccessibleName(self.tr("Address: {lines}").format(lines=", ".join(lines)))
        if address.returned_on is not None or self._returned is not None:
            self.returned.show_day(address.returned_on)
        if is_other:
            self.close_form()

    def edit(self) -> None:
        """Open the parts and put the keyboard into the first."""
        self.form.show_address(self._address)
        self.lines_button.hide()
        self.form.show()
        self.form.street.setFocus()

    def close_form(self) -> None:
        """Show the lines again, without saving."""
        if self._has_form and self.form.isVisibleTo(self):
            had_focus = self.form.has_focus_inside()
            self.form.hide()
            self.lines_button.show()
            if had_focus:
                self.lines_button.setFocus()

    def _edit_with(self, text: str) -> None:
        self.edit()
        self.form.street.moveCursor(QTextCursor.MoveOperation.End)
        self.form.street.insertPlainText(text)

    def _finish(self, address: PostalAddress) -> None:
        if address != self._address:
            # Who types an address anew has looked at it.
            self._save(replace(address, kind=self._address.kind, label=self._address.label, returned_on=None))
        self.close_form()

    def _take_as_checked(self) -> None:
        self._save(replace(self._address, returned_on=None))


class ReturnedNote(QWidget):
    """Says below an address that post came back from it, until the owner has checked it."""

    def __init__(self, take_as_checked: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Text("", TextLook.PROBLEM, wraps=True)
        self.checked_button = Button(self.tr("Checked"), ButtonLook.QUIET, is_small=True)
        self.checked_button.setAccessibleName(self.tr("The address was checked and is right"))
        self.checked_button.clicked.connect(take_as_checked)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.XS, 0, 0, Space.XS)
        row.setSpacing(Space.XS)
        row.addWidget(self.words, 1)
        row.addWidget(self.checked_button)
        self.hide()

    def show_day(self, returned_on: date | None) -> None:
        """Say on which day post came back; nothing when none did."""
        self.setVisible(returned_on is not None)
        if returned_on is not None:
            words = self.tr("Post came back on {day}: no mail goes here")
            self.words.setText(words.format(day=day_month_year(returned_on)))


class AddressForm(QWidget):
    """The parts of an address. Leaving it or Enter saves, Esc closes it as it was."""

    def __init__(self, save: SaveAddress, cancel: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._save, self._cancel = save, cancel
        self._address = PostalAddress()
        self.street = QPlainTextEdit()
        self.street.setTabChangesFocus(True)
        self.street.setFixedHeight(46)
        self.extended, self.po_box = QLineEdit(), QLineEdit()
        self.postcode, self.locality = QLineEdit(), QLineEdit()
        self.region, self.country = QLineEdit(), QLineEdit()
        self._problem = Text("", TextLook.PROBLEM, wraps=True)
        self._problem.hide()
        self._lay_out()

    def show_address(self, address: PostalAddress) -> None:
        """Show the parts; an extra line and a post office box only where there is one."""
        self._address = address
        self.street.setPlainText(address.street)
        for part in ("extended", "po_box", "postcode", "locality", "region", "country"):
            getattr(self, part).setText(getattr(address, part))
        self.extended.setVisible(bool(address.extended))
        self.po_box.setVisible(bool(address.po_box))
        self._problem.hide()

    def has_focus_inside(self) -> bool:
        """True while the keyboard is in one of the parts."""
        focused: QWidget | None = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the keyboard leaves all parts; Enter saves, Esc closes."""
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if event.reason() not in passing and not self.has_focus_inside() and self.isVisible():
                self._commit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._cancel()
                return True
            is_line = watched is self.street and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_line:
                self._commit()
                return True
        return False

    def _commit(self) -> None:
        typed = replace(
            self._address,
            street=clean_text(self.street.toPlainText(), lines=True),
            extended=clean_text(self.extended.text()),
            po_box=clean_text(self.po_box.text()),
            locality=clean_text(self.locality.text()),
            region=clean_text(self.region.text()),
            postcode=clean_text(self.postcode.text()),
            country=clean_text(self.country.text()),
        )
        try:
            self._save(typed)
        except SavedLaterError:
            self._cancel()
            raise
        except BarnacleError as error:
            self._problem.setText(str(error))
            self._problem.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XS, 0, 0, Space.S)
        column.setSpacing(Space.XS)
        self.street.setPlaceholderText(self.tr("Street"))
        column.addWidget(self.street)
        town = QHBoxLayout()
        town.setSpacing(Space.XS)
        town.addWidget(self.locality, 3)
        town.addWidget(self.postcode, 2)
        for part, name in (
            (self.extended, self.tr("Extra line")),
            (self.po_box, self.tr("Post office box")),
            (self.locality, self.tr("Town")),
            (self.postcode, self.tr("Postcode")),
            (self.region, self.tr("Region or state")),
            (self.country, self.tr("Country")),
        ):
            part.setPlaceholderText(name)
            part.setAccessibleName(name)
            part.setMinimumWidth(part.fontMetrics().horizontalAdvance(name) + _AIR)
        self.street.setAccessibleName(self.tr("Street"))
        column.addWidget(self.extended)
        column.addWidget(self.po_box)
        column.addLayout(town)
        column.addWidget(self.region)
        column.addWidget(self.country)
        column.addWidget(self._problem)
        parts: tuple[QWidget, ...] = (
            self.street,
            self.extended,
            self.po_box,
            self.locality,
            self.postcode,
            self.region,
            self.country,
        )
        for widget in parts:
            widget.installEventFilter(self)

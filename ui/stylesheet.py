"""The one stylesheet of the window, made from the colours of a scheme.

A widget says what it is with the property `look`; nothing else in the program sets colours by stylesheet.
"""

from string import Template

from ui.colours import Colours
from ui.icons import icon_path

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: 4px 8px; }
QSplitter::handle { background: $line; }
QScrollArea, QScrollArea > QWidget > QWidget[look="scrolled"] { background: transparent; border: none; }

QFrame[look="sidebar"] { background: $sidebar; border: none; border-right: 1px solid $line; }
QFrame[look="top"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[look="foot"] { background: $surface; border: none; border-top: 1px solid $line; }
QFrame[look="pane"] { background: $surface; border: none; }
QFrame[look="ground"] { background: $window; border: none; }
QFrame[look="desk"] { background: $sidebar; border: none; }
QFrame[look="line"] { background: $line; border: none; }
QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: 10px; }
QFrame[look="toast"] { background: $surface; border: 1px solid $edge; border-radius: 10px; }
QFrame[look="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QLabel { background: transparent; color: $text; }
QLabel[look="heading"] { font-size: ${heading}pt; font-weight: 600; }
QLabel[look="title"] { font-size: ${brand}pt; font-weight: 600; }
QLabel[look="brand"] { font-size: ${brand}pt; font-weight: 700; color: $accent_dark; }
QLabel[look="section"] { font-size: ${secondary}pt; font-weight: 600; color: $muted; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="secondary"] { font-size: ${secondary}pt; color: $muted; }
QLabel[look="secondary-strong"] { font-size: ${secondary}pt; font-weight: 600; }
QLabel[look="problem"] { font-size: ${secondary}pt; color: $late; }
QLabel[look="accent"] { font-size: ${secondary}pt; color: $accent_dark; }
QLabel[look="saved"] { font-size: ${secondary}pt; color: $good; }

QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 8px; padding: 0 12px;
    min-height: 30px; font-weight: 500; outline: none; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $chip; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: 28px; }
QPushButton:disabled { color: $muted; background: $window; }
QPushButton:checked { background: $chosen; color: $accent_dark; border-color: $accent; }
QPushButton::menu-indicator { width: 0; image: none; }
QPushButton[look="strong"] { background: $fill; color: $on_fill; border: 1px solid $fill; font-weight: 600; }
QPushButton[look="strong"]:hover, QPushButton[look="strong"]:pressed { background: $fill_pressed; }
QPushButton[look="strong"]:focus { border: 2px solid $focus_on_fill; }
QPushButton[look="strong"]:disabled { background: $chip; color: $muted; border-color: $chip; }
QPushButton[look="quiet"] { background: transparent; color: $accent_dark; font-weight: 600;
    border: 1px solid transparent; padding: 0 4px;
    min-height: 22px; }
QPushButton[look="quiet"]:hover { background: $chosen; }
QPushButton[look="quiet"]:focus { border: 2px solid $accent; padding: 0 3px; min-height: 20px; }
QPushButton[look="quiet"]:disabled { color: $muted; }
QPushButton[look="popup"], QPushButton[look="popup-main"] { background: transparent; border: 2px solid transparent;
    min-height: 26px; font-weight: 400; }
QPushButton[look="popup-main"] { color: $accent_dark; font-weight: 600; }
QPushButton[look="popup"]:hover, QPushButton[look="popup-main"]:hover { background: $hover; }
QPushButton[look="popup"]:focus, QPushButton[look="popup-main"]:focus { border-color: $accent; }
QPushButton[small="true"] { min-height: 24px; padding: 0 10px; font-size: ${secondary}pt; border-radius: 7px; }
QPushButton[small="true"]:focus { min-height: 22px; padding: 0 9px; }

QPushButton[look="kind"] { background: transparent; border: 1px solid transparent; border-radius: 6px; color: $muted;
    font-weight: 400; padding: 0 3px; min-height: 20px; text-align: left; }
QPushButton[look="kind"]:hover { color: $text; background: $hover; }
QPushButton[look="kind"]:focus { border: 2px solid $accent; padding: 0 2px; min-height: 18px; }
QPushButton[look="kind"][small="true"] { font-size: ${secondary}pt; padding: 0 3px; min-height: 20px; }
QPushButton[look="kind"][small="true"]:focus { padding: 0 2px; min-height: 18px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 3px;
    outline: none; }
QToolButton:hover { background: $chip; }
QToolButton:focus { border: 2px solid $accent; padding: 2px; }
QToolButton[look="bare"], QToolButton[look="bare"]:focus { padding: 0; }
QToolButton::menu-indicator { width: 0; image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { background: $surface; color: $text;
    border: 1px solid $edge; border-radius: 8px; selection-background-color: $fill; selection-color: $on_fill; }
QLineEdit, QPlainTextEdit, QTextEdit { placeholder-text-color: $muted; }
QLineEdit, QComboBox, QAbstractSpinBox { padding: 0 10px; min-height: 30px; }
QPlainTextEdit, QTextEdit { padding: 4px 6px; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $accent; padding: 0 9px;
    min-height: 28px; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $muted; background: $window; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: 3px 5px; }
QLineEdit[look="search"] { background: $window; padding-left: 12px; }
QLineEdit[look="search"]:focus { background: $surface; padding-left: 11px; }
QLineEdit[look="inline"], QPlainTextEdit[look="inline"] { background: transparent; border: 1px solid transparent;
    border-radius: 6px; padding: 0 1px; min-height: 20px; }
QPlainTextEdit[look="inline"] { padding: 0 3px; }
QLineEdit[look="inline"]:hover, QPlainTextEdit[look="inline"]:hover { border-color: $edge; }
QLineEdit[look="inline"]:focus, QPlainTextEdit[look="inline"]:focus { background: $surface;
    border: 2px solid $accent; padding: 0; min-height: 18px; }
QPlainTextEdit[look="inline"]:focus { padding: 0 2px; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] { border: 1px solid $late; }
QLineEdit[scale="heading"] { font-size: ${heading}pt; font-weight: 600; min-height: 26px; }
QLineEdit[scale="heading"]:focus { min-height: 24px; }
QLineEdit[look="chip"] { border: 1px solid $accent; border-radius: 10px; padding: 0 8px; min-height: 18px;
    font-size: ${secondary}pt; }
QLineEdit[scale="strong"] { font-weight: 600; }
QLineEdit[scale="secondary"], QPlainTextEdit[scale="secondary"] { font-size: ${secondary}pt; }
QLineEdit[tint="muted"] { color: $muted; }
QComboBox::drop-down, QDateEdit::drop-down { subcontrol-origin: border; subcontrol-position: center right; border: none;
    width: 26px; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($arrow); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge; padding: 4px; outline: none; }
QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button,
QTimeEdit::up-button, QTimeEdit::down-button { width: 0; border: none; }
QCheckBox, QRadioButton { color: $text; spacing: 8px; border: 2px solid transparent; border-radius: 6px; padding: 2px;
    outline: none; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; border: 1px solid $muted;
    background: $surface; }
QCheckBox::indicator { border-radius: 4px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked { background: $fill; border-color: $fill; image: url($check); }
QRadioButton::indicator:checked { border-color: $accent; image: url($dot); }

QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea[look="sheets"] { border: 2px solid transparent; border-radius: 8px; }
QScrollArea[look="sheets"]:focus { border-color: $accent; }
QListView { background: $surface; border: none; outline: none; }
QListView[look="bare"] { background: transparent; }
QMenu { background: $surface; color: $text; border: 1px solid $edge; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $chosen; color: $accent_dark; }
QMenu::item:disabled { color: $muted; background: transparent; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; }
QCalendarWidget QToolButton { color: $text; font-weight: 600; }
QCalendarWidget QAbstractItemView { background: $surface; selection-background-color: $fill;
    selection-color: $on_fill; }

QProgressBar { background: $chip; border: none; border-radius: 4px; }
QProgressBar::chunk { background: $fill; border-radius: 4px; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(colours: Colours, base_points: float) -> str:
    """The sheet for one scheme; `base_points` is the size of the system font."""
    return _SHEET.substitute(
        colours._asdict(),
        heading=f"{base_points * 1.5:.2f}",
        brand=f"{base_points * 1.17:.2f}",
        secondary=f"{base_points * 0.92:.2f}",
        focus_on_fill=colours.text,
        arrow=icon_path("field-arrow").as_posix(),
        check=icon_path("field-check").as_posix(),
        dot=icon_path("field-dot").as_posix(),
    )

"""Settings: few, and each saved as soon as it is left."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.context import Context
from models.services.changes import ChangeSet
from ui.job_runner import JobRunner
from ui.notifications.notifier import Way
from ui.pages.page import Page
from ui.panels.settings.backups_card import BackupsCard
from ui.panels.settings.days_off_card import DaysOffCard
from ui.panels.settings.reminder_settings import ReminderSettings
from ui.panels.settings.sender_card import SenderCard
from ui.panels.settings.setting_line import NAME_WIDTH, setting_line
from ui.panels.settings.startup_panel import StartupPanel
from ui.system.autostart import Autostart
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.text import ElidedText, Text, TextLook

_WIDTH = 560


class SettingsPage(Page):
    """What belongs to the open book."""

    key = "settings"
    icon_name = "settings"
    is_at_foot = True
    offers_import = False

    test_popup_requested = Signal()

    def __init__(self, context: Context, jobs: JobRunner, autostart: Autostart, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.startup = StartupPanel(autostart)
        self.reminders = ReminderSettings(context.settings, self.startup)
        self.days_off = DaysOffCard(context.plans, context.clock.today)
        self.sender_card = SenderCard(context.settings, context.mailings)
        self.place = ElidedText(str(context.book_path))
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.folder_button = Button(self.tr("Show the folder"), is_small=True)
        self.backups = BackupsCard(context, jobs)
        self._lay_out()
        self._connect()

    def title(self) -> str:
        """The name in the sidebar."""
        return self.tr("Settings")

    def focus_first(self) -> None:
        """Put the keyboard into the first field."""
        self.startup.refresh()
        self.sender_card.country.setFocus()

    def refresh(self, change: ChangeSet) -> None:
        """Show the settings again."""
        if change.touches("setting"):
            self.sender_card.show_values()
            self.reminders.show_values()
            self.backups.show_values()
        if change.touches("day_off"):
            self.days_off.show_days()
        if change.is_everything:
            # Undoing a restore makes a backup too.
            self.backups.forget()

    def show_test_popup(self, way: Way | None) -> None:
        """Tell by which way the test popup was shown, or that it was not (None)."""
        self.reminders.show_test_popup(way)

    def _connect(self) -> None:
        self.sender_card.said.connect(self.said)
        self.folder_button.clicked.connect(self._show_folder)
        self.reminders.said.connect(self.said)
        self.days_off.said.connect(self.said)
        self.days_off.done.connect(self.done)
        self.backups.said.connect(self.said)
        self.backups.done.connect(self.done)
        self.reminders.test_popup_requested.connect(self.test_popup_requested)

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._context.book_path.parent)))

    def _lay_out(self) -> None:
        scrolled = QWidget()
        scrolled.setProperty("look", "scrolled")
        column = QVBoxLayout(scrolled)
        column.setContentsMargins(Space.XL, Space.L + 2, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(Text(self.tr("Settings"), TextLook.HEADING))
        self._add_card(column, self.tr("Mail and telephone"), self.sender_card)
        self._add_card(column, self.tr("Reminders"), self.reminders)
        self._add_card(column, self.tr("Days off"), self.days_off)
        book = self._card(column, self.tr("The book"))
        book.body.addLayout(setting_line(self.tr("Its place"), self.place))
        if warning := self._context.find_place_warning():
            book.body.addWidget(Text(warning, TextLook.SECONDARY, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addSpacing(NAME_WIDTH + Space.S)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        book.body.addLayout(row)
        self._add_card(column, self.tr("Backups"), self.backups)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(scrolled)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def _card(self, column: QVBoxLayout, title: str) -> Card:
        card = Card()
        card.body.setSpacing(Space.S)
        self._add_card(column, title, card)
        return card

    @staticmethod
    def _add_card(column: QVBoxLayout, title: str, card: Card) -> None:
        column.addSpacing(Space.S)
        column.addWidget(Text(title, TextLook.SECTION))
        card.setMaximumWidth(_WIDTH)
        card.setAccessibleName(title)
        column.addWidget(card)

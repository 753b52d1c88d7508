"""The settings of reminders: when they come, what they tell, and a popup for a trial."""

from PySide6.QtCore import Qt, QTime, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QTimeEdit, QWidget

from models.errors import BarnacleError
from models.services.settings import Announcing, Settings
from ui.notifications.notifier import Way
from ui.panels.settings.setting_line import NAME_WIDTH, setting_line
from ui.panels.settings.startup_panel import StartupPanel
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.text import Text, TextLook

_TIME = "HH:mm"
_FIELD_WIDTH = 260


class ReminderSettings(Card):
    """Each setting is saved as soon as it is left."""

    said = Signal(str)
    test_popup_requested = Signal()

    def __init__(self, settings: Settings, startup: StartupPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._settings = settings
        self._startup = startup
        self.time = _time_field(self.tr("The day's reminders from"))
        self.announcing = QComboBox()
        self.announcing.setFixedWidth(_FIELD_WIDTH)
        self.announcing.setAccessibleName(self.tr("Popups"))
        for value, text in (
            (Announcing.EACH, self.tr("One for each person")),
            (Announcing.SUMMARY, self.tr("One summary a day")),
            (Announcing.BOTH, self.tr("Both")),
        ):
            self.announcing.addItem(text, value.value)
        self.summary_time = _time_field(self.tr("The summary at"))
        self._summary_line = QWidget()
        self.has_quiet_hours = QCheckBox(self.tr("Quiet hours"))
        self.quiet_from = _time_field(self.tr("Quiet from"))
        self.quiet_until = _time_field(self.tr("Quiet until"))
        self.keeps_running = QCheckBox(self.tr("Keep running in the tray when the window is closed"))
        self.hides_details = QCheckBox(self.tr("Hide names and details in popups"))
        self.test_button = Button(self.tr("Send me a test popup"), is_small=True)
        self.test_answer = Text("", TextLook.SECONDARY, wraps=True)
        self._lay_out()
        self.show_values()
        self._connect()

    def show_values(self) -> None:
        """Show the settings again."""
        values = self._settings.get()
        for field, time in (
            (self.time, values.remind_local),
            (self.summary_time, values.summary_local),
            (self.quiet_from, values.quiet_from_local),
            (self.quiet_until, values.quiet_until_local),
        ):
            field.setTime(QTime.fromString(time, _TIME))
        for box, is_on in (
            (self.keeps_running, values.keeps_running),
            (self.hides_details, values.hides_details),
            (self.has_quiet_hours, values.has_quiet_hours),
        ):
            box.setChecked(is_on)
        for field in (self.quiet_from, self.quiet_until):
            field.setEnabled(values.has_quiet_hours)
        self.announcing.setCurrentIndex(max(0, self.announcing.findData(values.announcing)))
        self._summary_line.setVisible(values.announcing != Announcing.EACH.value)

    def show_test_popup(self, way: Way | None) -> None:
        """Tell by which way the test popup was shown, or that it was not."""
        words = {
            Way.SYSTEM: self.tr("Delivered: your desktop's notifications took it."),
            Way.OWN: self.tr("Delivered: Barnacle showed it itself, in the corner of the screen."),
            Way.TRAY: self.tr("Handed to the tray, which does not tell whether it was seen."),
        }
        self.test_answer.setText(
            self.tr("Not delivered: nothing here can show a popup.") if way is None else words[way]
        )

    def _save(self, **values: object) -> None:
        try:
            self._settings.change(**values)
        except BarnacleError as error:
            self.said.emit(str(error))
        self.show_values()

    def _save_time(self, field: QTimeEdit, name: str) -> None:
        self._save(**{name: field.time().toString(_TIME)})

    def _send_test(self) -> None:
        self.test_answer.setText(self.tr("On its way …"))
        self.test_popup_requested.emit()

    def _connect(self) -> None:
        for field, name in (
            (self.time, "remind_local"),
            (self.summary_time, "summary_local"),
            (self.quiet_from, "quiet_from_local"),
            (self.quiet_until, "quiet_until_local"),
        ):
            field.editingFinished.connect(
                lambda field=field, name=name: self._save(**{name: field.time().toString(_TIME)})
            )
        for box, name in (
            (self.keeps_running, "keeps_running"),
            (self.hides_details, "hides_details"),
            (self.has_quiet_hours, "has_quiet_hours"),
        ):
            box.clicked.connect(lambda is_on, name=name: self._save(**{name: is_on}))
        self.announcing.activated.connect(lambda: self._save(announcing=self.announcing.currentData()))
        self.test_button.clicked.connect(self._send_test)
        self._startup.said.connect(self.said)

    def _lay_out(self) -> None:
        self.body.setSpacing(Space.S)
        self.body.addLayout(setting_line(self.tr("The day's reminders from"), self.time))
        self.body.addLayout(setting_line(self.tr("Popups"), self.announcing))
        summary = setting_line(self.tr("The summary at"), self.summary_time)
        summary.setContentsMargins(0, 0, 0, 0)
        self._summary_line.setLayout(summary)
        self.body.addWidget(self._summary_line)
        quiet = QHBoxLayout()
        quiet.setSpacing(Space.S)
        self.has_quiet_hours.setFixedWidth(NAME_WIDTH)
        for widget in (self.has_quiet_hours, self.quiet_from, Text(self.tr("until"), TextLook.MUTED), self.quiet_until):
            quiet.addWidget(widget)
        quiet.addStretch(1)
        self.body.addLayout(quiet)
        self.body.addWidget(Text(self.tr("Popups wait until they end; nothing is lost."), TextLook.SECONDARY))
        for part in (self.hides_details, self.keeps_running, self._startup):
            self.body.addWidget(part)
        test = QHBoxLayout()
        test.setSpacing(Space.M)
        test.addWidget(self.test_button)
        test.addWidget(self.test_answer, 1)
        self.body.addLayout(test)


def _time_field(name: str) -> QTimeEdit:
    field = QTimeEdit()
    field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    field.setAccessibleName(name)
    return field

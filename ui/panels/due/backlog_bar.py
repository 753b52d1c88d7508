"""The one summary after days away: how many people came due, and an offer to spread them."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSpinBox, QWidget

from models.services.due.backlog import Arrears
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.text import ElidedText, TextLook
from ui.words.wording import counted

# So many people in arrears, or a few after so many days away, are worth a summary.
_MANY = 8
_A_FEW, _AWAY_DAYS = 3, 3
_A_DAY = 3
_LONGEST = 60


class BacklogBar(QFrame):
    """`spread_requested` brings the number of days to spread over."""

    spread_requested = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self.setAccessibleName(self.tr("What came due while you were away"))
        self.words = ElidedText("", TextLook.STRONG)
        self.days = QSpinBox()
        self.days.setRange(1, _LONGEST)
        self.days.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.days.setAccessibleName(self.tr("Over how many days"))
        self.spread = Button(self.tr("Spread"), is_small=True)
        self.spread.clicked.connect(lambda: self.spread_requested.emit(self.days.value()))
        self.days.valueChanged.connect(self._name_days)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.L, Space.S, Space.L, Space.S)
        row.setSpacing(Space.S)
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.days)
        row.addWidget(self.spread)
        self.hide()

    def show_arrears(self, arrears: Arrears, today: date) -> None:
        """Show what was missed, or nothing where that is little."""
        people, since_on = arrears.people, arrears.since_on
        is_worth_it = people >= _MANY or (people >= _A_FEW and arrears.days_away >= _AWAY_DAYS)
        if is_worth_it and since_on is not None:
            days = (today - since_on).days
            came = counted(people, "%Ln person came due", "%Ln people came due")
            self.words.setText(f"{came} {counted(days, 'in %Ln day', 'in %Ln days')}")
            if self.isHidden():
                self.days.setValue(max(2, min(_LONGEST, -(-people // _A_DAY))))
            self._name_days(self.days.value())
        self.setVisible(is_worth_it)

    def _name_days(self, days: int) -> None:
        self.days.setPrefix(self.tr("over "))
        self.days.setSuffix(f" {counted(days, 'day', 'days')}")

"""What a touch asks for after some outcomes: what was bought, and how to go on after a no."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from models.domain.contacts import clean_text
from models.domain.plans import PlanUse
from models.domain.touches import FollowUpDraft, PurchaseDraft, TouchDraft
from models.errors import InputError
from models.jobs import Progress
from models.services.follow_ups import FollowUps
from models.services.plans import Plans
from ui.theme import Space
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Text, TextLook

_AMOUNT_SHARE = 1
_WHAT_SHARE = 2


@dataclass(frozen=True, slots=True)
class ColdList:
    """The plan that is proposed after a no."""

    plan_id: int
    name: str


@dataclass(frozen=True, slots=True)
class TouchAnswers:
    """What was typed about a touch; `next_follow_up` is given when the owner chose what comes next."""

    touch: TouchDraft
    next_follow_up: FollowUpDraft | None = None
    purchase: PurchaseDraft | None = None
    plan_after_no: int | None = None


def write_done(follow_ups: FollowUps, follow_up_ids: int | Sequence[int], answers: TouchAnswers) -> None:
    """Log these follow-ups as done.

    Raises:
        NotFoundError: one is no longer open; nothing was logged.
    """
    follow_ups.complete(
        follow_up_ids, answers.touch, answers.next_follow_up, answers.purchase, plan_after_no=answers.plan_after_no
    )


def write_touch(
    follow_ups: FollowUps, contact_ids: Sequence[int], answers: TouchAnswers, progress: Progress | None = None
) -> int:
    """Log a touch with these contacts, which does the step of their plan that is due; gives their number.

    Raises:
        NotFoundError: one is no longer in the book; nothing was logged.
    """
    return follow_ups.log_touch(
        contact_ids,
        answers.touch,
        answers.next_follow_up,
        progress,
        purchase=answers.purchase,
        plan_after_no=answers.plan_after_no,
        settles_due=True,
    )


class PurchaseFields(QWidget):
    """What was bought, and for how much."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.what, self.amount = LineEdit(), LineEdit()
        self.what.setPlaceholderText(self.tr("What was bought"))
        self.what.setAccessibleName(self.tr("What was bought"))
        self.amount.setPlaceholderText(self.tr("For how much"))
        self.amount.setAccessibleName(self.tr("For how much"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.XS, 0, 0)
        row.setSpacing(Space.S)
        row.addWidget(self.what, _WHAT_SHARE)
        row.addWidget(self.amount, _AMOUNT_SHARE)

    def clear(self) -> None:
        """Forget what was typed."""
        self.what.clear()
        self.amount.clear()

    def purchase(self) -> PurchaseDraft | None:
        """What was typed; None when nothing was.

        Raises:
            InputError: the amount is no number.
        """
        what, amount = clean_text(self.what.text()), clean_text(self.amount.text())
        if not what and not amount:
            return None
        return PurchaseDraft(what, read_amount(amount) if amount else None)


class AfterNo(QWidget):
    """Says that the plan ends, and proposes the cold list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cold_list: ColdList | None = None
        self._words = Text("", TextLook.SECONDARY, wraps=True)
        self.goes_on = QCheckBox()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.XS, 0, 0)
        column.setSpacing(Space.XS)
        column.addWidget(self._words)
        column.addWidget(self.goes_on)

    def begin(self, cold_list: ColdList | None, *, has_plan: bool) -> None:
        """Propose this plan, where there is one."""
        self._cold_list = cold_list
        ends = self.tr("The plan ends. What they said can stand in the note.")
        self._words.setText(ends if has_plan else self.tr("What they said can stand in the note."))
        self.goes_on.setVisible(cold_list is not None)
        if cold_list is not None:
            self.goes_on.setText(self.tr("Go on gently with “{plan}”").format(plan=cold_list.name))
        self.goes_on.setChecked(cold_list is not None)

    def plan_id(self) -> int | None:
        """The plan that is to be started, or None."""
        return self._cold_list.plan_id if self._cold_list is not None and self.goes_on.isChecked() else None


def find_cold_list(plans: Plans) -> ColdList | None:
    """The plan that is proposed after a no, or None."""
    found = plans.find_for(PlanUse.COLD_LIST)
    return None if found is None else ColdList(found[0], found[1].name)


def read_amount(text: str) -> Decimal:
    """An amount of money as it is typed in the locale: `49.97`, `1,234.50`, `£49.97`.

    Raises:
        InputError: it is no number.
    """
    locale = QLocale()
    digits = "".join(sign for sign in text if not sign.isspace() and sign not in locale.currencySymbol() + "£$€")
    plain = digits.replace(locale.groupSeparator(), "").replace(locale.decimalPoint(), ".")
    try:
        amount = Decimal(plain)
    except InvalidOperation:
        raise InputError(f"“{text}” is no amount; type it as 49.97.") from None
    if not amount.is_finite() or amount < 0:
        raise InputError(f"“{text}” is no amount; type it as 49.97.")
    return amount

"""The chosen contact: everything about it, edited in place."""

from collections.abc import Callable
from datetime import date
from functools import cached_property, partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QVBoxLayout, QWidget

from models.domain.touches import FollowUpDraft, Method, Outcome, TouchDraft
from models.errors import BarnacleError
from models.services.contacts import ContactDetail, Contacts
from models.services.follow_up_rows import FollowUpRow
from models.services.follow_ups import FollowUps
from models.services.households import Households
from ui.colours import Tone
from ui.panels.contacts.changes_section import ChangesSection
from ui.panels.contacts.contact_card import ContactCard, LabelLines
from ui.panels.contacts.contact_chips import ContactChips
from ui.panels.contacts.contact_editor import ContactEditor
from ui.panels.contacts.contact_header import ContactHeader
from ui.panels.contacts.dates_card import DatesCard
from ui.panels.contacts.flags_card import FlagsCard
from ui.panels.contacts.household_card import HouseholdCard
from ui.panels.contacts.next_card import NextCard
from ui.panels.contacts.notes_card import NotesCard
from ui.panels.contacts.plan_card import OnPlans, PlanCard
from ui.panels.contacts.refused_texts import RefusedTexts
from ui.panels.touches.outcome_details import TouchAnswers, find_cold_list, write_done, write_touch
from ui.panels.touches.touch_form import TouchForm, TypedTouch, usual_next_day
from ui.theme import Space
from ui.widgets.inline_field import InlineField
from ui.widgets.tab_order import order_by_layout
from ui.widgets.text import Text, TextLook
from ui.widgets.timeline import Timeline, TimelineEntry
from ui.words.touch_words import touch_words
from ui.words.value_wording import method_name, outcome_name
from ui.words.wording import near_day

_TWO_COLUMNS_WIDTH = 640
_FORM_HEIGHT = 580
_OUTCOME_TONES = {
    Outcome.NOT_NOW: Tone.SOON,
    Outcome.NO_ANSWER: Tone.SOON,
    Outcome.NO: Tone.LATE,
    Outcome.INTERESTED: Tone.GOOD,
    Outcome.BOUGHT: Tone.GOOD,
}


class ContactPanel(QScrollArea):
    """Header, chips, and two columns that stand below each other where the room is narrow."""

    labels_requested = Signal(object)
    interest_chosen = Signal(str)
    group_chosen = Signal(str)
    refused = Signal(str)
    left = Signal()

    def __init__(
        self,
        contacts: Contacts,
        follow_ups: FollowUps,
        on_plans: OnPlans,
        today: Callable[[], date],
        label_lines: LabelLines,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._follow_ups = follow_ups
        self._plans = on_plans.plans
        self._today = today
        self._completing: FollowUpRow | None = None
        self._has_touch_form = False
        self._shown: ContactDetail | None = None
        self._refused_texts = RefusedTexts()
        self._half_typed: dict[int, tuple[int | None, TypedTouch]] = {}
        self.editor = ContactEditor(contacts, self)
        self.header = ContactHeader(self.editor)
        self.chips = ContactChips(self.editor)
        self.contact_card = ContactCard(self.editor, label_lines)
        self.household_card: HouseholdCard | None = None
        self.dates_card = DatesCard(self.editor, on_plans.enrolments)
        self.notes_card = NotesCard(self.editor, today)
        self.flags_card = FlagsCard(self.editor)
        self.plan_card = PlanCard(on_plans, follow_ups, today)
        self.next_card = NextCard(follow_ups, on_plans.plans, today)
        self._so_far = Timeline()
        self.changes: ChangesSection | None = None
        self._lay_out()
        self._connect()

    def take_households(self, households: Households) -> None:
        """Show the household of each contact below its addresses."""
        self.household_card = HouseholdCard(households)
        self._left.insertWidget(1, self.household_card)

    @cached_property
    def touch_form(self) -> TouchForm:
        """The form for a touch, made when it is needed first."""
        form = TouchForm()
        self._has_touch_form = True
        form.setProperty("look", "card")
        # The whole panel scrolls; the form in it has no bar of its own.
        form.setMinimumHeight(_FORM_HEIGHT)
        form.submitted.connect(self._log)
        form.cancelled.connect(self._close_form)
        self._right.insertWidget(0, form)
        order_by_layout(self)
        return form

    def show_contact(self, contact_id: int) -> None:
        """Read a contact and show it; what is being typed for the one before is saved first.

        Raises:
            NotFoundError: it is not in the book.
        """
        focused: QWidget | None = self.window().focusWidget()
        if contact_id != self.editor.contact_id and focused is not None and self.isAncestorOf(focused):
            self.setFocus()
        self.editor.show_contact(contact_id)

    def add_changes(self, section: ChangesSection) -> None:
        """Show what was changed below what happened so far."""
        self.changes = section
        section.refused.connect(self.refused)
        self._history_column.addWidget(section)

    def begin_touch(self) -> None:
        """Open the form for a touch; the follow-up that is due is taken as done by it."""
        due = [row for row in self.editor.detail.follow_ups if row.draft.due_on <= self._today()]
        self._begin_touch(due[0] if due else None)

    def begin_plan(self) -> None:
        """Open the form for a follow-up."""
        self._show_form(shows=False)
        self.next_card.begin_plan()
        self.ensureWidgetVisible(self.next_card)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the columns beside or below each other."""
        super().resizeEvent(event)
        is_wide = event.size().width() >= _TWO_COLUMNS_WIDTH
        # What comes next stands above the card of numbers where there is one column only.
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.BottomToTop
        if direction is not self._columns.direction():
            self._columns.setDirection(direction)
            order_by_layout(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _begin_touch(self, follow_up: FollowUpRow | None) -> None:
        self._completing = follow_up
        draft, today = self.editor.draft, self._today()
        planned = follow_up.draft if follow_up else None
        method = planned.method if planned else Method.PHONE
        touch = TouchDraft(today, method, carried=planned.carries if planned else "")
        others = [row for row in self.editor.detail.follow_ups if row is not follow_up]
        has_plan = self.plan_card.enrolment is not None
        self.touch_form.begin(
            self.tr("Log a touch"),
            planned.purpose if planned else draft.shown_name,
            touch,
            FollowUpDraft(usual_next_day(today), method),
            plans_next=not others and not has_plan,
            has_plan=has_plan,
            cold_list=find_cold_list(self._plans),
        )
        self._show_form(shows=True)

    def _log(self, answers: TouchAnswers) -> None:
        try:
            if self._completing is not None:
                write_done(self._follow_ups, self._completing.id, answers)
            else:
                write_touch(self._follow_ups, [self.editor.detail.id], answers)
        except BarnacleError as error:
            self.refused.emit(str(error))
            return
        self._close_form()

    def _show_form(self, *, shows: bool) -> None:
        self._next.setVisible(not shows)
        self._history.setVisible(not shows)
        if shows:
            self.touch_form.show()
            self.ensureWidgetVisible(self.touch_form)
        elif self._has_touch_form:
            self.touch_form.hide()

    def _show(self, is_other: bool) -> None:
        detail = self.editor.detail
        if is_other:
            self._keep_refused()
            self._keep_touch()
            self.verticalScrollBar().setValue(0)
            self._show_form(shows=False)
        self.header.show_draft(detail.draft, is_other=is_other)
        self.chips.show_draft(detail.draft)
        self.contact_card.show_draft(detail.draft, is_other=is_other)
        if self.household_card is not None:
            self.household_card.show_contact(detail.id, is_other=is_other)
        self.dates_card.show_draft(detail.draft, is_other=is_other)
        self.dates_card.weekday.show_contact(detail.id)
        self.notes_card.show_detail(detail, is_other=is_other)
        self.flags_card.show_draft(detail.draft)
        self.plan_card.show_detail(detail)
        self.next_card.show_detail(detail, is_other=is_other, has_plan=self.plan_card.enrolment is not None)
        entries = self._entries(detail)
        self._so_far_title.setVisible(bool(entries))
        self._so_far.show_entries(entries)
        if self.changes is not None:
            self.changes.show_contact(detail.id, is_other=is_other)
        if is_other:
            self._refused_texts.put_back(detail.id, self.findChildren(InlineField))
        self._shown = detail
        if is_other:
            self._put_touch_back(detail)
        order_by_layout(self)

    def _keep_touch(self) -> None:
        """Keep what is typed about a touch while the owner is with other contacts."""
        is_open = self._has_touch_form and not self.touch_form.isHidden() and self.touch_form.is_touched
        if is_open and self._shown is not None:
            completing = self._completing.id if self._completing is not None else None
            self._half_typed[self._shown.id] = (completing, self.touch_form.typed())

    def _put_touch_back(self, detail: ContactDetail) -> None:
        if detail.id in self._half_typed:
            completing, typed = self._half_typed.pop(detail.id)
            self._begin_touch(next((row for row in detail.follow_ups if row.id == completing), None))
            self.touch_form.put_back(typed)

    def _keep_refused(self) -> None:
        if self._shown is None:
            return
        fields = [field for field in self.findChildren(InlineField) if field.isVisibleTo(self)]
        texts = self._refused_texts.keep(self._shown.id, fields)
        if texts:
            words = self.tr("Not saved: {texts}. It waits in its field with {name}.")
            quoted = ", ".join(f"“{text}”" for text in texts)
            self.refused.emit(words.format(texts=quoted, name=self._shown.draft.shown_name))

    def _entries(self, detail: ContactDetail) -> list[TimelineEntry]:
        today = self._today()
        dated = [
            (
                row.draft.made_on,
                TimelineEntry(
                    method_name(row.draft.method),
                    near_day(row.draft.made_on, today),
                    touch_words(row),
                    outcome_name(row.draft.outcome),
                    _OUTCOME_TONES.get(row.draft.outcome, Tone.NEUTRAL),
                    ((self.tr("Remove"), partial(self._follow_ups.remove_touch, row.id)),),
                ),
            )
            for row in detail.touches
        ]
        dated += [
            (row.note.written_on, TimelineEntry(self.tr("Note"), near_day(row.note.written_on, today), row.note.text))
            for row in detail.notes
        ]
        return [entry for _, entry in sorted(dated, key=lambda pair: pair[0], reverse=True)]

    def _connect(self) -> None:
        self.editor.shown.connect(self._show)
        self.header.touch_requested.connect(self.begin_touch)
        self.header.refused.connect(self.refused)
        self.header.label_requested.connect(self._ask_for_label)
        self.next_card.done_requested.connect(self._begin_touch)
        self.next_card.enrol_requested.connect(self.plan_card.enrol)
        self.plan_card.done_requested.connect(self._begin_touch)
        self.plan_card.by_hand_requested.connect(self.next_card.begin_plan)
        for card in (self.plan_card, self.next_card):
            card.said.connect(self.refused)
        self.chips.interest_chosen.connect(self.interest_chosen)
        self.chips.group_chosen.connect(self.group_chosen)

    def _ask_for_label(self) -> None:
        self.labels_requested.emit([self.editor.detail.id])

    def _close_form(self) -> None:
        self._show_form(shows=False)
        self.header.log_touch.setFocus()

    def _lay_out(self) -> None:
        self.setAccessibleName(self.tr("Contact"))
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        ground = QWidget()
        ground.setProperty("look", "scrolled")
        page = QVBoxLayout(ground)
        page.setContentsMargins(Space.XL, Space.L + 2, Space.XL, Space.XL)
        page.setSpacing(Space.M)
        page.addWidget(self.header)
        page.addWidget(self.chips)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(Space.XXL)
        left, right = QVBoxLayout(), QVBoxLayout()
        self._left, self._right = left, right
        for column in (left, right):
            column.setSpacing(Space.M + 2)
        for card in (self.contact_card, self.dates_card, self.notes_card, self.flags_card):
            left.addWidget(card)
        left.addStretch(1)
        self._history = QWidget()
        history = self._history_column = QVBoxLayout(self._history)
        history.setContentsMargins(0, 0, 0, 0)
        history.setSpacing(Space.S)
        self._so_far_title = Text(self.tr("So far"), TextLook.SECTION)
        history.addWidget(self._so_far_title)
        history.addWidget(self._so_far)
        self._next = QWidget()
        coming = QVBoxLayout(self._next)
        coming.setContentsMargins(0, 0, 0, 0)
        coming.setSpacing(Space.M + 2)
        coming.addWidget(self.plan_card)
        coming.addWidget(self.next_card)
        for widget in (self._next, self._history):
            right.addWidget(widget)
        right.addStretch(1)
        self._columns.addLayout(left, 1)
        self._columns.addLayout(right, 1)
        page.addLayout(self._columns, 1)
        self.setWidget(ground)

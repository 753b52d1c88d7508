"""Today: whom to reach, why now, and by which method."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.context import Context
from models.domain.due import DueItem, DueKind
from models.domain.segments import ContactQuery
from models.domain.touches import FollowUpDraft, Method, TouchDraft
from models.errors import NotFoundError
from models.services.changes import ChangeSet
from models.services.due.today import ToDo
from models.services.touch_log import LoggedTouch
from ui.item_models.due_list_model import DueListModel
from ui.item_models.due_words import due_words
from ui.job_runner import JobRunner
from ui.pages.page import Command, Page
from ui.pages.today_standing import Standing
from ui.panels.due.due_acts import DueActs, names
from ui.panels.due.due_list import DueList
from ui.panels.due.person_panel import PersonPanel
from ui.panels.touches import reaching
from ui.panels.touches.outcome_details import TouchAnswers, find_cold_list
from ui.panels.touches.touch_form import TouchForm, usual_next_day
from ui.theme import Space
from ui.widgets.card import Pane
from ui.widgets.empty_state import EmptyState
from ui.widgets.text import ElidedText, Text, TextLook
from ui.words.wording import counted, long_day

# Rows of a section; more are told as a number, and come up when these are settled.
_ROWS_SHOWN = 200
_TABLES = (
    "contact",
    "follow_up",
    "touch",
    "occasion",
    "note",
    "phone",
    "email",
    "postal_address",
    "contact_tag",
    "tag",
    "enrolment",
    "plan",
    "set_aside",
)
# Shares of the page's width that the person takes, and its limits in pixels.
_PERSON_SHARE = 0.34
_PERSON_WIDTHS = (296, 372)


class TodayPage(Page):
    """The list of what is due, with the person of the chosen row beside it."""

    key = "today"
    icon_name = "today"

    new_contact_requested = Signal()
    import_requested = Signal()
    sample_requested = Signal()

    def __init__(self, context: Context, jobs: JobRunner, parent: QWidget | None = None) -> None:
        """`jobs` takes writes that last."""
        super().__init__(parent)
        self._context = context
        self.acts = DueActs(context, self, jobs)
        self._model = DueListModel(self)
        self._form_items: Sequence[DueItem] = ()
        self._to_do = ToDo(0, 0)
        self._is_stale = False
        self.standing = Standing(context, jobs, self)
        self.heading = Text("", TextLook.HEADING)
        self.summary = ElidedText("", TextLook.MUTED)
        self.due_list = DueList(self._model)
        self.person = PersonPanel()
        self._empty_book = self._make_empty_book()
        self._nothing_due = self._make_nothing_due()
        self._left = QStackedWidget()
        self._right = QStackedWidget()
        self._side = QWidget()
        self._lay_out()
        self._connect()
        self._reload()

    def title(self) -> str:
        """The name in the sidebar."""
        return self.tr("Today")

    def count(self) -> int:
        """How many things are to be done today."""
        return self._to_do.count

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """A touch can be logged while something is chosen."""
        if self.due_list.chosen_item() is None:
            return {}
        return {
            Command.LOG_TOUCH: self.due_list.actions_bar.done.trigger,
            Command.PRINT_LABELS: self._print_label,
        }

    def refresh(self, change: ChangeSet) -> None:
        """Read again what is due; only how much it is, while another page is shown."""
        if not change.touches(*_TABLES):
            return
        if self.isVisible():
            self._reload()
            return
        self._is_stale = True
        self._to_do = self._context.today.to_do(self._context.clock.today(), _ROWS_SHOWN)
        self.count_changed.emit()

    def focus_first(self) -> None:
        """Put the keyboard into what is due, or into the first step of an empty book."""
        if self._shown_left() is self._empty_book:
            self._empty_book.focus_first()
        else:
            self.due_list.setFocus()

    def notice_day(self) -> None:
        """Show the day's list when a new day has begun, or something changed while nobody looked."""
        if self._is_stale or self._context.clock.today() != self._model.today:
            self._reload()

    def showEvent(self, event: QShowEvent) -> None:
        """The day and the book may have changed while another page was shown."""
        super().showEvent(event)
        self.notice_day()
        self._show_chosen(self.due_list.chosen_item())
        self.standing.show_soon()

    def changeEvent(self, event: QEvent) -> None:
        """The day may have changed while the window was in the background."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow() and self.isVisible():
            self.notice_day()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the person a third of the page, within limits."""
        super().resizeEvent(event)
        narrowest, widest = _PERSON_WIDTHS
        self._right.setFixedWidth(max(narrowest, min(widest, round(self.width() * _PERSON_SHARE))))

    @cached_property
    def form(self) -> TouchForm:
        """The form for a touch, made when it is first needed."""
        form = TouchForm()
        form.submitted.connect(self._log)
        form.cancelled.connect(self._leave_form)
        self._right.addWidget(form)
        return form

    def _reload(self) -> None:
        today = self._context.clock.today()
        chosen, row = self.due_list.chosen_item(), self.due_list.currentIndex().row()
        sections = self._context.today.sections(today, _ROWS_SHOWN)
        self._is_stale = False
        self._to_do = sections.to_do
        self._model.show_sections(sections, today, self._context.clock.now())
        same = None if chosen is None else self._model.row_of(chosen.key)
        self.due_list.choose(self._model.nearest_item_row(max(0, row)) if same is None else same)
        self.heading.setText(long_day(today))
        self.summary.setText(self._summary())
        shown = self._shown_left()
        self._left.setCurrentWidget(shown)
        self._side.setVisible(shown is self.due_list or self._right.currentWidget() is self.standing.panel)
        has_people = shown is not self._empty_book
        self.summary.setVisible(has_people)
        self.standing.figure.setVisible(has_people)
        self.standing.load.setVisible(has_people)
        if self.isVisible():
            self.standing.show_soon()
        self.count_changed.emit()
        self.commands_changed.emit()

    def _shown_left(self) -> QWidget:
        if self._model.items():
            return self.due_list
        has_contacts = self._context.lists.count(ContactQuery()) > 0
        return self._nothing_due if has_contacts else self._empty_book

    def _summary(self) -> str:
        to_do, late = self._to_do.count, self._to_do.late
        words = counted(to_do, "%Ln to do", "%Ln to do") if to_do else self.tr("nothing to do")
        return f"{words} · {counted(late, '%Ln overdue', '%Ln overdue')}" if late else words

    def _show_chosen(self, item: DueItem | None) -> None:
        self.commands_changed.emit()
        # What nobody sees is shown when the page is.
        if not self.isVisible() or (self._form_items and self.form.is_touched):
            return
        self._show_side()
        if item is None:
            self.person.show_nobody()
            return
        try:
            person = self._context.contacts.get(item.contact_id)
        except NotFoundError:
            self.person.show_nobody()
            return
        warnings = self._context.enrolments.warnings(item.contact_id)
        self.person.show_person(person, item.carries, self._model.today, warnings)

    def _ask_done(self, items: Sequence[DueItem], *, plans_next: bool) -> None:
        today, item = self._model.today, items[0]
        self._form_items = tuple(items)
        is_follow_up = item.kind is DueKind.FOLLOW_UP
        is_one, has_plan = len(items) == 1, all(any(part.plan for part in (item, *item.also)) for item in items)
        self.form.begin(
            names(items),
            due_words(item, today, self._model.now).reason if is_one else "",
            TouchDraft(today, item.method, carried=item.carries if is_follow_up else ""),
            FollowUpDraft(usual_next_day(today), item.method, item.title if is_follow_up and is_one else ""),
            plans_next=plans_next,
            has_plan=has_plan,
            cold_list=find_cold_list(self._context.plans),
        )
        self._right.setCurrentWidget(self.form)

    def _log(self, answers: TouchAnswers) -> None:
        logged = LoggedTouch(answers.touch, answers.next_follow_up, answers.purchase, answers.plan_after_no)
        if self._form_items and self.acts.log(self._form_items, logged):
            self._leave_form()

    def _open_snooze_menu(self, items: Sequence[DueItem]) -> None:
        bar = self.due_list.actions_bar
        self.acts.snooze_menu(items, self).popup(bar.place_below(bar.snooze_button))

    def _reach(self, item: DueItem, method: Method) -> None:
        if method is Method.MAIL:
            self.labels_requested.emit([item.contact_id])
            return
        draft = self._context.contacts.get(item.contact_id).draft
        self.said.emit(reaching.call(draft) if method is Method.PHONE else reaching.write(draft))

    def _print_label(self) -> None:
        item = self.due_list.chosen_item()
        if item is not None:
            self.labels_requested.emit([item.contact_id])

    def _leave_form(self) -> None:
        self._close_form()
        self._show_chosen(self.due_list.chosen_item())
        self.due_list.setFocus()

    def _close_form(self) -> None:
        self._form_items = ()
        self._right.setCurrentWidget(self.person)

    def _show_side(self) -> None:
        """Show the person, unless the coverage is looked at."""
        if self._right.currentWidget() is not self.standing.panel:
            self._close_form()

    def _show_coverage(self) -> None:
        self._form_items = ()
        self._side.show()
        self._right.setCurrentWidget(self.standing.panel)

    def _connect(self) -> None:
        due_list = self.due_list
        due_list.chosen.connect(self._show_chosen)
        due_list.opened.connect(lambda item: self.contact_requested.emit(item.contact_id))
        due_list.reach_requested.connect(self._reach)
        due_list.done_requested.connect(lambda items: self._ask_done(items, plans_next=False))
        due_list.next_requested.connect(lambda items: self._ask_done(items, plans_next=True))
        due_list.skip_requested.connect(self.acts.skip)
        due_list.snooze_requested.connect(self._open_snooze_menu)
        due_list.moved.connect(self.acts.move)
        self.acts.started.connect(self.standing.job_bar.follow)
        self.acts.done.connect(self.done)
        self.acts.said.connect(self.said)
        standing = self.standing
        standing.panel_requested.connect(self._show_coverage)
        standing.panel_left.connect(self._leave_form)
        standing.contact_requested.connect(self.contact_requested)
        standing.done.connect(self.done)
        standing.said.connect(self.said)

    def _lay_out(self) -> None:
        ground = Pane("ground")
        column = QVBoxLayout(ground)
        column.setContentsMargins(Space.XL, Space.L + 2, Space.XL, Space.M)
        column.setSpacing(Space.S)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        head.addWidget(self.heading)
        head.addWidget(self.summary)
        head.addStretch(1)
        head.addWidget(self.standing.figure)
        column.addLayout(head)
        column.addLayout(self._load_line())
        column.addWidget(self.standing.bar)
        column.addWidget(self.standing.job_bar)
        column.addWidget(self._left, 1)
        for widget in (self.due_list, self._nothing_due, self._empty_book):
            self._left.addWidget(widget)
        for beside in (self.person, self.standing.panel):
            self._right.addWidget(beside)
        rule = Pane("line")
        rule.setFixedWidth(1)
        side = QHBoxLayout(self._side)
        row = QHBoxLayout(self)
        for layout in (side, row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        side.addWidget(rule)
        side.addWidget(self._right)
        row.addWidget(ground, 1)
        row.addWidget(self._side)

    def _load_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(Space.M)
        line.addWidget(self.standing.load)
        line.addStretch(1)
        line.addWidget(self.standing.spread)
        return line

    def _make_nothing_due(self) -> EmptyState:
        words = self.tr("Nothing is planned for the next seven days either. Open a contact and plan a follow-up.")
        return EmptyState("today", self.tr("Nothing is due today"), words)

    def _make_empty_book(self) -> EmptyState:
        return EmptyState(
            "contacts",
            self.tr("Your book is empty"),
            self.tr("Here stands each day whom to reach, why, and how. Begin with the people you know."),
            (
                (self.tr("Type the first contact"), self.new_contact_requested.emit),
                (self.tr("Import a file…"), self.import_requested.emit),
                (self.tr("Open the sample book"), self.sample_requested.emit),
            ),
        )

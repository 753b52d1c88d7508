"""The page *Contacts*: the list, and beside it the chosen contact, the chosen contacts, or a new one."""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QWidget

from models.context import Context
from models.domain.segments import ContactQuery
from models.errors import NotFoundError
from models.services.changes import ChangeSet
from ui.job_runner import JobRunner
from ui.pages.page import Command, ContactHome
from ui.panels.contacts.contact_list_panel import ContactListPanel
from ui.widgets.card import Pane
from ui.widgets.empty_state import EmptyState
from ui.widgets.tab_order import order_by_layout
from ui.words.wording import counted

if TYPE_CHECKING:
    from ui.panels.bulk_writer import BulkWriter
    from ui.panels.contacts.bulk_panel import BulkPanel
    from ui.panels.contacts.contact_card import LabelLines
    from ui.panels.contacts.contact_panel import ContactPanel
    from ui.panels.contacts.new_contact_panel import NewContactPanel

_LIST_WIDTH = 372
_SMALLEST_USUAL_LIST = 310
_SMALLEST_LIST = 260


class _Side(Enum):
    """What stands beside the list."""

    NOBODY = auto()
    ONE = auto()
    SEVERAL = auto()
    NEW = auto()


class ContactsPage(ContactHome):
    """Answers the search of the window; the empty book offers the first steps."""

    import_requested = Signal()
    sample_requested = Signal()
    merge_requested = Signal(int, int)

    key = "contacts"
    icon_name = "contacts"

    def __init__(
        self, context: Context, label_lines: "LabelLines", jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        """`label_lines` gives the lines of a label for a contact at an address; `jobs` takes writes that last."""
        super().__init__(parent)
        self._context = context
        # Each part is made inside its parent: a widget that moves is dressed again.
        self._page_stack = QStackedWidget(self)
        self._splitter = QSplitter(Qt.Orientation.Horizontal, self._page_stack)
        self.list_panel = ContactListPanel(context, self._splitter)
        self._pane = Pane("pane", self._splitter)
        self._right = QStackedWidget(self._pane)
        self._side = _Side.NOBODY
        self._label_lines = label_lines
        self._jobs = jobs
        self._is_begun = False
        self._list_width: int | None = None
        self._remembered_contact: int | None = None
        self._lay_out()
        self._connect()
        self.list_panel.begin()
        self._show_empty_book()

    @cached_property
    def _writer(self) -> "BulkWriter":
        from ui.panels.bulk_writer import BulkWriter

        writer = BulkWriter(self._context, self._jobs, self)
        writer.done.connect(self.done)
        writer.failed.connect(self.said)
        return writer

    @cached_property
    def contact_panel(self) -> "ContactPanel":
        """The pane for one contact, made after the list is painted first."""
        from ui.panels.contacts.changes_section import ChangesSection
        from ui.panels.contacts.contact_panel import ContactPanel
        from ui.panels.contacts.plan_card import OnPlans

        context = self._context
        on_plans = OnPlans(context.plans, context.enrolments)
        today, lines = context.clock.today, self._label_lines
        panel = ContactPanel(context.contacts, context.follow_ups, on_plans, today, lines, self._right)
        panel.add_changes(ChangesSection(context.contact_history, today))
        panel.take_households(context.households)
        panel.labels_requested.connect(self.labels_requested)
        choose = self.list_panel.filters.choose
        panel.interest_chosen.connect(lambda name: choose(ContactQuery(interests=frozenset({name}))))
        panel.group_chosen.connect(lambda name: choose(ContactQuery(groups=frozenset({name}))))
        panel.refused.connect(self.said)
        panel.left.connect(self.focus_list)
        self._right.addWidget(panel)
        order_by_layout(self)
        return panel

    @cached_property
    def bulk_panel(self) -> "BulkPanel":
        """The pane for several contacts, made when it is needed first."""
        from ui.panels.contacts.bulk_panel import BulkPanel
        from ui.panels.contacts.plan_card import OnPlans

        context = self._context
        on_plans = OnPlans(context.plans, context.enrolments)
        today, writer = context.clock.today, self._writer
        panel = BulkPanel(context.contacts, context.follow_ups, on_plans, writer, today, self._right)
        panel.labels_requested.connect(self.labels_requested)
        panel.delete_requested.connect(self.delete_chosen)
        panel.merge_requested.connect(self._ask_for_merge)
        self._right.addWidget(panel)
        order_by_layout(self)
        return panel

    @cached_property
    def new_panel(self) -> "NewContactPanel":
        """The pane for a new contact, made when it is needed first."""
        from ui.panels.contacts.new_contact_panel import NewContactPanel

        context = self._context
        panel = NewContactPanel(context.contacts, context.plans, context.enrolments, context.reminders, self._right)
        panel.added.connect(self._show_added)
        panel.closed.connect(self._close_new)
        self._right.addWidget(panel)
        order_by_layout(self)
        return panel

    @cached_property
    def nobody(self) -> EmptyState:
        """What stands there while no contact is chosen."""
        return self._add_state("contacts", self.tr("Nobody chosen"), self.tr("Choose a contact in the list."))

    @cached_property
    def nothing_found(self) -> EmptyState:
        """What stands there while the search finds nobody."""
        return self._add_state("search", self.tr("Nobody found"), self.tr("Try fewer letters, or take a filter away."))

    @cached_property
    def empty_book(self) -> EmptyState:
        """What an empty book offers."""
        state = EmptyState(
            "contacts",
            self.tr("Your book is empty"),
            self.tr("Contacts are the people you want to stay in touch with. Begin with one."),
            (
                (self.tr("Type the first contact"), self.begin_contact),
                (self.tr("Import a file…"), self.import_requested.emit),
                (self.tr("Open the sample book"), self.sample_requested.emit),
            ),
        )
        self._page_stack.addWidget(state)
        return state

    def title(self) -> str:
        """The translated name."""
        return self.tr("Contacts")

    def subject(self) -> str:
        """The name of the contact that is shown."""
        return "" if self._shown_contact() is None else self.contact_panel.editor.draft.shown_name

    def count(self) -> int | None:
        """All contacts outside the trash."""
        return self.list_panel.total

    def focus_first(self) -> None:
        """Put the keyboard into the list, or into the first step of an empty book."""
        if self._page_stack.currentWidget() is self._splitter:
            self.focus_list()
        else:
            self.empty_book.focus_first()

    def commands(self) -> Mapping[Command, Callable[[], None]]:
        """What can be done with the chosen contacts."""
        chosen = self.list_panel.chosen_count()
        commands: dict[Command, Callable[[], None]] = {Command.SELECT_ALL: self.select_all}
        if chosen:
            commands[Command.LOG_TOUCH] = self.log_touch
            commands[Command.DELETE] = self.delete_chosen
            commands[Command.PRINT_LABELS] = self._ask_for_labels
        if chosen == 1:
            commands[Command.PLAN_FOLLOW_UP] = self.plan_follow_up
        if chosen == 2:
            commands[Command.MERGE] = self._ask_for_merge
        return commands

    def refresh(self, change: ChangeSet) -> None:
        """Read the list and the shown contact again."""
        self._read_all()
        shown = self._shown_contact()
        if shown is not None and (change.is_everything or shown in change.contact_ids):
            self._show_chosen()

    def search(self, text: str) -> None:
        """Narrow the list to what `text` finds."""
        self.list_panel.show_query(self.list_panel.filters.query()._replace(text=text))

    def open_contact(self, contact_id: int) -> None:
        """Show this contact; what hides it from the list is taken away."""
        self._is_begun = True
        if not self.list_panel.choose_contact(contact_id):
            contact_id = self._context.merging.find_kept(contact_id) or contact_id
            self.search_shown.emit("")
            self.list_panel.show_query(ContactQuery())
            if not self.list_panel.choose_contact(contact_id):
                self.said.emit(self.tr("This contact is no longer in the book."))
        if self._shown_contact() != contact_id:
            self._show_chosen()

    def open_first(self) -> None:
        """Show the first contact of the list and go to it."""
        self.list_panel.choose_row(0)
        self.focus_list()

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self.list_panel.view.setFocus()

    def begin_contact(self) -> None:
        """Open the pane for a new contact."""
        self._is_begun = True
        self._page_stack.setCurrentWidget(self._splitter)
        self._show_side(_Side.NEW, self.new_panel)
        self.new_panel.begin()

    def select_all(self) -> None:
        """Choose everyone the list shows."""
        self.list_panel.model.complete()
        self.list_panel.view.selectAll()

    def log_touch(self) -> None:
        """Open the form for a touch with the chosen contacts."""
        if self._side is _Side.SEVERAL:
            self.bulk_panel.begin_touch()
        else:
            self.contact_panel.begin_touch()

    def plan_follow_up(self) -> None:
        """Open the form for a follow-up with the chosen contact."""
        self.contact_panel.begin_plan()

    def delete_chosen(self) -> None:
        """Move the chosen contacts to the trash; it asks nothing and can be undone."""
        ids = self.list_panel.chosen_ids()
        if not ids:
            return
        contacts = self._context.contacts
        one = self.tr("Deleted {name}").format(name=contacts.name_of(ids[0]))
        self._writer.write(
            self.tr("Deleting the contacts"),
            len(ids),
            lambda progress: contacts.trash(ids, progress),
            lambda count: one if count == 1 else counted(count, "Deleted one contact", "Deleted %Ln contacts"),
        )

    def save_state(self) -> dict[str, str]:
        """The width of the list and the chosen contact."""
        shown = self._shown_contact() or self._remembered_contact
        return {"list_width": str(self._list_width or ""), "contact": str(shown or "")}

    def restore_state(self, state: Mapping[str, str]) -> None:
        """Take back the width of the list and the chosen contact."""
        width, contact = state.get("list_width", ""), state.get("contact", "")
        if width.isdecimal() and int(width) >= _SMALLEST_LIST:
            self._list_width = int(width)
            self._set_list_width()
        self._remembered_contact = int(contact) if contact.isdecimal() else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the width of the list that was chosen, else a good third of the page."""
        super().resizeEvent(event)
        self._set_list_width()

    def _set_list_width(self) -> None:
        usual = max(_SMALLEST_USUAL_LIST, min(_LIST_WIDTH, self.width() * 38 // 100))
        width = self._list_width or usual
        self._splitter.setSizes([width, max(1, self.width() - width - self._splitter.handleWidth())])

    def _keep_list_width(self, position: int) -> None:
        self._list_width = position

    def _lay_out(self) -> None:
        inner = QHBoxLayout(self._pane)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._right)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.list_panel)
        self._splitter.addWidget(self._pane)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.splitterMoved.connect(self._keep_list_width)
        self.list_panel.setMinimumWidth(_SMALLEST_LIST)
        self._page_stack.addWidget(self._splitter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page_stack)

    def _connect(self) -> None:
        panel = self.list_panel
        panel.view.first_painted.connect(self._begin)
        panel.chosen.connect(self._show_chosen)
        panel.view.delete_pressed.connect(self.delete_chosen)
        panel.view.opened.connect(self._go_to_contact)
        panel.filters.list_saved.connect(self._say_saved)
        panel.filters.query_changed.connect(lambda query: self.search_shown.emit(query.text))

    def _read_all(self) -> None:
        before = self.list_panel.total
        self.list_panel.reload()
        if self.list_panel.total != before:
            self.count_changed.emit()
        self._show_empty_book()

    def _show_empty_book(self) -> None:
        is_empty = self.list_panel.total == 0 and not self._is_typing_new()
        self._page_stack.setCurrentWidget(self.empty_book if is_empty else self._splitter)

    def _begin(self) -> None:
        """Show the contact that was remembered, or the first one."""
        if self._is_begun:
            return
        self._is_begun = True
        if self._remembered_contact is not None:
            self.list_panel.choose_contact(self._remembered_contact)
        self._show_chosen()

    def _show_chosen(self) -> None:
        if not self._is_begun:
            return
        ids = self.list_panel.chosen_ids()
        try:
            self._show_contacts(ids)
        except NotFoundError:
            self._show_side(_Side.NOBODY, self.nobody)
        self.commands_changed.emit()

    def _show_contacts(self, ids: list[int]) -> None:
        if len(ids) == 1:
            self.contact_panel.show_contact(ids[0])
            self._show_side(_Side.ONE, self.contact_panel)
        elif ids:
            self.bulk_panel.show_contacts(ids)
            self._show_side(_Side.SEVERAL, self.bulk_panel)
        elif not self._is_typing_new():
            found = self.list_panel.model.rowCount()
            self._show_side(_Side.NOBODY, self.nobody if found else self.nothing_found)

    def _add_state(self, icon_name: str, title: str, words: str) -> EmptyState:
        state = EmptyState(icon_name, title, words)
        self._right.addWidget(state)
        return state

    def _shown_contact(self) -> int | None:
        return self.contact_panel.editor.contact_id if self._side is _Side.ONE else None

    def _show_side(self, side: _Side, widget: QWidget) -> None:
        self._side = side
        self._right.setCurrentWidget(widget)

    def _is_typing_new(self) -> bool:
        return self._side is _Side.NEW

    def _go_to_contact(self) -> None:
        self.contact_panel.header.name.setFocus()

    def _show_added(self, contact_id: int) -> None:
        self.open_contact(contact_id)
        self._show_side(_Side.ONE, self.contact_panel)
        self.focus_list()
        self.done.emit(self.tr("Added {name}").format(name=self.contact_panel.editor.draft.shown_name))

    def _close_new(self) -> None:
        self._show_side(_Side.NOBODY, self.nobody)
        self._show_chosen()
        self._read_all()
        self.focus_list()

    def _ask_for_labels(self) -> None:
        self.labels_requested.emit(self.list_panel.chosen_ids())

    def _ask_for_merge(self) -> None:
        self.merge_requested.emit(*self.list_panel.chosen_ids())

    def _say_saved(self, name: str) -> None:
        self.done.emit(self.tr("Saved the list “{name}”").format(name=name))

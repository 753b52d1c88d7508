"""The reminder window: all that is open, how late it is, and what can be done with it, one by one or all at once."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QByteArray, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from models.context import Context
from models.domain.due import DueItem
from models.domain.snoozes import Snooze, SnoozeChoice
from models.domain.touches import Method
from models.errors import NotFoundError
from models.services.changes import ChangeSet
from ui.item_models.due_list_model import DueListModel
from ui.item_models.due_words import due_words
from ui.job_runner import JobRunner
from ui.panels.due.due_acts import DueActs
from ui.panels.due.due_list import DueList
from ui.panels.due.reminded_person import RemindedPerson
from ui.panels.job_bar import JobBar
from ui.panels.touches import reaching
from ui.taking_back import TakingBack
from ui.theme import Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Pane, Rule
from ui.widgets.day_menu import DayMenu
from ui.widgets.empty_state import EmptyState
from ui.widgets.snooze_menu import SnoozeMenu, near_moment
from ui.widgets.undo_bar import UndoBar
from ui.window_place import place
from ui.window_state import WindowState
from ui.words.wording import counted

_SIZE = QSize(620, 480)
_SMALLEST = QSize(520, 360)
# Rows beyond these come up when others are settled; the count in the title is of all.
_MOST_ROWS = 300


class ReminderWindow(QWidget):
    """What is open, the longest due first, or what was dismissed; Esc closes, Ctrl+Z takes back."""

    contact_requested = Signal(int)
    labels_requested = Signal(object)
    today_requested = Signal()

    def __init__(
        self,
        context: Context,
        acts: DueActs,
        book_name: Callable[[], str],
        jobs: JobRunner | None = None,
        state: WindowState | None = None,
    ) -> None:
        """`book_name` gives the name of the book while another one is open too, else an empty text.

        `jobs` takes undoing that lasts; `state` remembers where the window stood and how large it was.
        """
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self._context = context
        self._acts = acts
        self._taking_back = TakingBack(context, jobs, self)
        self._book_name = book_name
        self._state = state
        self._items: list[DueItem] = []
        self._shows_dismissed = False
        self._offered: str | None = None
        self._usual_snooze = Snooze.TOMORROW
        self._model = DueListModel(self)
        self.due_list = DueList(self._model, is_compact=True)
        self.person = RemindedPerson()
        self.done_button = Button(self.tr("Done ▾"), ButtonLook.STRONG)
        self.open_button = Button(self.tr("Open"))
        self.skip_button = Button(self.tr("Skip"))
        self.again_button = Button(self.tr("Show again"), ButtonLook.STRONG)
        self.snooze_at_once = Button("", ButtonLook.QUIET, is_small=True)
        self.snooze_button = Button(self.tr("Snooze ▾"))
        self.all_button = Button(self.tr("All ▾"))
        self.dismissed_button = Button("", ButtonLook.QUIET, is_small=True)
        self.job_bar = JobBar()
        self._nothing = EmptyState(
            "check",
            self.tr("Nothing is due now"),
            self.tr("What falls due shows here until you act on it."),
            ((self.tr("Show Today"), self.today_requested.emit),),
        )
        self._stack = QStackedWidget()
        self._foot = QWidget()
        self._lay_out()
        self.undo_bar = UndoBar(self._stack)
        self._connect()
        self.setMinimumSize(_SMALLEST)
        place(self, QByteArray() if state is None else state.reminders_geometry(), _SIZE)

    def show_open(self) -> None:
        """Come to the front with what is open."""
        self._shows_dismissed = False
        self.reload()
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()
        self.due_list.setFocus()

    def refresh(self, _change: ChangeSet | None = None) -> None:
        """Read again what is open, while somebody looks; *Undo* is offered for what was done last alone."""
        if self._offered not in (None, self._context.history.undo_name):
            self.undo_bar.hide()
        if self.isVisible():
            self.reload()

    def reload(self) -> None:
        """Read again what is shown."""
        now_local = self._context.clock.local_now()
        reminders = self._context.reminders
        dismissed = reminders.list_dismissed(now_local)
        self._items = dismissed if self._shows_dismissed else reminders.list_open(now_local)
        chosen, row = self.due_list.chosen_item(), max(0, self.due_list.currentIndex().row())
        self._model.show_items(self._items[:_MOST_ROWS], now_local.date(), self._context.clock.now())
        same = None if chosen is None else self._model.row_of(chosen.key)
        self.due_list.choose(self._model.nearest_item_row(row) if same is None else same)
        self._name_window()
        self._show_buttons(len(dismissed))
        self._stack.setCurrentIndex(0 if self._items else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leaves what was dismissed, then the window; Delete dismisses."""
        if event.key() == Qt.Key.Key_Escape:
            self._toggle_dismissed() if self._shows_dismissed else self.close()
        elif event.key() == Qt.Key.Key_Delete and not self._shows_dismissed:
            self._acts.dismiss(self.due_list.chosen_items())
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Remember place and size."""
        super().hideEvent(event)
        if self._state is not None:
            self._state.keep_reminders(self.saveGeometry())

    def say(self, text: str, *, offers_undo: bool = False) -> None:
        """Tell something at the foot of the list."""
        self._offered = self._context.history.undo_name if offers_undo else None
        self.undo_bar.say(text, offers_undo=offers_undo)

    def undo(self) -> None:
        """Take back the last change."""
        self._taking_back.undo()

    def done_menu(self, items: Sequence[DueItem], parent: QWidget) -> QMenu:
        """What *Done* offers for `items`: done, or done with the day of the next one."""
        menu = QMenu(parent)
        menu.addAction(self.tr("Done\tD"), lambda: self._acts.finish(items))
        menu.addMenu(self.next_menu(items, menu))
        return menu

    def next_menu(self, items: Sequence[DueItem], parent: QWidget) -> DayMenu:
        """The days for the next follow-up with `items`, which are done with the choice."""
        menu = DayMenu(self._context.clock.today(), parent)
        menu.setTitle(self.tr("Done, and next on"))
        menu.day_chosen.connect(lambda day: self._acts.finish(items, day))
        return menu

    def all_menu(self) -> QMenu:
        """What can be done with all that is open."""
        items = list(self._items)
        menu = QMenu(self)
        done = self.done_menu(items, menu)
        done.setTitle(self.tr("Done with all"))
        menu.addMenu(done)
        snooze = self._acts.snooze_menu(items, menu)
        snooze.setTitle(self.tr("Snooze all"))
        menu.addMenu(snooze)
        menu.addAction(self.tr("Skip all"), lambda: self._acts.skip(items))
        menu.addAction(self.tr("Dismiss all"), lambda: self._acts.dismiss(items))
        menu.addSeparator()
        menu.addAction(self.tr("Show Today"), self.today_requested.emit)
        return menu

    def _snooze_choice(self) -> SnoozeChoice:
        choices = {choice.snooze: choice for choice in self._acts.snooze_choices()}
        return choices.get(self._usual_snooze, choices[Snooze.TOMORROW])

    def _show_chosen(self, item: DueItem | None) -> None:
        if item is None:
            return
        try:
            person = self._context.contacts.get(item.contact_id)
        except NotFoundError:
            return
        today = self._model.today
        self.person.show_reminder(item, due_words(item, today, self._model.now), person, today)

    def _name_window(self) -> None:
        count = len(self._items)
        if self._shows_dismissed:
            title = self.tr("Recently dismissed")
        else:
            title = counted(count, "%Ln reminder", "%Ln reminders") if count else self.tr("No reminders")
        book = self._book_name()
        self.setWindowTitle(f"{title} – {book}" if book else title)

    def _show_buttons(self, dismissed: int) -> None:
        usual_time = self._context.settings.get().remind_local
        words = near_moment(self._snooze_choice(), self._context.clock.today(), usual_time)
        self.snooze_at_once.setText(self.tr("Snooze to {moment}").format(moment=words))
        self.snooze_at_once.setAccessibleName(self.snooze_at_once.text())
        is_open = not self._shows_dismissed
        for button in (self.done_button, self.skip_button, self.snooze_at_once, self.snooze_button, self.all_button):
            button.setVisible(is_open)
        self.again_button.setVisible(not is_open)
        # With nothing to act on there is nothing to press.
        self._foot.setVisible(bool(self._items))
        recent = counted(dismissed, "%Ln recently dismissed", "%Ln recently dismissed")
        self.dismissed_button.setText(recent if is_open else self.tr("Back to what is open"))
        self.dismissed_button.setAccessibleName(self.dismissed_button.text())
        self.dismissed_button.setVisible(dismissed > 0 or not is_open)

    def _toggle_dismissed(self) -> None:
        self._shows_dismissed = not self._shows_dismissed
        self.reload()
        self.due_list.setFocus()

    def _show_again(self) -> None:
        self._acts.show_again(self.due_list.chosen_items())
        self._shows_dismissed = False
        self.reload()

    def _open_chosen(self) -> None:
        item = self.due_list.chosen_item()
        if item is not None:
            self.contact_requested.emit(item.contact_id)

    def _reach(self, item: DueItem, method: Method) -> None:
        if method is Method.MAIL:
            self.labels_requested.emit([item.contact_id])
            return
        draft = self._context.contacts.get(item.contact_id).draft
        self.say(reaching.call(draft) if method is Method.PHONE else reaching.write(draft))

    def _snooze_chosen(self) -> None:
        choice = self._snooze_choice()
        self._acts.snooze(self.due_list.chosen_items(), choice.due_on, choice.remind_local)

    def snooze_menu(self) -> SnoozeMenu:
        """The moments to snooze what is chosen to; the one that is taken is offered first the next time."""
        menu = self._acts.snooze_menu(self.due_list.chosen_items(), self)
        menu.snooze_chosen.connect(self._remember_snooze)
        return menu

    def _remember_snooze(self, snooze: Snooze) -> None:
        self._usual_snooze = snooze
        self.reload()

    def _connect(self) -> None:
        due_list, acts = self.due_list, self._acts
        due_list.chosen.connect(self._show_chosen)
        due_list.opened.connect(lambda item: self.contact_requested.emit(item.contact_id))
        due_list.reach_requested.connect(self._reach)
        due_list.done_requested.connect(lambda items: None if self._shows_dismissed else acts.finish(items))
        due_list.next_requested.connect(lambda items: self._pop_up(self.next_menu(items, self), self.done_button))
        due_list.skip_requested.connect(acts.skip)
        due_list.snooze_requested.connect(lambda _items: self._pop_up(self.snooze_menu(), self.snooze_button))
        due_list.moved.connect(acts.move)
        acts.done.connect(lambda words: self.say(words, offers_undo=True))
        acts.said.connect(self.say)
        for long_work in (acts, self._taking_back):
            long_work.started.connect(self.job_bar.follow)
        self._taking_back.said.connect(self.say)
        self.done_button.clicked.connect(
            lambda: self._pop_up(self.done_menu(due_list.chosen_items(), self), self.done_button)
        )
        self.open_button.clicked.connect(self._open_chosen)
        self.skip_button.clicked.connect(lambda: acts.skip(due_list.chosen_items()))
        self.snooze_at_once.clicked.connect(self._snooze_chosen)
        self.snooze_button.clicked.connect(lambda: self._pop_up(self.snooze_menu(), self.snooze_button))
        self.all_button.clicked.connect(lambda: self._pop_up(self.all_menu(), self.all_button))
        self.again_button.clicked.connect(self._show_again)
        self.dismissed_button.clicked.connect(self._toggle_dismissed)
        self.undo_bar.undo_requested.connect(self.undo)
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undo)
        QShortcut(QKeySequence("Ctrl+W"), self, self.close)

    def _pop_up(self, menu: QMenu, button: Button) -> None:
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def _lay_out(self) -> None:
        reminders = Pane("pane")
        column = QVBoxLayout(reminders)
        for widget in (self.person, Rule(), self.due_list):
            column.addWidget(widget)
        column.setStretch(2, 1)
        more = QHBoxLayout()
        more.setContentsMargins(Space.M, Space.XS, Space.M, Space.XS)
        more.addWidget(self.dismissed_button)
        more.addStretch(1)
        working = QHBoxLayout()
        working.setContentsMargins(Space.L, Space.S, Space.L, 0)
        working.addWidget(self.job_bar)
        below = QVBoxLayout(self._foot)
        foot = QHBoxLayout()
        foot.setContentsMargins(Space.L, Space.M, Space.L, Space.M)
        foot.setSpacing(Space.S)
        for button in (self.done_button, self.again_button, self.open_button, self.skip_button):
            foot.addWidget(button)
        foot.addStretch(1)
        for button in (self.snooze_at_once, self.snooze_button, self.all_button):
            foot.addWidget(button)
        self._stack.addWidget(reminders)
        self._stack.addWidget(self._nothing)
        ground = Pane("pane")
        inner = QVBoxLayout(ground)
        inner.addWidget(self._stack, 1)
        inner.addLayout(working)
        inner.addLayout(more)
        inner.addWidget(self._foot)
        below.addWidget(Rule())
        below.addLayout(foot)
        whole = QVBoxLayout(self)
        whole.addWidget(ground)
        for layout in (column, inner, below, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

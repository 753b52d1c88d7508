"""The window: sidebar, top bar, the page, the line at the foot. It knows pages only as `Page`."""

import sys
from collections.abc import Callable, Sequence
from enum import Enum, auto
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from models.context import Context
from models.services.changes import ChangeSet
from ui.actions import Actions, run_when_triggered
from ui.page_turns import PageTurns
from ui.pages.page import Command, ContactHome, Page
from ui.theme import Space
from ui.widgets.drop_area import accept_copy, files_in
from ui.widgets.foot_bar import FootBar
from ui.widgets.sidebar import Sidebar
from ui.widgets.tab_order import order_by_layout
from ui.widgets.top_bar import TopBar
from ui.widgets.undo_bar import UndoBar
from ui.window_place import bring_onto_screen, place
from ui.window_state import WindowState

if TYPE_CHECKING:
    from ui.job_runner import JobRunner
    from ui.panels.job_bar import JobBar
    from ui.taking_back import TakingBack

_USUAL_SIZE = QSize(1280, 800)
_SMALLEST_SIZE = QSize(900, 560)


class CloseManner(Enum):
    """What closing the window does."""

    QUIT = auto()
    HIDE = auto()
    MINIMISE = auto()


class MainWindow(QMainWindow):
    """Shows one page at a time and carries every shortcut.

    The application connects the signals in the past tense or `…_requested`; `close_manner` is asked at each closing.
    """

    import_requested = Signal()
    files_dropped = Signal(object)
    """Files of this computer to import (a list of paths)."""
    paste_requested = Signal()
    """Contacts on the clipboard are to come in."""
    export_requested = Signal()
    duplicates_requested = Signal()
    print_requested = Signal()
    new_book_requested = Signal()
    open_book_requested = Signal()
    reminders_requested = Signal()
    quit_requested = Signal()
    hidden = Signal()
    closed = Signal()
    painted = Signal()
    """The window was painted first."""

    def __init__(
        self,
        context: Context,
        home: ContactHome,
        pages: Sequence[Page],
        state_path: Path,
        title: str = "",
        jobs: "JobRunner | None" = None,
    ) -> None:
        """`pages` in the order of the sidebar, `home` among them; `state_path` is the ini file of the window.

        `jobs` takes undoing that lasts.
        """
        super().__init__()
        self._context = context
        self._jobs = jobs
        self._home = home
        self._pages = {page.key: page for page in pages}
        self._state = WindowState(state_path)
        self.close_manner: Callable[[], CloseManner] = lambda: CloseManner.QUIT
        self._title = title or "Barnacle"
        self.setMinimumSize(_SMALLEST_SIZE)
        self.setAcceptDrops(True)
        self.sidebar = Sidebar()
        self.top_bar = TopBar(QKeySequence("Ctrl+K"))
        self.foot_bar = FootBar()
        self.foot_bar.show_book(context.book_path.stem)
        self._stack = QStackedWidget()
        self._lay_out()
        self._turns = PageTurns(self._pages, self.page, self)
        # Counting takes a moment in a large book, and the page is painted before.
        self._is_painted = False
        self._offered: str | None = None
        self._figures_timer = QTimer(self, singleShot=True, interval=0)
        self._figures_timer.timeout.connect(self._show_figures)
        self.actions_by_name = Actions(self, pages)
        self._connect_actions()
        self._connect_bars()
        for page in pages:
            self._add_page(page)
        order_by_layout(self)
        self._restore()
        self.refresh(ChangeSet("", is_everything=True), pages_too=False)

    @cached_property
    def undo_bar(self) -> UndoBar:
        """The bar that tells what was done, made when there is something to tell."""
        bar = UndoBar(self._stack)
        bar.undo_requested.connect(self._undo)
        return bar

    @cached_property
    def job_bar(self) -> "JobBar":
        """How far a long undoing is, made when there is one."""
        from ui.panels.job_bar import JobBar

        bar = JobBar()
        margin = Space.XL
        bar.setContentsMargins(margin, Space.S, margin, Space.S)
        self._column.insertWidget(self._column.indexOf(self.foot_bar), bar)
        return bar

    @cached_property
    def _taking_back(self) -> "TakingBack":
        from ui.taking_back import TakingBack

        taking_back = TakingBack(self._context, self._jobs, self)
        taking_back.said.connect(self.say)
        taking_back.started.connect(self.job_bar.follow)
        taking_back.ended.connect(self._name_steps)
        return taking_back

    def page(self) -> Page:
        """The page that is shown."""
        return next(page for page in self._pages.values() if page is self._stack.currentWidget())

    def go_to_page(self, key: str) -> None:
        """Show a page and give it the keyboard."""
        self.show_page(key)
        self._pages[key].focus_first()

    def show_page(self, key: str) -> None:
        """Show a page; the keyboard stays where it is."""
        page = self._pages[key]
        self._turns.tell_now(key)
        focused: QWidget | None = QApplication.focusWidget()
        was_in_other_page = focused is not None and self._stack.isAncestorOf(focused) and not page.isAncestorOf(focused)
        self._stack.setCurrentWidget(page)
        if was_in_other_page:
            page.focus_first()
        self.sidebar.choose(page.home_key or key)
        self.top_bar.import_button.setVisible(page.offers_import)
        self._follow_page()

    def open_contact(self, contact_id: int) -> None:
        """Bring the window to the front and show this contact."""
        self.raise_to_front()
        self.show_page(self._home.key)
        self._home.open_contact(contact_id)

    def raise_to_front(self) -> None:
        """Show the window, wherever it was."""
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def refresh(self, change: ChangeSet, *, pages_too: bool = True) -> None:
        """Pass a change set to the pages and read the frame again; *Undo* is offered for the last step alone."""
        if pages_too:
            self._turns.tell(change)
        if self._offered not in (None, self._context.history.undo_name):
            self.undo_bar.hide()
        self._name_steps()
        self._show_counts()
        if self._is_painted:
            self._figures_timer.start()
        self._name_window()

    def say(self, text: str) -> None:
        """Tell something in one sentence at the foot of the page."""
        self._offered = None
        self.undo_bar.say(text)

    def say_done(self, text: str) -> None:
        """Tell what was done, with *Undo* beside it."""
        self._offered = self._context.history.undo_name
        self.undo_bar.say(text, offers_undo=self._offered is not None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Make what is not seen, and count the figures of the foot, after the first painting."""
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self._complete)
            self.painted.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files, nothing else."""
        if files_in(event.mimeData()):
            accept_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        accept_copy(event)
        self.files_dropped.emit(files_in(event.mimeData()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Remember how the window stands; then quit, hide or minimise."""
        self.remember()
        manner = self.close_manner()
        if manner is CloseManner.QUIT:
            event.accept()
            self.closed.emit()
            return
        event.ignore()
        if manner is CloseManner.HIDE:
            self.hide()
        else:
            self.showMinimized()
        self.hidden.emit()

    def remember(self) -> None:
        """Write size, page and what the pages want remembered."""
        self._state.keep_window(self.saveGeometry(), self.page().key)
        for key, page in self._pages.items():
            self._state.keep_page(key, page.save_state())
        self._state.write()

    def _lay_out(self) -> None:
        ground = QWidget()
        row = QHBoxLayout(ground)
        column = self._column = QVBoxLayout()
        for layout in (row, column):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        row.addWidget(self.sidebar)
        row.addLayout(column, 1)
        column.addWidget(self.top_bar)
        column.addWidget(self._stack, 1)
        column.addWidget(self.foot_bar)
        self.setCentralWidget(ground)

    def _add_page(self, page: Page) -> None:
        self._stack.addWidget(page)
        if not page.home_key:
            self.sidebar.add_page(page.key, page.title(), page.icon_name, at_foot=page.is_at_foot)
        page.contact_requested.connect(self.open_contact)
        page.done.connect(self.say_done)
        page.said.connect(self.say)
        page.commands_changed.connect(self._follow_page)
        page.count_changed.connect(self._show_counts)

    def _connect_bars(self) -> None:
        self.sidebar.page_chosen.connect(self.go_to_page)
        self.top_bar.import_button.clicked.connect(self.import_requested)
        self.top_bar.plan_button.clicked.connect(self.actions_by_name.commands[Command.NEW_PLAN].trigger)
        self.top_bar.history_button.clicked.connect(self.actions_by_name.commands[Command.MAILING_HISTORY].trigger)
        self.top_bar.new_button.clicked.connect(self._begin_contact)
        self.top_bar.search.search_changed.connect(self._search)
        self.top_bar.search.opened.connect(self._open_first_hit)
        self.top_bar.search.list_requested.connect(self._go_to_list)
        self._home.search_shown.connect(self.top_bar.search.setText)

    def _connect_actions(self) -> None:
        actions = self.actions_by_name
        for action, run in (
            (actions.new_book, self.new_book_requested.emit),
            (actions.open_book, self.open_book_requested.emit),
            (actions.import_files, self.import_requested.emit),
            (actions.paste_contacts, self.paste_requested.emit),
            (actions.export_contacts, self.export_requested.emit),
            (actions.find_duplicates, self.duplicates_requested.emit),
            (actions.print_papers, self.print_requested.emit),
            (actions.quit, self.quit_requested.emit),
            (actions.undo, self._undo),
            (actions.redo, self._redo),
            (actions.search, self._go_to_search),
            (actions.new_contact, self._begin_contact),
            (actions.menu, self._open_menu),
            (actions.reminders, self.reminders_requested.emit),
            (actions.shortcuts, self._show_shortcuts),
            (actions.about, self._show_about),
        ):
            run_when_triggered(action, run)
        in_sidebar = [page.key for page in self._pages.values() if not page.home_key]
        for action, key in zip(actions.pages, in_sidebar, strict=True):
            run_when_triggered(action, partial(self.go_to_page, key))
        for command, action in actions.commands.items():
            run_when_triggered(action, partial(self._run_command, command))

    def _complete(self) -> None:
        self._show_menus()
        self._figures_timer.start()
        bring_onto_screen(self)

    def _show_menus(self) -> None:
        """The bar of the system on macOS, where every program has it; elsewhere a button, for a calm window."""
        menus = self.actions_by_name.menus()
        if sys.platform == "darwin":
            for menu in menus:
                menu.fill(self.menuBar())
            self.top_bar.menu_button.hide()
            return
        behind_button = QMenu(self)
        for menu in menus:
            menu.fill(behind_button)
        self.top_bar.set_menu(behind_button)

    def _restore(self) -> None:
        place(self, self._state.geometry(), _USUAL_SIZE)
        for key, page in self._pages.items():
            page.restore_state(self._state.of_page(key))
        remembered = self._state.page()
        self.go_to_page(remembered if remembered in self._pages else next(iter(self._pages)))

    def _follow_page(self) -> None:
        self._enable_commands()
        self._name_window()

    def _name_window(self) -> None:
        subject = self.page().subject()
        self.setWindowTitle(f"{subject} – {self._title}" if subject else self._title)

    def _enable_commands(self) -> None:
        available = self.page().commands()
        for command, action in self.actions_by_name.commands.items():
            action.setEnabled(command in available)
        self.top_bar.plan_button.setVisible(Command.NEW_PLAN in available)
        self.top_bar.history_button.setVisible(Command.MAILING_HISTORY in available)

    def _run_command(self, command: Command) -> None:
        self.page().commands()[command]()

    def _show_figures(self) -> None:
        summary = self._context.today.summary(self._context.clock.today())
        on_time = self._context.coverage.on_time_this_month()
        self.foot_bar.show_figures(summary.touches_this_week, summary.without_next, on_time)

    def _show_counts(self) -> None:
        for key, page in self._pages.items():
            if not page.home_key:
                self.sidebar.set_count(key, page.count())

    def _search(self, text: str) -> None:
        if text and self.page() is not self._home:
            self.show_page(self._home.key)
        self._home.search(text)

    def _go_to_search(self) -> None:
        self.top_bar.search.setFocus()
        self.top_bar.search.selectAll()

    def _open_first_hit(self) -> None:
        self.show_page(self._home.key)
        self._home.open_first()

    def _go_to_list(self) -> None:
        self.show_page(self._home.key)
        self._home.focus_list()

    def _begin_contact(self) -> None:
        self.show_page(self._home.key)
        self._home.begin_contact()

    def _undo(self) -> None:
        self._taking_back.undo()

    def _redo(self) -> None:
        self._taking_back.redo()

    def _name_steps(self) -> None:
        history = self._context.history
        self.actions_by_name.name_undo(history.undo_name, history.redo_name)

    def _open_menu(self) -> None:
        menu = self.top_bar.menu_button.menu()
        if menu is not None:
            button = self.top_bar.menu_button
            menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _show_shortcuts(self) -> None:
        from ui.about import ShortcutsDialog

        ShortcutsDialog(self.actions_by_name.menus(), self).open()

    def _show_about(self) -> None:
        from ui.about import AboutDialog

        AboutDialog(self).open()

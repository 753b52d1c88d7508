"""One open book with its window, reminders and jobs, from opening to closing."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from models.clock import Clock
from models.paths import Paths
from models.services.changes import ChangeSet
from ui.change_bridge import ChangeBridge
from ui.job_runner import JobRunner
from ui.kept_writes import KeepingContext
from ui.main_window import CloseManner, MainWindow
from ui.page_set import PageSet
from ui.system.single_instance import SingleInstance, StartRequest
from ui.window_state import WindowState
from ui.words.wording import counted

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow

    from ui.book_keeper import BookKeeper
    from ui.reminding import Reminding

_KEEPS_RUNNING = "keeps running"
# What can wait begins this long after the first painting, so that the list can fill itself before it.
_PAUSE_MS = 50
# What is open is read again so long after the pages have begun to, each in a turn of its own.
_AFTER_PAGES_MS = 20
# A window that is covered or on another desktop may never be painted.
_LONGEST_WAIT_MS = 1_500
# At the login the tray may come after Barnacle.
_PATIENCE_FOR_TRAY_MS = 10_000


class BookSession(QObject):
    """Wires the window of one book; the application opens another session for another book."""

    quit_requested = Signal()
    new_book_requested = Signal()
    open_book_requested = Signal()
    sample_requested = Signal()
    damage_found = Signal(str)
    """The book is damaged; brings the sentence for the owner."""
    file_gone = Signal(str, object)
    """The book's file went away; brings a sentence, and the backup in which all of it was kept."""
    begun = Signal()
    """The window is painted, and all else begins."""

    def __init__(
        self,
        context: KeepingContext,
        instance: SingleInstance,
        paths: Paths,
        patience_for_tray_ms: int = _PATIENCE_FOR_TRAY_MS,
    ) -> None:
        """`instance` holds the claim to be this book's window; both are closed with the session.

        `patience_for_tray_ms` is how long a start in the tray waits for one.
        """
        super().__init__()
        self._context = context
        self._instance = instance
        self._paths = paths
        self._today = context.clock.today()
        self._jobs = JobRunner(self)
        self._jobs.emptied.connect(self._save_memory)
        self._saving = QTimer(self, singleShot=True, interval=0)
        self._saving.timeout.connect(self._release_memory)
        self._pages = PageSet(context, self._jobs, paths.options)
        self.window = MainWindow(
            context, self._pages.contacts, self._pages.in_order, paths.window_state, jobs=self._jobs
        )
        self._bridge = ChangeBridge(context, self)
        self._bridge.changed.connect(self._refresh)
        self._reminding: Reminding | None = None
        self._reminding_again = QTimer(self, singleShot=True, interval=_AFTER_PAGES_MS)
        self._keeper: BookKeeper | None = None
        self._request = StartRequest()
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._begin_the_rest)
        self._awaiting_tray = QTimer(self, singleShot=True, interval=patience_for_tray_ms)
        self._awaiting_tray.timeout.connect(self._stay_reachable)
        self._connect_window()
        self.window.close_manner = self._close_manner

    @property
    def book_path(self) -> Path:
        """The file of the book."""
        return self._context.book_path

    def start(self, request: StartRequest) -> None:
        """Show the window; all else begins once it is painted."""
        self._request = request
        if request.is_minimised:
            self._later.start(0)
            return
        self._later.start(_LONGEST_WAIT_MS)
        self.window.show()

    def close(self) -> None:
        """Stop all work and close the book; what was saved is safe."""
        self._later.stop()
        self._awaiting_tray.stop()
        self._jobs.stop()
        self._jobs.emptied.disconnect(self._save_memory)
        self._saving.stop()
        self._context.kept_writes.write_now()
        if self._reminding is not None:
            self._reminding.close()
        # Another book may be opened next: this window's end is not the program's.
        self.window.closed.disconnect(self.quit_requested)
        self.window.close_manner = lambda: CloseManner.QUIT
        self.window.close()
        # The window lives until the event loop runs again; nothing of it may read the book until then.
        for timer in (self._reminding_again, *self.window.findChildren(QTimer)):
            timer.stop()
        self._bridge.close()
        self._instance.close()
        self._context.close()
        self.window.deleteLater()

    def tell(self, sentence: str) -> None:
        """Tell the owner something in the window."""
        self.window.say(sentence)

    def _connect_window(self) -> None:
        window = self.window
        window.painted.connect(self._go_on)
        window.import_requested.connect(self._pages.begin_import)
        window.files_dropped.connect(self._pages.import_files)
        window.paste_requested.connect(self._pages.import_pasted)
        window.export_requested.connect(self._pages.begin_export)
        window.duplicates_requested.connect(self._pages.begin_duplicates)
        window.print_requested.connect(self._pages.begin_print)
        window.new_book_requested.connect(self.new_book_requested)
        window.open_book_requested.connect(self.open_book_requested)
        window.reminders_requested.connect(self._show_reminders)
        window.quit_requested.connect(self.quit_requested)
        window.hidden.connect(self._say_keeps_running)
        window.hidden.connect(self._save_memory)
        window.closed.connect(self.quit_requested)
        kept_writes = self._context.kept_writes
        kept_writes.kept.connect(window.say)
        kept_writes.failed.connect(window.say)
        kept_writes.written.connect(self._say_written)
        self._pages.page_requested.connect(window.show_page)
        self._pages.done.connect(window.say_done)
        self._pages.said.connect(window.say)
        self._pages.new_contact_requested.connect(self._begin_contact)
        self._pages.sample_requested.connect(self.sample_requested)
        self._pages.test_popup_requested.connect(self._send_test_popup)

    def _say_written(self, count: int) -> None:
        self.window.say(counted(count, "What you did meanwhile is saved", "The %Ln things you did meanwhile are saved"))

    def _go_on(self) -> None:
        if self._later.isActive():
            self._later.start(_PAUSE_MS)
            # Before the page shows the contact that was remembered.
            QTimer.singleShot(0, self._carry_out_first)

    def _carry_out_first(self) -> None:
        request, self._request = self._request, StartRequest()
        self._carry_out(request)

    def _begin_the_rest(self) -> None:
        # Put off by main until here.
        self._jobs.allow_collecting()
        self.begun.emit()
        # A later start waits some seconds for an answer, so that the painting need not wait for the socket.
        self._instance.listen(self._handle_start)
        self._bridge.begin_to_watch()
        self._carry_out_first()
        self._start_reminding()
        self._pages.complete()
        self._keep_safe()
        self._save_memory()

    def _keep_safe(self) -> None:
        from ui.book_keeper import BookKeeper

        keeper = BookKeeper(self._context, self._jobs, self)
        keeper.said.connect(self.window.say)
        keeper.damage_found.connect(self.damage_found)
        keeper.file_gone.connect(self.file_gone)
        keeper.trash_emptied.connect(self._pages.show_trash_again)
        keeper.backed_up.connect(self._pages.show_backups_again)
        self._keeper = keeper
        keeper.look()
        self._warn_of_place()

    def _warn_of_place(self) -> None:
        state, warning = WindowState(self._paths.window_state), self._context.find_place_warning()
        if warning and not state.was_said(warning):
            state.keep_said(warning)
            self.window.say(warning)

    def _start_reminding(self) -> None:
        from ui.reminding import Reminding

        state = WindowState(self._paths.window_state)
        reminding = Reminding(self._context, self._name_among_others, self._paths.runtime_dir, self, self._jobs, state)
        reminding.open_requested.connect(self.window.raise_to_front)
        reminding.contact_requested.connect(self.window.open_contact)
        reminding.labels_requested.connect(self._make_labels)
        reminding.today_requested.connect(self._show_today)
        reminding.spread_requested.connect(self._spread)
        reminding.done.connect(self.window.say_done)
        reminding.said.connect(self.window.say)
        reminding.test_answered.connect(self._pages.show_test_popup)
        reminding.new_contact_requested.connect(self._begin_contact)
        reminding.quit_requested.connect(self.quit_requested)
        reminding.ticked.connect(self._tick)
        self._reminding = reminding
        self._reminding_again.timeout.connect(reminding.refresh)
        if not self.window.isVisible():
            self._awaiting_tray.start()
        reminding.start()

    def _stay_reachable(self) -> None:
        """What is put away for the tray stands among the windows where there is none, or none any more."""
        if self._reminding is not None and not self.window.isVisible() and not self._reminding.has_tray:
            self.window.showMinimized()

    def _tick(self) -> None:
        self._bridge.look_at_book()
        if not self._awaiting_tray.isActive():
            self._stay_reachable()
        if self._keeper is not None:
            self._keeper.tick()
        if self._context.clock.today() != self._today:
            self._today = self._context.clock.today()
            self._refresh(ChangeSet("", is_everything=True))

    def _refresh(self, change: ChangeSet) -> None:
        self.window.refresh(change)
        if self._reminding is not None:
            self._reminding_again.start()

    def _name_among_others(self) -> str:
        """The name of this book while another one is open too, else an empty text."""
        return self.book_path.stem if self._instance.others_are_open() else ""

    def _show_reminders(self) -> None:
        if self._reminding is not None:
            self._reminding.show_window()

    def _send_test_popup(self) -> None:
        if self._reminding is not None:
            self._reminding.send_test()

    def _close_manner(self) -> CloseManner:
        # Asked at the moment of closing, since a tray comes and goes.
        if self._reminding is None or not self._context.settings.get().keeps_running:
            return CloseManner.QUIT
        return CloseManner.HIDE if self._reminding.has_tray else CloseManner.MINIMISE

    def _say_keeps_running(self) -> None:
        state = WindowState(self._paths.window_state)
        if self._reminding is not None and not state.was_said(_KEEPS_RUNNING):
            state.keep_said(_KEEPS_RUNNING)
            self._reminding.say_keeps_running()
            self.window.windowHandle().visibilityChanged.connect(self._heed_visibility)

    def _heed_visibility(self, visibility: "QWindow.Visibility") -> None:
        from PySide6.QtGui import QWindow

        seen = (QWindow.Visibility.Windowed, QWindow.Visibility.Maximized, QWindow.Visibility.FullScreen)
        if self._reminding is not None and visibility in seen:
            self._reminding.stop_saying_keeps_running()

    def _save_memory(self) -> None:
        """Hold no more than a tray icon needs, once the window is put away and the jobs have ended."""
        if not self.window.isVisible() or self.window.isMinimized():
            self._saving.start()

    def _release_memory(self) -> None:
        from ui.system.memory import release_memory

        release_memory(self._context)

    def _handle_start(self, request: StartRequest) -> str:
        if (request.today or Clock().today()) != self._context.clock.today():
            return self.tr("Barnacle is open with this book under another day. Quit it first.")
        # The other program waits for the answer; what takes longer comes after it.
        self._request = request
        QTimer.singleShot(0, self._bring_forward)
        return ""

    def _bring_forward(self) -> None:
        if self._request.activation_token:
            # Under Wayland a window may come to the front only with the right that the second start was given.
            os.environ["XDG_ACTIVATION_TOKEN"] = self._request.activation_token
        if not self._request.is_minimised:
            self.window.raise_to_front()
        self._carry_out(self._request)

    def _carry_out(self, request: StartRequest) -> None:
        if request.contact_id is not None:
            self.window.open_contact(request.contact_id)
        if request.shows_today:
            self._show_today()
        if request.files:
            self._pages.import_files(list(request.files))

    def _show_today(self) -> None:
        self.window.raise_to_front()
        self.window.show_page(self._pages.today.key)

    def _spread(self, days: int) -> None:
        self._show_today()
        self._pages.spread_overdue(days)

    def _make_labels(self, contact_ids: Sequence[int]) -> None:
        self.window.raise_to_front()
        self._pages.make_labels(contact_ids)

    def _begin_contact(self) -> None:
        self.window.raise_to_front()
        self.window.show_page(self._pages.contacts.key)
        self._pages.contacts.begin_contact()

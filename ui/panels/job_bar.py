"""How far long work is, with Cancel; shown only for work that takes longer than a second."""

from math import ceil

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.job_runner import Job, JobProgress
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.text import ElidedText, Text, TextLook
from ui.words.wording import counted

_SHOWN_AFTER_MS = 1_000
_STEPS = 1_000


class JobBar(QFrame):
    """Follows one job at a time; hidden while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._words = ElidedText("", TextLook.SECONDARY_STRONG)
        self._remaining = Text("", TextLook.SECONDARY)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(Space.S)
        self.cancel_button = Button(self.tr("Cancel"), is_small=True)
        self.cancel_button.clicked.connect(self._cancel)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SHOWN_AFTER_MS)
        self._timer.timeout.connect(self.show)
        self._lay_out()
        self.hide()

    def follow(self, job: Job) -> None:
        """Show how far `job` is once it has run for a second, until it ends."""
        self._leave()
        self._job = job
        self._words.setText(job.name)
        self._remaining.clear()
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(job.name)
        self.cancel_button.setEnabled(True)
        job.progressed.connect(self._show_progress)
        job.ended.connect(self._leave_ended)
        self._timer.start()

    def _show_progress(self, progress: JobProgress) -> None:
        if self._job is None or self.sender() is not self._job:
            return
        self._words.setText(progress.what or self._job.name)
        if progress.total > 0:
            self.bar.setRange(0, _STEPS)
            self.bar.setValue(progress.done * _STEPS // progress.total)
        seconds = progress.remaining_seconds
        self._remaining.setText("" if seconds is None else remaining_words(seconds))

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self.cancel_button.setEnabled(False)
            self._remaining.setText(self.tr("stopping …"))

    def _leave_ended(self) -> None:
        # An earlier job may end after a new one is followed.
        if self.sender() is self._job:
            self._leave()

    def _leave(self) -> None:
        self._timer.stop()
        self._job = None
        self.hide()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S)
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addWidget(self._words)
        row.addStretch(1)
        row.addWidget(self._remaining)
        row.addWidget(self.cancel_button)
        column.addLayout(row)
        column.addWidget(self.bar)


def remaining_words(seconds: float) -> str:
    """`about 20 seconds left`, `about 3 minutes left`."""
    if seconds < 60:
        return counted(max(1, ceil(seconds / 5) * 5), "about %Ln second left", "about %Ln seconds left")
    return counted(ceil(seconds / 60), "about %Ln minute left", "about %Ln minutes left")

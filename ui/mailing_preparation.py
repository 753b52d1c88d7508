"""Labels prepared off the window's thread: the first sheet at once, all of them a little later."""

from PySide6.QtCore import QObject, Signal

from models.context import Context
from models.domain.segments import ContactQuery
from models.jobs import Progress
from models.printing.labels import LabelOptions, PreparedLabels
from models.services.households import ProposedHousehold
from ui.contact_choice import ContactChoice
from ui.job_runner import Job, JobRunner

# Fewer are fitted before a first sheet alone would be painted.
_MANY = 2_000


class MailingPreparation(QObject):
    """Prepares one mailing at a time; a later call gives up the one before."""

    first_sheet_prepared = Signal(object)
    prepared = Signal(object)
    households_proposed = Signal(object)
    """Who of them shares an address and is in no household yet (a list of ProposedHousehold)."""
    failed = Signal(str)
    job_started = Signal(object)
    """A job whose progress is worth showing."""

    def __init__(self, context: Context, jobs: JobRunner, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._jobs = jobs
        self._job: Job | None = None
        self._proposing: Job | None = None
        self._wanted: tuple[ContactChoice, LabelOptions] | None = None

    @property
    def is_running(self) -> bool:
        """True until the labels are there."""
        return self._job is not None

    def start(self, choice: ContactChoice, options: LabelOptions) -> None:
        """Prepare the labels of a choice anew."""
        for job in (self._job, self._proposing):
            if job is not None:
                job.cancel()
        self._proposing = None
        self._wanted = choice, options
        if self._is_large(choice):
            self._begin_first()
        else:
            self._begin_all()

    def _is_large(self, choice: ContactChoice) -> bool:
        if isinstance(choice.who, ContactQuery):
            return self._context.lists.count(choice.who) >= _MANY
        return len(choice.who) >= _MANY

    def _begin_first(self) -> None:
        if self._wanted is None:
            return
        context, (choice, options) = self._context, self._wanted

        def work(progress: Progress) -> PreparedLabels:
            progress.report(0, 0)
            with context.book.connection():
                return context.mailings.prepare_first_sheet(choice.who, options)

        self._job = self._jobs.start(self.tr("Preparing the first sheet"), work)
        self._job.finished.connect(self._take_first)
        self._job.failed.connect(self._tell_failed)

    def _begin_all(self) -> None:
        if self._wanted is None:
            return
        context, (choice, options) = self._context, self._wanted

        def work(progress: Progress) -> PreparedLabels:
            with context.book.connection():
                if choice.is_own_address:
                    return context.mailings.prepare_own_address(options)
                return context.mailings.prepare(choice.who, options, progress=progress)

        self._job = self._jobs.start(self.tr("Preparing the labels"), work)
        self._job.finished.connect(self._take_all)
        self._job.failed.connect(self._tell_failed)
        self.job_started.emit(self._job)

    def _take_first(self, prepared: PreparedLabels) -> None:
        if self.sender() is self._job:
            self.first_sheet_prepared.emit(prepared)
            self._begin_all()

    def _take_all(self, prepared: PreparedLabels) -> None:
        if self.sender() is self._job:
            self._job = None
            self.prepared.emit(prepared)
            self._begin_proposing()

    def _begin_proposing(self) -> None:
        if self._proposing is not None:
            self._proposing.cancel()
            self._proposing = None
        if self._wanted is None or self._wanted[0].is_own_address:
            return
        context, who = self._context, self._wanted[0].who

        def work(progress: Progress) -> list[ProposedHousehold]:
            with context.book.connection():
                return context.households.propose(who, progress)

        self._proposing = self._jobs.start(self.tr("Looking for shared addresses"), work)
        self._proposing.finished.connect(self._take_proposed)

    def _take_proposed(self, proposed: list[ProposedHousehold]) -> None:
        if self.sender() is self._proposing:
            self._proposing = None
            self.households_proposed.emit(proposed)

    def _tell_failed(self, words: str) -> None:
        if self.sender() is self._job:
            self._job = None
            self.failed.emit(words)

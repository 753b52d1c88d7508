"""Writing contacts to a file that other programs read: who, as what, and how many that are, before it is written."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QRadioButton, QVBoxLayout, QWidget

from models.context import Context
from models.services.exchange.exports import ExportOptions, SheetLayout
from ui.contact_choice import ContactChoice
from ui.job_runner import JobRunner
from ui.panels.exchange.contacts_file_dialog import ContactsFileDialog, buttons_at_right, choices_card
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.words.wording import counted

_NARROWEST = 520


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: its suffix, what it is called, what it is for, and how it is written."""

    suffix: str
    name: str
    purpose: str
    options: ExportOptions

    @property
    def is_sheet(self) -> bool:
        """True where cells can be guarded and parted by semicolons."""
        return self.suffix == ".csv"


class ExportDialog(ContactsFileDialog):
    """Asks who and as what, tells how many that are, then where."""

    def __init__(
        self, context: Context, jobs: JobRunner, choices: Sequence[ContactChoice], parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Export contacts"), context, jobs, choices, parent)
        self._kinds = self._list_kinds()
        self.kind_buttons = {kind.name: QRadioButton(kind.name) for kind in self._kinds}
        self.guard_box = QCheckBox(self.tr("Guard cells that begin with = + - @ against being taken for formulas"))
        self.semicolon_box = QCheckBox(self.tr("Semicolons between cells, for Excel where the comma is decimal"))
        self.save_button.setText(self.tr("Save as…"))
        self.cancel_button = Button(self.tr("Cancel"))
        self._sheet_options = QWidget()
        self._lay_out()
        self._connect()
        self.kind_buttons[self._kinds[0].name].setChecked(True)
        self._show_count()

    def choose_kind(self, suffix: str, layout: SheetLayout = SheetLayout.BARNACLE) -> None:
        """Choose the first kind of file with this suffix, for a spreadsheet the one of this layout."""
        kind = next(kind for kind in self._kinds if kind.suffix == suffix and kind.options.layout is layout)
        self.kind_buttons[kind.name].setChecked(True)

    def save_to(self, path: Path) -> None:
        """Write the chosen contacts to `path`, whose suffix says as what."""
        exports, who, options = self.context.exports, self.chosen().who, self._options()
        self.write(
            self.tr("Exporting"), path, lambda progress: exports.write(path, who, progress, options), self._tell_saved
        )

    def _tell_saved(self, count: int) -> None:
        words = counted(count, "%Ln contact saved as {name}", "%Ln contacts saved as {name}")
        self.said.emit(words.format(name=self.path.name))
        self.accept()

    def _ask_where(self) -> None:
        suffix = self._kind().suffix
        path = self.ask_where(self.chosen().name, suffix, f"*{suffix}")
        if path is not None:
            self.save_to(path)

    def _kind(self) -> FileKind:
        return next(kind for kind in self._kinds if self.kind_buttons[kind.name].isChecked())

    def _options(self) -> ExportOptions:
        options = self._kind().options
        return ExportOptions(
            options.is_vcard_4, options.layout, self.guard_box.isChecked(), self.semicolon_box.isChecked()
        )

    def _list_kinds(self) -> list[FileKind]:
        plain, google, outlook = (ExportOptions(layout=layout) for layout in SheetLayout)
        vcard_4 = ExportOptions(is_vcard_4=True)
        everything = self.tr("Everything, for programs; of all contacts it is the whole book.")
        return [
            FileKind(".vcf", "vCard 3.0", self.tr("For phones and mail programs; comes back without loss."), plain),
            FileKind(".vcf", "vCard 4.0", self.tr("The newer standard; comes back without loss."), vcard_4),
            FileKind(".csv", self.tr("Spreadsheet"), self.tr("All fields in Barnacle's columns; no loss."), plain),
            FileKind(".csv", "Google Contacts", self.tr("The columns that Google brings in."), google),
            FileKind(".csv", "Outlook", self.tr("The columns that Outlook brings in."), outlook),
            FileKind(".ics", self.tr("Calendar"), self.tr("Birthdays, other dates, follow-ups, with alarms."), plain),
            FileKind(".json", "JSON", everything, plain),
        ]

    def _show_kind(self) -> None:
        if not any(button.isChecked() for button in self.kind_buttons.values()):
            return
        kind = self._kind()
        self._sheet_options.setVisible(kind.is_sheet)
        self.guard_box.setChecked(kind.options.layout is SheetLayout.BARNACLE)
        self._show_count()

    def _show_count(self) -> None:
        count = self.chosen_count()
        words = counted(count, "%Ln contact goes into a {suffix} file", "%Ln contacts go into a {suffix} file")
        self.preview.setText(words.format(suffix=self._kind().suffix))
        self.allow_saving(is_possible=count > 0)

    def _connect(self) -> None:
        self.save_button.clicked.connect(self._ask_where)
        self.cancel_button.clicked.connect(self.reject)
        self.who.currentIndexChanged.connect(self._show_count)
        for button in self.kind_buttons.values():
            button.toggled.connect(self._show_kind)

    def _lay_out(self) -> None:
        column = self.new_column(self.tr("Export contacts"), _NARROWEST)
        column.addLayout(self.who_line())
        kinds = [(self.kind_buttons[kind.name], kind.purpose) for kind in self._kinds]
        column.addWidget(choices_card(self.tr("As"), kinds))
        options = QVBoxLayout(self._sheet_options)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(Space.XS)
        options.addWidget(self.guard_box)
        options.addWidget(self.semicolon_box)
        self._sheet_options.hide()
        for widget in (self._sheet_options, self.preview, self.problem, self.job_bar):
            column.addWidget(widget)
        column.addLayout(buttons_at_right(self.cancel_button, self.save_button))

"""A look inside a backup: who is in it, what is different now, and putting it back."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.services.safety.backup_contents import BackupContents
from models.services.safety.backups import BackupFile
from ui.theme import FontRole, Space
from ui.widgets.buttons import Button, ButtonLook
from ui.widgets.card import Card
from ui.widgets.line_edit import LineEdit
from ui.widgets.text import Text, TextLook
from ui.widgets.two_line_list import TwoLineList, TwoLineRow
from ui.words.backup_words import moment
from ui.words.wording import counted

_MOST_SHOWN = 2_000


class BackupDialog(QDialog):
    """Shows what a backup holds; nothing in it can be changed. `restore_requested` brings the backup."""

    restore_requested = Signal(object)

    def __init__(self, file: BackupFile, contents: BackupContents, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = file
        self._contents = contents
        when = moment(file.made_at, today)
        self.setWindowTitle(self.tr("Backup of {moment}").format(moment=when))
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.search = LineEdit()
        self.search.setPlaceholderText(self.tr("Find somebody in it"))
        self.search.setAccessibleName(self.tr("Find somebody in the backup"))
        self.search.setProperty("look", "search")
        self.search.textChanged.connect(self._show_people)
        self.people = TwoLineList(self.tr("Contacts of the backup"))
        self.restore_button = Button(self.tr("Restore this backup"), ButtonLook.STRONG)
        self.restore_button.clicked.connect(self._restore)
        self.close_button = Button(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        self._lay_out()
        self._show_people("")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XXL, Space.XL, Space.XXL, Space.XL)
        column.setSpacing(Space.S)
        column.addWidget(Text(self.windowTitle(), TextLook.HEADING))
        column.addWidget(Text(" ".join(self._differences()), TextLook.MUTED, wraps=True))
        if self._contents.last_step:
            words = self.tr("Done last before it: {step}").format(step=self._contents.last_step)
            column.addWidget(Text(words, TextLook.SECONDARY, wraps=True))
        column.addWidget(self.search)
        card = Card()
        card.body.setContentsMargins(Space.XS, Space.XS, Space.XS, Space.XS)
        card.body.addWidget(self.people)
        column.addWidget(card, 1)
        words = self.tr("The book as it is now is backed up first; Undo takes the restore back.")
        column.addWidget(Text(words, TextLook.SECONDARY, wraps=True))
        row = QHBoxLayout()
        row.setSpacing(Space.S)
        row.addStretch(1)
        row.addWidget(self.close_button)
        row.addWidget(self.restore_button)
        column.addLayout(row)
        self.resize(520, 560)

    def _differences(self) -> list[str]:
        contents = self._contents
        sentences = [counted(len(contents.contacts), "%Ln contact is in it.", "%Ln contacts are in it.")]
        if contents.missing:
            words = ("%Ln of them is not in your book now.", "%Ln of them are not in your book now.")
            sentences.append(counted(contents.missing, *words))
        if contents.came_since:
            words = ("%Ln contact came since.", "%Ln contacts came since.")
            sentences.append(counted(contents.came_since, *words))
        return sentences

    def _show_people(self, text: str) -> None:
        missing = self.tr("not in your book now")
        self.people.show_rows(
            [
                TwoLineRow(
                    None,
                    contact.name,
                    " · ".join(filter(None, (contact.detail, missing if contact.is_missing else ""))),
                    FontRole.STRONG if contact.is_missing else FontRole.BASE,
                )
                for contact in self._contents.found(text)[:_MOST_SHOWN]
            ]
        )

    def _restore(self) -> None:
        self.accept()
        self.restore_requested.emit(self._file)

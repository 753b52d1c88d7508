"""To whom a mailing may go, as the menu offers it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication

from models.context import Context
from models.domain.segments import ContactQuery
from ui.contact_choice import ContactChoice
from ui.words.wording import counted

translate = partial(QCoreApplication.translate, "MailingChoices")
_BIRTHDAY_DAYS = (14, 31)


class MailingChoices:
    """Everyone, a selection, a search, saved lists, those who wait for mail, and the owner's own address."""

    def __init__(self, context: Context, current_query: Callable[[], ContactQuery]) -> None:
        """`current_query` gives the search that the list of contacts is narrowed by."""
        self._context = context
        self._current_query = current_query
        self._selection: ContactChoice | None = None

    def everyone(self) -> ContactChoice:
        """All contacts."""
        return ContactChoice(ContactQuery(), translate("All contacts"))

    def take_selection(self, contact_ids: Sequence[int]) -> ContactChoice:
        """Contacts chosen by hand; offered from now on."""
        words = counted(len(contact_ids), "%Ln contact", "%Ln contacts")
        self._selection = ContactChoice(tuple(contact_ids), words, translate("chosen by hand"))
        return self._selection

    def all(self) -> list[ContactChoice | None]:
        """What the menu offers, with lines between (None)."""
        found: list[ContactChoice | None] = [self.everyone()]
        found += [choice for choice in (self._selection, self._found()) if choice is not None]
        lists = [
            ContactChoice(row.query, row.name, _people(row.contact_count)) for row in self._context.segments.list_all()
        ]
        waiting = [choice for choice in (self._due_letters(), *map(self._birthdays, _BIRTHDAY_DAYS)) if choice.who]
        own = ContactChoice((), translate("My own address"), translate("return labels"), is_own_address=True)
        for group in (lists, waiting, [own] if self._context.settings.get().return_address.strip() else []):
            found += [None, *group] if group else []
        return found

    def _found(self) -> ContactChoice | None:
        query = self._current_query()
        if query.is_empty:
            return None
        words = translate("The list as it is narrowed in Contacts")
        return ContactChoice(
            query, f"“{query.text}”" if query.text else words, _people(self._context.lists.count(query))
        )

    def _due_letters(self) -> ContactChoice:
        ids = self._context.mail_occasions.due_letters(self._context.clock.today())
        return ContactChoice(tuple(ids), translate("Letters due today"), _people(len(ids)))

    def _birthdays(self, days: int) -> ContactChoice:
        ids = self._context.mail_occasions.birthdays(self._context.clock.today(), days)
        name = counted(days // 7, "Birthdays in the next %Ln week", "Birthdays in the next %Ln weeks")
        return ContactChoice(tuple(ids), name, _people(len(ids)))


def _people(count: int) -> str:
    return counted(count, "%Ln contact", "%Ln contacts")

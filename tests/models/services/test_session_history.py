"""What can be undone and redone, as the listeners of a change see it."""

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName


def test_the_names_are_right_when_the_change_is_told(context: Context) -> None:
    history = context.history
    context.contacts.add(ContactDraft(PersonName("Jane", "Doe")))
    seen: list[tuple[str | None, str | None]] = []
    context.subscribe(lambda _change: seen.append((history.undo_name, history.redo_name)))
    history.undo()
    history.redo()
    assert seen == [(None, "Add Jane Doe"), ("Add Jane Doe", None)]

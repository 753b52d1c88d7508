"""What was refused in the fields of a contact, kept while the owner is with other contacts."""

from collections.abc import Iterable

from ui.widgets.inline_field import InlineField, RefusedText


class RefusedTexts:
    """By contact. A text goes back into the field of the same name that still holds the same saved value."""

    def __init__(self) -> None:
        self._kept: dict[int, list[RefusedText]] = {}

    def keep(self, contact_id: int, fields: Iterable[InlineField]) -> list[str]:
        """Keep what stands refused in the fields of a contact that is left; gives the texts."""
        refused = [text for field in fields if (text := field.refused()) is not None]
        if refused:
            self._kept[contact_id] = refused
        return [text.typed for text in refused]

    def put_back(self, contact_id: int, fields: Iterable[InlineField]) -> None:
        """Show in the fields of a contact what was kept for it."""
        waiting = self._kept.pop(contact_id, [])
        for field in fields:
            place = next((text for text in waiting if field.takes(text)), None)
            if place is not None:
                waiting.remove(place)
                field.put_back(place)

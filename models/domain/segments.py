"""What narrows a list of contacts, and its text form in a saved segment."""

import json
from dataclasses import dataclass

from models.domain.folding import fold
from models.domain.status import Status


@dataclass(frozen=True, slots=True)
class ContactQuery:
    """A search: the typed words, and one of the statuses, of the interests and of the groups where any are given."""

    text: str = ""
    statuses: frozenset[Status] = frozenset()
    interests: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """True when it narrows nothing."""
        return not (self.text.strip() or self.statuses or self.interests or self.groups)

    def to_json(self) -> str:
        """The text form, with sorted values."""
        return json.dumps(
            {
                "text": self.text,
                "statuses": sorted(self.statuses),
                "interests": sorted(self.interests, key=fold),
                "groups": sorted(self.groups, key=fold),
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> "ContactQuery":
        """Read the text form.

        Raises:
            ValueError: it is not one.
        """
        values = json.loads(text)
        return cls(
            text=str(values.get("text", "")),
            statuses=frozenset(Status(value) for value in values.get("statuses", ())),
            interests=frozenset(map(str, values.get("interests", ()))),
            groups=frozenset(map(str, values.get("groups", ()))),
        )

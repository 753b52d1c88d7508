"""What narrows a list of contacts, and its text form in a saved segment."""

from typing import NamedTuple

from models.domain.folding import fold
from models.domain.status import Status

# A hundred years of days.
_MOST = 36_500


class ContactQuery(NamedTuple):
    """A search: the typed words, and one of the statuses, of the interests and of the groups where any are given.

    `has_no_plan`: live contacts on no plan. `is_overdue`: with a follow-up that is overdue. `untouched_days`: live
    contacts without a touch in the last so many days. `at_touch`: whose plan asks for touch number so-and-so next.
    `plans`: on one of the plans of these names.
    """

    text: str = ""
    statuses: frozenset[Status] = frozenset()
    interests: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    has_no_plan: bool = False
    is_overdue: bool = False
    untouched_days: int | None = None
    at_touch: int | None = None
    plans: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """True when it narrows nothing."""
        has_tags = bool(self.statuses or self.interests or self.groups or self.plans)
        has_place = self.untouched_days is not None or self.at_touch is not None
        return not (self.text.strip() or has_tags or has_place or self.has_no_plan or self.is_overdue)

    def to_json(self) -> str:
        """The text form, with sorted values."""
        import json  # a list is shown without it

        return json.dumps(
            {
                "text": self.text,
                "statuses": sorted(self.statuses),
                "interests": sorted(self.interests, key=fold),
                "groups": sorted(self.groups, key=fold),
                "has_no_plan": self.has_no_plan,
                "is_overdue": self.is_overdue,
                "untouched_days": self.untouched_days,
                "at_touch": self.at_touch,
                "plans": sorted(self.plans, key=fold),
            },
            ensure_ascii=False,
        )

    @classmethod
    def from_json(cls, text: str) -> "ContactQuery":
        """Read the text form.

        Raises:
            ValueError: it is not one.
        """
        import json

        values = json.loads(text)
        return cls(
            text=str(values.get("text", "")),
            statuses=frozenset(Status(value) for value in values.get("statuses", ())),
            interests=frozenset(map(str, values.get("interests", ()))),
            groups=frozenset(map(str, values.get("groups", ()))),
            has_no_plan=bool(values.get("has_no_plan")),
            is_overdue=bool(values.get("is_overdue")),
            untouched_days=_number(values.get("untouched_days")),
            at_touch=_number(values.get("at_touch")),
            plans=frozenset(map(str, values.get("plans", ()))),
        )


def _number(value: object) -> int | None:
    if value is None or (isinstance(value, int) and 1 <= value <= _MOST):
        return value
    raise ValueError(f"{value!r} is no number from 1 to {_MOST}")

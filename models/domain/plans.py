"""Plans: steps at once and in the first weeks, then rhythms without end."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from models.domain.contacts import MAX_FIELD_CHARACTERS
from models.domain.touches import Method

# The first year ends at the first anniversary of the start (the first article: regularly through the first year).
FIRST_YEAR_DAYS = 365
MAX_OFFSET_DAYS = 3_650
MAX_RHYTHM_DAYS = 3_650
MAX_STEPS = 200


class PlanUse(StrEnum):
    """What a plan is started for without being asked; at most one plan of a book for each."""

    NONE = ""
    NEW_CONTACTS = "new contacts"
    CUSTOMERS = "customers"
    COLD_LIST = "cold list"


@dataclass(frozen=True, slots=True)
class Action:
    """What is done at a touch of a plan: by which method, what for, and what it brings (empty for nothing)."""

    method: Method
    purpose: str = ""
    carries: str = ""


@dataclass(frozen=True, slots=True)
class PlanStep:
    """A step `offset_days` after the start of the plan.

    It runs from the touch before it, by the difference of the two offsets; a dated one (a newsletter) falls on its day
    counted from the start, whatever took place before.
    """

    offset_days: int
    action: Action
    is_dated: bool = False


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Touches at most `every_days` apart, without end; the actions take turns."""

    every_days: int
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """A named series of steps and then rhythms without end.

    `first_year` runs until the first anniversary of the start, `later` from there on; a plan without the first one goes
    from its last step to `later`.
    """

    name: str
    steps: tuple[PlanStep, ...]
    later: Rhythm
    first_year: Rhythm | None = None
    use: PlanUse = PlanUse.NONE
    avoids_weekends: bool = False

    def action_at(self, position: int, *, is_first_year: bool) -> Action:
        """What touch number `position`, from 0, does; behind the steps the rhythm's actions take turns."""
        if position < len(self.steps):
            return self.steps[position].action
        actions = self.rhythm(is_first_year=is_first_year).actions
        return actions[(position - len(self.steps)) % len(actions)]

    def rhythm(self, *, is_first_year: bool) -> Rhythm:
        """The rhythm of the first year or of the time after it."""
        return self.first_year if is_first_year and self.first_year is not None else self.later

    def problems(self) -> Iterator[str]:
        """What keeps the plan from being saved, each as one sentence; nothing when it can be saved."""
        if not self.name.strip():
            yield "Type a name for the plan."
        if not 1 <= len(self.steps) <= MAX_STEPS:
            yield f"A plan has from 1 to {MAX_STEPS} steps."
        offsets = [step.offset_days for step in self.steps]
        if any(not 0 <= offset <= MAX_OFFSET_DAYS for offset in offsets):
            yield f"The day of a step lies between 0 and {MAX_OFFSET_DAYS:,}."
        if any(after <= before for before, after in pairwise(offsets)):
            yield "Each step comes at least a day after the one before it."
        for rhythm in self._rhythms():
            if not 1 <= rhythm.every_days <= MAX_RHYTHM_DAYS:
                yield f"A rhythm is from 1 to {MAX_RHYTHM_DAYS:,} days."
            if not rhythm.actions:
                yield "Say what to do in each rhythm."
        if any(len(text) > MAX_FIELD_CHARACTERS for text in self._texts()):
            yield f"A text is longer than {MAX_FIELD_CHARACTERS:,} characters."

    def _rhythms(self) -> Iterator[Rhythm]:
        if self.first_year is not None:
            yield self.first_year
        yield self.later

    def _texts(self) -> Iterator[str]:
        yield self.name
        actions = [step.action for step in self.steps] + [a for rhythm in self._rhythms() for a in rhythm.actions]
        for action in actions:
            yield action.purpose
            yield action.carries

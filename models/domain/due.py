"""What is due on a day: follow-ups, cards to post, and occasions."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.domain.touches import Method

# How long an occasion that was missed still shows, in days.
GRACE_DAYS = 7
# How long one that fell in days away still shows: a belated word is welcome for about a month.
BELATED_DAYS = 31
# The longest lead time that is looked for, in days.
MAX_LEAD_DAYS = 60

Translate = Callable[[str], str]


class DueKind(StrEnum):
    """Why something is due."""

    FOLLOW_UP = "follow-up"
    POST_BY = "post by"
    OCCASION = "occasion"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing that is due. `id` is the follow-up's or the occasion's.

    `days_late` is negative for what lies ahead. `title` is the follow-up's purpose or the occasion's title; for both
    kinds of occasion `falls_on` is its day and `years` how many years it then is, where known. `plan` is the name of
    the plan that asks for it, at touch `step` of `steps`; `step` is None behind the steps and without a plan. `is_new`
    tells of the first touch with somebody new, who came in at `came_at`. `also` are the other
    follow-ups of the same contact on the same day, which show as one row with this one. `snoozed_until` is the local
    moment (`YYYY-MM-DDTHH:MM`) at which an occasion comes back; a snoozed follow-up has another day itself.
    """

    kind: DueKind
    id: int
    contact_id: int
    contact_name: str
    company: str
    initials: str
    due_on: date
    days_late: int
    title: str
    method: Method
    carries: str = ""
    remind_local: str = ""
    falls_on: date | None = None
    years: int | None = None
    plan: str = ""
    step: int | None = None
    steps: int | None = None
    is_new: bool = False
    came_at: datetime | None = None
    snoozed_until: str = ""
    also: tuple["DueItem", ...] = ()

    @property
    def follow_up_ids(self) -> tuple[int, ...]:
        """The follow-ups of the row; none for an occasion."""
        return (self.id, *(other.id for other in self.also)) if self.kind is DueKind.FOLLOW_UP else ()

    @property
    def key(self) -> str:
        """What names this item in the book's announcements; an occasion's year is part of it."""
        if self.kind is DueKind.FOLLOW_UP:
            return f"follow-up:{self.id}"
        return f"occasion:{self.id}:{self.falls_on}:{'post' if self.kind is DueKind.POST_BY else 'day'}"

    @property
    def due_local(self) -> str:
        """When it fell due: a moment where it has a time of day of its own, else the day alone."""
        if self.snoozed_until:
            return self.snoozed_until
        day = self.due_on.isoformat()
        return f"{day}T{self.remind_local}" if self.remind_local else day

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Key and `due_local` of each thing in the row: by these the book knows what was announced and dismissed."""
        return tuple((one.key, one.due_local) for one in (self, *self.also))

    def moment(self, usual_time: str) -> str:
        """The local moment at which it falls due, `YYYY-MM-DDTHH:MM`; at `usual_time` without a time of its own."""
        due_local = self.due_local
        return due_local if "T" in due_local else f"{due_local}T{usual_time}"

    def parts(self) -> tuple["DueItem", ...]:
        """The item as one for each moment at which something of it fell due; those of one moment stay together."""
        by_time: dict[str, list[DueItem]] = {}
        for one in (replace(self, also=()), *self.also):
            by_time.setdefault(one.due_local, []).append(one)
        return tuple(replace(first, also=tuple(others)) for first, *others in by_time.values())


def one_row_each(items: Iterable[DueItem], on: date) -> list[DueItem]:
    """Follow-ups in order: what one contact has by the day `on` is one row, and so is what it has on a day after it.

    The row is the most overdue one, that of a plan among those of one day, and is new where one of them is.
    """
    found: dict[tuple[int, date], list[DueItem]] = {}
    for item in items:
        parts = found.setdefault((item.contact_id, max(item.due_on, on)), [])
        parts += (replace(item, also=()), *item.also) if item.also else (item,)
    return [_as_one(parts) if len(parts) > 1 else parts[0] for parts in found.values()]


def _as_one(parts: list[DueItem]) -> DueItem:
    first, *others = sorted(parts, key=lambda item: (item.due_on, not item.plan))
    return replace(first, is_new=any(item.is_new for item in parts), also=tuple(others))


@dataclass(frozen=True, slots=True)
class OccasionDue:
    """An occasion that shows on a day: as a card to post, or as the day itself."""

    kind: DueKind
    due_on: date
    falls_on: date


def occasion_due(occasion: Occasion, start: date, end: date) -> OccasionDue | None:
    """How `occasion` shows to someone who looks at the days from `start` to `end`, or None.

    Until its day a card is to be posted; on its day and for GRACE_DAYS after it the day itself shows. A pay-day has no
    card.
    """
    falls_on = occasion.next_on(start - timedelta(days=GRACE_DAYS))
    if falls_on < start and occasion.next_on(start) <= end:
        falls_on = occasion.next_on(start)
    if falls_on <= start or occasion.kind is OccasionKind.PAY_DAY or occasion.lead_days == 0:
        return OccasionDue(DueKind.OCCASION, falls_on, falls_on) if falls_on <= end else None
    post_by = occasion.post_by(falls_on)
    return OccasionDue(DueKind.POST_BY, post_by, falls_on) if post_by <= end else None


def days_missed(on: date, days_at_work: Collection[date]) -> list[date]:
    """The days before `on` of which a yearly occasion still shows although its grace is over, the first one first.

    The owner was away from such a day to the end of its grace: `days_at_work` has none of these days.
    """
    grace = range(GRACE_DAYS + 1)
    days = (on - timedelta(days=back) for back in range(BELATED_DAYS, GRACE_DAYS, -1))
    return [day for day in days if not any(day + timedelta(days=later) in days_at_work for later in grace)]


def belated_occasion(occasion: Occasion, on: date, missed: Collection[date]) -> OccasionDue | None:
    """How a yearly `occasion` that fell on one of the days `missed` shows on the day `on`, or None."""
    falls_on = occasion.next_on(on - timedelta(days=BELATED_DAYS))
    if occasion.recurrence is not Recurrence.YEARLY or falls_on not in missed:
        return None
    return OccasionDue(DueKind.OCCASION, falls_on, falls_on)


def reason(item: DueItem, translate: Translate = str) -> str:
    """Why the item is due, in a few words: `Call about the seminar`, `Post a card`, `Birthday`."""
    if item.kind is DueKind.POST_BY:
        return translate("Post a card")
    if item.kind is DueKind.OCCASION:
        return translate(item.title[:1].upper() + item.title[1:])
    return item.title or translate("Follow up")


def lateness(days_late: int, translate: Translate = str) -> str:
    """How late it is: `today`, `1 day late`, `in 3 days`."""
    if days_late == 0:
        return translate("today")
    if days_late == 1:
        return translate("1 day late")
    if days_late > 1:
        return translate("{days} days late").format(days=days_late)
    if days_late == -1:
        return translate("tomorrow")
    return translate("in {days} days").format(days=-days_late)

"""What a row of Today says about one thing that is due."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import QCoreApplication, QLocale

from models.domain.due import DueItem, DueKind, reason
from models.domain.occasions import OccasionKind
from ui.colours import Tone
from ui.words.day_text import day_time_text
from ui.words.value_wording import method_name
from ui.words.wording import counted, days_late, long_day_and_month

translate = partial(QCoreApplication.translate, "Due")

# A card that must be posted within these days is marked.
_SOON_DAYS = 2
_WEEK = 7
# Until then somebody new came in so many hours ago; from then on so many days.
_HOURS_TOLD = 48
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class DueWords:
    """The texts of a row: `about` stands below the name, `detail` below the reason; the badge is plain with no tone."""

    about: str
    reason: str
    detail: str
    badge: str
    tone: Tone | None


def due_words(item: DueItem, today: date, now: datetime) -> DueWords:
    """The texts for `item` as seen on the day `today`; from the aware instant `now` waiting is counted."""
    badge, tone = _badge(item)
    if item.kind is DueKind.POST_BY:
        return DueWords(_about_occasion(item, today), _post_by(item, today), _title_on(item), badge, tone)
    if item.kind is DueKind.OCCASION:
        return DueWords(item.company, _title_when(item, today), _years(item), badge, tone)
    if item.is_new and item.came_at is not None and item.days_late >= 0:
        badge = waiting(item.came_at, now)
    return DueWords(item.company, _reasons(item), _place(item), badge, tone)


def waiting(came_at: datetime, now: datetime) -> str:
    """How long somebody new has waited: *just in*, *waits 5 hours*, *waits 3 days*."""
    hours = max(0, (now - came_at) // _HOUR)
    if hours == 0:
        return translate("just in")
    if hours < _HOURS_TOLD:
        return counted(hours, "waits %Ln hour", "waits %Ln hours")
    return counted(hours // 24, "waits %Ln day", "waits %Ln days")


def has_dots(item: DueItem) -> bool:
    """True when the item is one of the steps of a plan, drawn as dots."""
    return item.step is not None and bool(item.steps) and not item.is_new


def spoken(item: DueItem, today: date, now: datetime) -> str:
    """The row in one sentence, for a screen reader."""
    words = due_words(item, today, now)
    return ", ".join(part for part in (item.contact_name, words.about, words.reason, words.detail, words.badge) if part)


def when(day: date, today: date) -> str:
    """*today*, *tomorrow*, *on Wednesday*, *on 3 December*; *yesterday* and *on 18 November* for what has passed."""
    distance = (day - today).days
    near = {0: translate("today"), 1: translate("tomorrow"), -1: translate("yesterday")}
    return near.get(distance) or translate("on {day}").format(day=_day_name(day, today))


def _day_name(day: date, today: date) -> str:
    return QLocale().dayName(day.isoweekday()) if 0 < (day - today).days < _WEEK else long_day_and_month(day)


def _reasons(item: DueItem) -> str:
    return " + ".join(dict.fromkeys(reason(one, translate) for one in (item, *item.also)))


def _place(item: DueItem) -> str:
    """Where in the plan, by which method, what to bring."""
    parts = [method_name(item.method)]
    if item.is_new:
        parts.insert(0, translate("First touch"))
    elif item.step is not None and item.steps:
        parts.insert(0, translate("{step} of {steps}").format(step=item.step, steps=item.steps))
    elif item.plan:
        parts.insert(0, translate("In touch for good"))
    if item.carries:
        parts.append(translate("bring {what}").format(what=item.carries))
    if item.remind_local:
        parts.append(translate("at {time}").format(time=day_time_text(item.remind_local)))
    return " · ".join(parts)


def _post_by(item: DueItem, today: date) -> str:
    if item.days_late > 0:
        return translate("Post a card")
    if item.days_late == 0:
        return translate("Post a card today")
    if item.days_late == -1:
        return translate("Post a card by tomorrow")
    return translate("Post a card by {day}").format(day=_day_name(item.due_on, today))


def _about_occasion(item: DueItem, today: date) -> str:
    years = _years(item)
    if not years or item.falls_on is None:
        return item.company
    return f"{years} {when(item.falls_on, today)}"


def _title_on(item: DueItem) -> str:
    day = "" if item.falls_on is None else long_day_and_month(item.falls_on)
    return f"{_title(item)} {day}".rstrip()


def _title_when(item: DueItem, today: date) -> str:
    return f"{_title(item)} {when(item.falls_on or item.due_on, today)}"


def _title(item: DueItem) -> str:
    return translate(item.title[:1].upper() + item.title[1:])


def _years(item: DueItem) -> str:
    if not item.years:
        return ""
    if item.title == OccasionKind.BIRTHDAY.value:
        is_over = item.kind is DueKind.OCCASION and item.days_late > 0
        words = translate("turned {years}") if is_over else translate("turns {years}")
        return words.format(years=item.years)
    return counted(item.years, "%Ln year", "%Ln years")


def _badge(item: DueItem) -> tuple[str, Tone | None]:
    if item.days_late > 0:
        return days_late(item.days_late), Tone.LATE
    if item.days_late == 0:
        return translate("today"), None
    is_soon = item.kind is DueKind.POST_BY and -item.days_late <= _SOON_DAYS
    text = translate("tomorrow") if item.days_late == -1 else counted(-item.days_late, "in %Ln day", "in %Ln days")
    return text, Tone.SOON if is_soon else None

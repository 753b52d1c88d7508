"""Dates that return, in a vCard: BDAY, ANNIVERSARY and the ways programs spelled it before there was one."""

from models.domain.calendar_days import CalendarDay, LeapRule
from models.domain.occasions import Occasion, OccasionKind, Recurrence
from models.formats.days import DOUBTFUL_YEAR, read_day
from models.formats.kinds import plain_label
from models.formats.vcard_card import Card
from models.formats.vcard_lines import Property
from models.formats.vcard_values import OWN

_KINDS_BY_WORD = {kind.value: kind for kind in OccasionKind if kind is not OccasionKind.OTHER} | dict.fromkeys(
    ("wedding", "wedding day", "wedding anniversary", "hochzeitstag"), OccasionKind.ANNIVERSARY
)


def birthday(card: Card, prop: Property) -> None:
    """BDAY."""
    _occasion(card, prop, OccasionKind.BIRTHDAY, "")


def anniversary(card: Card, prop: Property) -> None:
    """ANNIVERSARY and its older names."""
    _occasion(card, prop, OccasionKind.ANNIVERSARY, "")


def labelled_date(card: Card, prop: Property) -> None:
    """Apple's X-ABDATE, whose X-ABLabel says what it is."""
    word = plain_label(card.label(prop))
    kind = _KINDS_BY_WORD.get(word.lower())
    if kind is None:
        _occasion(card, prop, OccasionKind.OTHER, word)
    else:
        _occasion(card, prop, kind, "")


def _occasion(card: Card, prop: Property, kind: OccasionKind, name: str) -> None:
    text = card.text(prop)
    if not text:
        return
    header = prop.header
    try:
        day = read_day(text)
    except ValueError:
        card.detail(name or kind.value.capitalize(), text)
        raise
    if day.year is not None and header.parameter("X-APPLE-OMIT-YEAR") == str(day.year):
        day = CalendarDay(day.month, day.day)
    occasion = _with_own_parameters(card, prop, Occasion(kind, day, name))
    is_birthday = occasion.kind is OccasionKind.BIRTHDAY
    if is_birthday and day.year == DOUBTFUL_YEAR and not card.is_own:
        card.problem(prop, "Some programs write the year 1900 when it is not known; please check this birthday")
    is_meant = f"{OWN}KIND" in header.parameters
    if is_birthday and not is_meant and any(known.kind is OccasionKind.BIRTHDAY for known in card.occasions):
        if occasion not in card.occasions:
            card.keep_extra(prop)
    elif occasion not in card.occasions:
        card.occasions.append(occasion)


def _with_own_parameters(card: Card, prop: Property, occasion: Occasion) -> Occasion:
    """The occasion with what Barnacle's own parameters say of it."""
    parameters = prop.header.parameters
    own = {name.removeprefix(OWN): values[0] for name, values in parameters.items() if name.startswith(OWN)}
    if not own:
        return occasion
    return Occasion(
        OccasionKind(own.get("KIND", occasion.kind)),
        occasion.day,
        plain_label(card.label(prop)) if "NAMED" in own else "",
        int(own.get("LEAD-DAYS", occasion.lead_days)),
        LeapRule(own.get("LEAP-RULE", occasion.leap_rule)),
        Recurrence(own.get("RECURRENCE", occasion.recurrence)),
        int(own.get("WEEKDAY", occasion.weekday)),
    )

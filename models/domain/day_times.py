"""Times of day as the owner types and chooses them: zone-less texts of the form `HH:MM`."""

import re

_TIME = re.compile(r"(?P<hour>\d{1,2}?)(?:[:.h ]?(?P<minute>\d{2}))?\s*(?:(?P<half>[ap])\.?\s*m?\.?)?", re.IGNORECASE)
_NOON = 12


def parse_day_time(text: str) -> str:
    """A time of day as it is typed (`9`, `9:30`, `0930`, `9.30`, `3 pm`) as `HH:MM`; an empty text stays empty.

    Raises:
        ValueError: it is no time of day; the sentence is for the owner.
    """
    typed = text.strip()
    if not typed:
        return ""
    found = _TIME.fullmatch(typed)
    hour = int(found["hour"]) if found else -1
    minute = int(found["minute"] or 0) if found else 0
    if found and found["half"]:
        is_real = 1 <= hour <= _NOON
        hour = hour % _NOON + (_NOON if found["half"].lower() == "p" else 0) if is_real else -1
    if not 0 <= hour <= 23 or minute > 59:
        raise ValueError(f"“{typed}” is no time of day; type it as 09:00.")
    return f"{hour:02}:{minute:02}"


def is_between(time: str, start: str, end: str) -> bool:
    """Whether a time of day lies from `start` up to, not including, `end`, over midnight where `end` is earlier.

    All are `HH:MM`; the same start and end hold nothing.
    """
    if start <= end:
        return start <= time < end
    return time >= start or time < end

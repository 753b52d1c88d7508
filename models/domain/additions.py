"""What a contact of a file adds to one that stands in the book: new details come to it, nothing is written over.

Where the two say different things of what there can be only one of, they disagree, and both ways out are made: the
book's word and the file's.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import Answer, ContactDraft, PostalAddress
from models.domain.folding import fold, fold_words
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.search_words import significant_digits
from models.domain.status import Status

_TEXTS = {"company": "company", "job_title": "job title", "label_name": "name on labels"}
_ANSWERS = {"can_afford": "can afford", "interested": "interested"}
_GROUP = re.compile(r"([\w-]+)\.", re.ASCII)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """What the book and the file say differently: the field, the book's word, the file's."""

    what: str
    ours: str
    theirs: str

    def __str__(self) -> str:
        return f"{self.what}: the book has “{self.ours}”, the file “{self.theirs}”"


@dataclass(frozen=True, slots=True)
class Additions:
    """`draft` is the book's contact with what the file adds, `taken` the same with the file's word where they disagree.

    `added` says what came to it, each in a few words.
    """

    draft: ContactDraft
    taken: ContactDraft
    added: tuple[str, ...]
    disagreements: tuple[Disagreement, ...]


@dataclass(slots=True)
class _Pair:
    """The two drafts while they are put together."""

    ours: ContactDraft
    theirs: ContactDraft
    added: list[str] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)
    kept: dict[str, Any] = field(default_factory=dict)
    taken: dict[str, Any] = field(default_factory=dict)

    def put(self, name: str, value: object) -> None:
        """Let both ways out have this value."""
        self.kept[name] = self.taken[name] = value

    def disagree(self, name: str, words: Disagreement, theirs: object) -> None:
        """Let the second way out have the file's value."""
        self.disagreements.append(words)
        self.taken[name] = theirs


def add_to(ours: ContactDraft, theirs: ContactDraft) -> Additions:
    """Put what the file's contact `theirs` knows to `ours`, which is the same one in the book."""
    pair = _Pair(ours, theirs)
    _add_name(pair)
    _add_texts(pair)
    _add_parts(pair, "phones", "phone", lambda p: significant_digits(p.number) or p.number, lambda p: p.number)
    _add_parts(pair, "emails", "e-mail", lambda e: e.address.strip().casefold(), lambda e: e.address)
    _add_parts(pair, "websites", "web address", lambda w: _bare_url(w.url), lambda w: w.url)
    _add_addresses(pair)
    _add_occasions(pair)
    _add_parts(pair, "interests", "interest", fold, str)
    _add_parts(pair, "groups", "group", fold, str)
    _add_notes(pair)
    _add_kept_lines(pair)
    if theirs.photo is not None and ours.photo is None:
        pair.put("photo", theirs.photo)
        pair.added.append("photo")
    if theirs.preferred_weekday is not None and ours.preferred_weekday is None:
        pair.put("preferred_weekday", theirs.preferred_weekday)
        pair.added.append("best weekday")
    flags = theirs.flags - ours.flags
    if flags:
        pair.put("flags", ours.flags | flags)
        pair.added += sorted(flags)
    return Additions(
        replace(ours, **pair.kept), replace(ours, **pair.taken), tuple(pair.added), tuple(pair.disagreements)
    )


def _add_name(pair: _Pair) -> None:
    ours, theirs = pair.ours.name, pair.theirs.name
    if theirs == ours or not theirs:
        return
    # The company as it will be: one that comes along would tell the same words the next time.
    company = pair.ours.company or pair.theirs.company
    known = set(fold_words(f"{ours.full} {ours.nickname} {company}"))
    parts: dict[str, str] = {}
    differs = False
    for part in PersonName._fields:
        mine, other = getattr(ours, part), getattr(theirs, part)
        if not other or known.issuperset(fold_words(other)):
            continue
        if mine:
            differs = True
        else:
            parts[part] = other
    if differs:
        pair.disagree("name", Disagreement("name", pair.ours.shown_name, pair.theirs.shown_name), theirs)
    elif parts:
        pair.put("name", ours._replace(**parts))
        pair.added += [f"{part} name {text}" for part, text in parts.items()]


def _add_texts(pair: _Pair) -> None:
    for name, words in _TEXTS.items():
        mine, other = getattr(pair.ours, name), getattr(pair.theirs, name)
        if not other or fold(mine) == fold(other):
            continue
        if mine:
            pair.disagree(name, Disagreement(words, mine, other), other)
        else:
            pair.put(name, other)
            pair.added.append(f"{words} {other}")
    if pair.theirs.source and not pair.ours.source:
        pair.put("source", pair.theirs.source)
        pair.added.append(f"source {pair.theirs.source}")
    _add_choices(pair)


def _add_choices(pair: _Pair) -> None:
    choices = [("status", "status", Status.LEAD), *[(name, words, Answer.UNKNOWN) for name, words in _ANSWERS.items()]]
    for name, words, unsaid in choices:
        mine, other = getattr(pair.ours, name), getattr(pair.theirs, name)
        if other in (mine, unsaid):
            continue
        if mine == unsaid:
            pair.put(name, other)
            pair.added.append(f"{words} {other}")
        else:
            pair.disagree(name, Disagreement(words, mine, other), other)


def _add_parts(pair: _Pair, name: str, words: str, key: Callable[[Any], object], shown: Callable[[Any], str]) -> None:
    ours, theirs = getattr(pair.ours, name), getattr(pair.theirs, name)
    known = {key(part) for part in ours}
    new = list(_each_once([part for part in theirs if key(part) not in known], key))
    if new:
        pair.put(name, (*ours, *new))
        pair.added += [f"{words} {shown(part)}" for part in new]


def _each_once(parts: Iterable[Any], key: Callable[[Any], object]) -> Iterable[Any]:
    first: dict[object, Any] = {}
    for part in parts:
        first.setdefault(key(part), part)
    return first.values()


def _bare_url(url: str) -> str:
    return re.sub(r"^https?://(www\.)?", "", url.strip().casefold()).rstrip("/")


def _add_addresses(pair: _Pair) -> None:
    addresses = list(pair.ours.addresses)
    for address in pair.theirs.addresses:
        if address in pair.ours.addresses:
            # Else it might fill in another one at the same place.
            continue
        words = _place_words(address)
        index = next((i for i, known in enumerate(addresses) if _is_same_place(_place_words(known), words)), None)
        if index is None:
            addresses.append(address)
            pair.added.append(f"address {_one_line(address)}")
            continue
        filled = _filled(addresses[index], address)
        if filled != addresses[index]:
            addresses[index] = filled
            pair.added.append(f"address {_one_line(filled)}")
    if tuple(addresses) != pair.ours.addresses:
        pair.put("addresses", tuple(addresses))


def _place_words(address: PostalAddress) -> frozenset[str]:
    place = f"{address.street} {address.extended} {address.po_box} {address.postcode} {address.locality}"
    return frozenset(fold_words(place))


def _is_same_place(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return ours == theirs or (len(theirs) > 1 and theirs < ours) or (len(ours) > 1 and ours < theirs)


def _filled(ours: PostalAddress, theirs: PostalAddress) -> PostalAddress:
    """The book's address with the file's parts where it has none and the file's say something new."""
    known = frozenset(fold_words(_one_line(ours)))
    parts = ("street", "extended", "po_box", "locality", "region", "postcode", "country")
    new = {
        part: text
        for part in parts
        if (text := getattr(theirs, part)) and not getattr(ours, part) and not known.issuperset(fold_words(text))
    }
    return replace(ours, **new) if new else ours


def _one_line(address: PostalAddress) -> str:
    parts = (
        *(address.street, address.extended, address.po_box, address.postcode, address.locality),
        *(address.region, address.country),
    )
    return ", ".join(part.replace("\n", ", ") for part in parts if part)


def _add_occasions(pair: _Pair) -> None:
    kept, taken = list(pair.ours.occasions), list(pair.ours.occasions)
    for occasion in pair.theirs.occasions:
        rivals = [i for i, known in enumerate(kept) if _is_same_occasion(known, occasion)]
        if any(_says_no_more(occasion.day, kept[i].day) for i in rivals):
            continue
        without_year = next((i for i in rivals if _says_no_more(kept[i].day, occasion.day)), None)
        if not rivals:
            kept.append(occasion)
            taken.append(occasion)
        elif without_year is not None:
            kept[without_year] = taken[without_year] = replace(kept[without_year], day=occasion.day)
        else:
            mine = kept[rivals[0]].day
            taken[rivals[0]] = replace(kept[rivals[0]], day=occasion.day)
            pair.disagreements.append(Disagreement(occasion.title, _day_words(mine), _day_words(occasion.day)))
            continue
        pair.added.append(f"{occasion.title} {_day_words(occasion.day)}")
    if kept != list(pair.ours.occasions):
        pair.kept["occasions"] = tuple(kept)
    if taken != list(pair.ours.occasions):
        pair.taken["occasions"] = tuple(taken)


def _says_no_more(day: CalendarDay, known: CalendarDay) -> bool:
    """True for the same day, and for the same one without its year."""
    return (day.month, day.day) == (known.month, known.day) and day.year in (None, known.year)


def _is_same_occasion(ours: Occasion, theirs: Occasion) -> bool:
    """True where there can be only one of the two: a birthday, a wedding day, or one with a name.

    Most files know an occasion by its name alone.
    """
    if theirs.kind is OccasionKind.OTHER and theirs.name and fold(theirs.name) == fold(ours.title):
        return True
    if (ours.kind, fold(ours.name)) != (theirs.kind, fold(theirs.name)):
        return False
    return ours.kind is not OccasionKind.OTHER or bool(ours.name) or ours.day == theirs.day


def _day_words(day: CalendarDay) -> str:
    return str(day).removeprefix("--")


def _add_notes(pair: _Pair) -> None:
    known = {" ".join(note.text.split()) for note in pair.ours.notes}
    new = [note for note in pair.theirs.notes if " ".join(note.text.split()) not in known]
    if not new:
        return
    has_pin = any(note.is_pinned for note in pair.ours.notes)
    pair.put("notes", (*pair.ours.notes, *(replace(n, is_pinned=n.is_pinned and not has_pin) for n in new)))
    pair.added += [f"note “{_beginning(note.text)}”" for note in new]


def _beginning(text: str, length: int = 40) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else text[:length].rstrip() + "…"


def _add_kept_lines(pair: _Pair) -> None:
    """Lines that the book does not have; their groups get other names where the book uses the same for others."""
    known = {_without_group(line) for line in pair.ours.kept_lines}
    new = [line for line in pair.theirs.kept_lines if _without_group(line) not in known]
    if not new:
        return
    taken_groups = {match[1].lower() for line in pair.ours.kept_lines if (match := _GROUP.match(line))}
    pair.put("kept_lines", (*pair.ours.kept_lines, *(_regrouped(line, taken_groups) for line in new)))
    pair.added += [f"line {_beginning(line)}" for line in new]


def _without_group(line: str) -> str:
    match = _GROUP.match(line)
    return line[match.end() :] if match else line


def _regrouped(line: str, taken: set[str]) -> str:
    match = _GROUP.match(line)
    if match is None or match[1].lower() not in taken:
        return line
    number = 2
    while f"{match[1]}x{number}".lower() in taken:
        number += 1
    return f"{match[1]}x{number}{line[match.end(1) :]}"

"""Who may stand in the book twice: what two contacts have in common, how sure that makes it, and why.

Everyone is met by keys (an e-mail address, a number, a piece of the name with a town), and only those who share one are
compared. How alike two words are comes in as an argument.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, PostalAddress
from models.domain.folding import fold, fold_words
from models.domain.names import PersonName

Likeness = Callable[[str, str], float]
"""How alike two folded words are, from 0 to 1."""
NumberKey = Callable[[str], str]
"""A telephone number as all its spellings share it (E.164 where it can be), empty where it says too little."""

# From this score on a pair is worth a look; from the second on it may be merged without one.
LEAST_SCORE = 60
CERTAIN_SCORE = 95
# Who comes late to a crowded key (a switchboard, a common name in a big town) is compared with the last of them.
_MOST_COMPARED = 150
# Of fewer letters the beginnings of names say nothing.
_SHORTEST_BEGINNING = 3
_LEAST_LIKE_GIVEN = 0.8
_LEAST_LIKE_FAMILY = 0.75
_LEAST_LIKE_COMPANY = 0.85
_VOWELS = frozenset("aeiouy")
_LEGAL_FORMS = frozenset(
    "ltd limited inc incorporated llc llp plc corp corporation co company gmbh ag kg ohg ug mbh se sa sarl sas srl spa"
    " bv nv oy ab aps as pty pvt lda sl sro doo the and".split()
)
# The first of each line stands for all of it.
_SHORT_FORMS = """
alexander alex sandy|alexandra alex sandra|andrew andy drew|anthony tony|barbara barb|benjamin ben|bernard bernie
catherine cathy kate katie kathy katherine kathryn|charles charlie chuck|christine christina chris chrissie
christopher chris|daniel dan danny|david dave davy|deborah debbie deb|edward ed eddie ted ned|friedrich fritz
elizabeth liz lizzie beth betty eliza|frederick fred freddie|gerald gerry|gregory greg|harold harry hal
henry harry hank|jacob jake|james jim jimmy jamie|jennifer jenny jen|johannes hannes|john jack johnny|jonathan jon
joseph joe sepp|joshua josh|kenneth ken|lawrence larry|leonard leo len|margaret maggie meg peggy|matthew matt
michael mike mick|nathaniel nathan nate|nicholas nick|pamela pam|patricia pat patty trish|patrick pat paddy
peter pete|philip phil|rebecca becky|richard dick rick ricky|robert bob bobby rob robbie bert|ronald ron
samuel sam|samantha sam|stephen steve steven|susan sue susie|theodore ted|theresa terry tess|thomas tom tommy
timothy tim|victoria vicky|walter walt|wilhelm willi|william bill billy will liam|zachary zach zack
"""


class Reason(StrEnum):
    """What two contacts have in common."""

    SAME_EMAIL = "same e-mail"
    SAME_PHONE = "same phone"
    SAME_NAME = "same name"
    SIMILAR_NAME = "similar name"
    PART_OF_NAME = "part of the name"
    SAME_ADDRESS = "same address"
    SAME_TOWN = "same town"
    SAME_COMPANY = "same company"
    SAME_BIRTHDAY = "same birthday"


_WEIGHTY = frozenset({Reason.SAME_PHONE, Reason.SAME_ADDRESS, Reason.SAME_BIRTHDAY})


@dataclass(frozen=True, slots=True)
class Traits:
    """What of a contact can tell that it stands there twice, folded. `contact` is an id, or any number."""

    contact: int
    given: str
    family: str
    nickname: str
    additional: str
    suffix: str
    company: str
    emails: frozenset[str]
    numbers: frozenset[str]
    towns: frozenset[str]
    places: frozenset[str]
    birthday: CalendarDay | None

    @property
    def is_person(self) -> bool:
        """False for a company without a person's name."""
        return bool(self.given or self.family)


@dataclass(frozen=True, slots=True)
class Match:
    """How sure it is, from 0 to 100, that two contacts are one, and why: the weightiest reason first."""

    score: int
    reasons: tuple[Reason, ...]

    @property
    def is_certain(self) -> bool:
        """True where the two may be merged without a look."""
        return self.score >= CERTAIN_SCORE


def traits_of(contact: int, draft: ContactDraft, number_key: NumberKey) -> Traits:
    """The traits of a draft."""
    return make_traits(
        contact,
        draft.name,
        draft.company,
        emails=[email.address for email in draft.emails],
        numbers=filter(None, [number_key(phone.number) for phone in draft.phones]),
        addresses=draft.addresses,
        birthday=draft.birthday.day if draft.birthday else None,
    )


def make_traits(
    contact: int,
    name: PersonName,
    company: str,
    *,
    emails: Iterable[str],
    numbers: Iterable[str],
    addresses: Iterable[PostalAddress],
    birthday: CalendarDay | None = None,
) -> Traits:
    """Traits from the parts of a contact; `numbers` are keys already."""
    given, family = _joined(name.given), _joined(name.family)
    if not given and not family:
        given = _joined(name.nickname)
    addresses = list(addresses)
    return Traits(
        contact=contact,
        given=given,
        family=family,
        nickname=_joined(name.nickname),
        additional=_joined(name.additional),
        suffix=_joined(name.suffix),
        company=_company_key(company),
        emails=frozenset(email.strip().casefold() for email in emails if "@" in email),
        numbers=frozenset(numbers),
        towns=frozenset(town for address in addresses if (town := _joined(address.locality))),
        places=frozenset(place for address in addresses if (place := _place_key(address))),
        birthday=birthday,
    )


class DuplicateIndex:
    """Everyone met so far, found again by what they share with somebody new."""

    def __init__(self, likeness: Likeness) -> None:
        self._likeness = lru_cache(maxsize=100_000)(likeness)
        self._known: dict[int, Traits] = {}
        self._by_key: dict[str, list[int]] = defaultdict(list)

    def add(self, traits: Traits) -> None:
        """Have somebody found from now on."""
        self._known[traits.contact] = traits
        for key in _keys(traits):
            self._by_key[key].append(traits.contact)

    def forget(self) -> None:
        """Let go of everyone, one by one: taken apart as a whole, so many would hold all threads for 0.1 s."""
        while self._by_key:
            self._by_key.popitem()
        while self._known:
            self._known.popitem()

    def matches(self, traits: Traits) -> Iterator[tuple[int, Match]]:
        """Those who may be the same as somebody, each with how sure that is."""
        met: set[int] = set()
        for key in _keys(traits):
            met.update(self._by_key.get(key, ())[-_MOST_COMPARED:])
        met.discard(traits.contact)
        for contact in met:
            match = compare(traits, self._known[contact], self._likeness)
            if match is not None:
                yield contact, match


def compare(one: Traits, other: Traits, likeness: Likeness) -> Match | None:
    """How sure it is that two are one; None where they are two people, or nothing much says otherwise.

    People of one household share address, number and often the e-mail address; other given names keep them apart.
    """
    named = _compare_who(one, other, likeness)
    if named is None or _birthdays_differ(one, other):
        return None
    score, reason = named
    found = list(_shared(one, other))
    total = score + sum(points for points, _ in found)
    if not found and reason is Reason.SAME_NAME and one.is_person and not (one.towns and other.towns):
        # Nothing speaks against it where one of the two has no address.
        total += 12
    if total < LEAST_SCORE:
        return None
    if reason is not None:
        found.append((score, reason))
    reasons = tuple(shared for _, shared in sorted(found, key=lambda entry: -entry[0]))
    return Match(min(total, 100 if _is_certain(reasons) else CERTAIN_SCORE - 1), reasons)


def _is_certain(reasons: tuple[Reason, ...]) -> bool:
    """The same name with the same e-mail address, or with two other things in common."""
    if Reason.SAME_NAME not in reasons:
        return False
    return Reason.SAME_EMAIL in reasons or len(_WEIGHTY.intersection(reasons)) >= 2


def _compare_who(one: Traits, other: Traits, likeness: Likeness) -> tuple[int, Reason | None] | None:
    """Points for what the two are called; None where that tells two apart."""
    if one.is_person and other.is_person:
        return _compare_names(one, other, likeness)
    if one.is_person or other.is_person:
        return 22, None
    return _compare_companies(one, other, likeness)


def _shared(one: Traits, other: Traits) -> Iterator[tuple[int, Reason]]:
    if not one.emails.isdisjoint(other.emails):
        yield 45, Reason.SAME_EMAIL
    if not one.numbers.isdisjoint(other.numbers):
        yield 38, Reason.SAME_PHONE
    if not one.places.isdisjoint(other.places):
        yield 35, Reason.SAME_ADDRESS
    elif not one.towns.isdisjoint(other.towns):
        yield 20, Reason.SAME_TOWN
    if one.birthday is not None and other.birthday is not None:
        yield 30, Reason.SAME_BIRTHDAY
    if one.company and one.company == other.company and (one.is_person or other.is_person):
        yield 20, Reason.SAME_COMPANY


def _compare_names(one: Traits, other: Traits, likeness: Likeness) -> tuple[int, Reason | None] | None:
    """Points for the names of two people; None where they are the names of two."""
    if one.suffix and other.suffix and one.suffix != other.suffix:
        return None
    if (one.given, one.family) == (other.given, other.family):
        is_whole = bool(one.given and one.family) or not (one.given or one.family).isascii()
        alike = 1.0 if is_whole else 0.8
    elif (one.given, one.family) == (other.family, other.given):
        alike = 0.97
    elif not (one.given and one.family and other.given and other.family):
        return _compare_parts(one, other)
    else:
        given = _given_likeness(one.given, other.given, likeness) or _called_alike(one, other)
        if given is None:
            return None
        family = likeness(one.family, other.family)
        if family < _LEAST_LIKE_FAMILY:
            # A new family name after a wedding keeps the rest.
            return (20, Reason.PART_OF_NAME) if given == 1 else None
        alike = (given + family) / 2
    if one.additional and other.additional:
        alike -= _additional_penalty(one.additional, other.additional)
    if one.suffix != other.suffix:
        alike -= 0.1
    if alike >= 1:
        return 50, Reason.SAME_NAME
    return round(50 * alike * alike), Reason.SIMILAR_NAME


def _additional_penalty(one: str, other: str) -> float:
    """How much other middle names make two names less alike; an initial stands for its name."""
    if one[0] != other[0]:
        return 0.15
    return 0.0 if one == other or 1 in (len(one), len(other)) else 0.03


def _compare_parts(one: Traits, other: Traits) -> tuple[int, Reason] | None:
    parts, others = {one.given, one.family} - {""}, {other.given, other.family} - {""}
    return (30, Reason.PART_OF_NAME) if parts & others else None


def _given_likeness(one: str, other: str, likeness: Likeness) -> float | None:
    """How alike two given names are as names of one person; None for those of two."""
    if one == other:
        return 1.0
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) == 1:
        return 0.92 if longer.startswith(shorter) else None
    if shorter in longer.split() or not _short_forms(one).isdisjoint(_short_forms(other)):
        return 0.95
    alike = 0.0 if _differ_in_ending(shorter, longer) else likeness(one, other)
    return alike if alike >= _LEAST_LIKE_GIVEN else None


def _called_alike(one: Traits, other: Traits) -> float | None:
    """How alike a given name and what somebody is called for short are, where the two are reached alike too."""
    if one.emails.isdisjoint(other.emails) and one.numbers.isdisjoint(other.numbers):
        return None
    if one.given == other.nickname or other.given == one.nickname:
        return 0.95
    shorter, longer = sorted((one.given, other.given), key=len)
    is_beginning = len(shorter) >= _SHORTEST_BEGINNING and longer.startswith(shorter) and len(longer) > len(shorter) + 1
    return 0.9 if is_beginning else None


def _differ_in_ending(shorter: str, longer: str) -> bool:
    # Mario and Maria, Michael and Michaela are two people, and often of one household.
    if len(shorter) == len(longer):
        return shorter[:-1] == longer[:-1] and {shorter[-1], longer[-1]} <= _VOWELS
    return longer[:-1] == shorter and longer[-1] in _VOWELS


def _compare_companies(one: Traits, other: Traits, likeness: Likeness) -> tuple[int, Reason] | None:
    if one.company == other.company:
        return (50, Reason.SAME_NAME) if one.company else None
    alike = likeness(one.company, other.company)
    return (round(50 * alike * alike), Reason.SIMILAR_NAME) if alike >= _LEAST_LIKE_COMPANY else None


def _birthdays_differ(one: Traits, other: Traits) -> bool:
    if one.birthday is None or other.birthday is None:
        return False
    years = {one.birthday.year, other.birthday.year} - {None}
    return (one.birthday.month, one.birthday.day) != (other.birthday.month, other.birthday.day) or len(years) > 1


def _keys(traits: Traits) -> Iterator[str]:
    """What two who may be one have in common, whatever was mistyped: each key leaves out another part of the name."""
    for email in traits.emails:
        yield f"@{email}"
    for number in traits.numbers:
        yield f"#{number}"
    if not traits.is_person:
        if traits.company:
            yield f"c{traits.company[:5]}"
        return
    given, family = traits.given, traits.family
    yield "n" + " ".join(sorted((given, family)))
    formal = min(_short_forms(given))
    for town in traits.towns:
        yield f"1{town}|{family[:3]}|{formal[:1]}"
        yield f"2{town}|{formal[:3]}|{family[:1]}"
        yield f"3{town}|{family}|{formal[-3:]}"
        yield f"4{town}|{formal}|{family[-3:]}"
        if formal != given:
            yield f"1{town}|{family[:3]}|{given[:1]}"
    if traits.birthday is not None:
        yield f"b{traits.birthday.month}-{traits.birthday.day}|{family[:3]}"


@lru_cache(maxsize=20_000)
def _short_forms(given: str) -> frozenset[str]:
    """All names that a given name may stand for, itself among them where it is none that is known."""
    return _FORMAL_NAMES.get(given, frozenset((given,)))


def _formal_names() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for group in _SHORT_FORMS.replace("\n", "|").split("|"):
        words = group.split()
        for word in words:
            found[word].add(words[0])
    return {word: frozenset(formal) for word, formal in found.items()}


@lru_cache(maxsize=50_000)
def _joined(text: str) -> str:
    return " ".join(fold_words(text)) if text else ""


@lru_cache(maxsize=50_000)
def _company_key(company: str) -> str:
    words = fold_words(company)
    return " ".join([word for word in words if word not in _LEGAL_FORMS] or words)


def _place_key(address: PostalAddress) -> str:
    """Street and town, or street and postcode; empty where one of them is missing."""
    street = "".join(fold_words(address.street))
    town = fold(address.postcode).replace(" ", "") or _joined(address.locality)
    return f"{street}|{town}" if street and town else ""


_FORMAL_NAMES = _formal_names()

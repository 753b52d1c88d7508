"""Personal names: parts, the way they are shown, and the order they are sorted in."""

from typing import NamedTuple

from models.domain.folding import fold

_TITLES = frozenset(
    "mr mrs ms miss mx dr prof sir dame lord lady rev fr herr frau dipl.-ing ing mag m mme mlle sr sra don".split()
)
_SUFFIXES = frozenset("jr sr ii iii iv phd md esq mba dds cpa obe mbe cbe".split())
_PARTICLES = frozenset(
    "van von der den de del della di da do dos das du la le les ter ten zu zum zur af av bin ibn al el san".split()
)
# Han, kana and hangul names are written family name first, without a space.
_FAMILY_FIRST = (("\u3040", "\u30ff"), ("\u3400", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"))


class PersonName(NamedTuple):
    """The parts of a name as in vCard's N (RFC 6350 section 6.2.2), plus a nickname. Any of them may be empty."""

    given: str = ""
    family: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""

    def __bool__(self) -> bool:
        texts = (self.given, self.family, self.additional, self.prefix, self.suffix, self.nickname)
        return any(texts)

    @property
    def is_family_first(self) -> bool:
        """True for names in Han, kana or hangul characters."""
        given, family = self.given, self.family
        return not (given.isascii() and family.isascii()) and _has_family_first_letters(family + given)

    @property
    def full(self) -> str:
        """The name as a letter has it: prefix, given, additional, family, suffix; the nickname if there is no other."""
        given, family = self.given, self.family
        if self.is_family_first:
            return family + given
        if given and family and not (self.prefix or self.additional or self.suffix):
            return f"{given} {family}"
        parts = (self.prefix, given, self.additional, family)
        name = " ".join(filter(None, parts))
        if self.suffix:
            name = f"{name}, {self.suffix}" if name else self.suffix
        return name or self.nickname

    @property
    def short(self) -> str:
        """The name as lists show it: given, additional and family name, or whatever there is."""
        given, family = self.given, self.family
        if self.is_family_first:
            return family + given
        if given and family and not self.additional:
            return f"{given} {family}"
        return " ".join(filter(None, (given, self.additional, family))) or self.full


def shown_name(name: PersonName, company: str) -> str:
    """What the contact is called in lists: the person, else the company."""
    return name.short or company


def sort_key(name: PersonName, company: str) -> str:
    """A folded text whose plain order is the order of the list: family name, given name, company."""
    parts = (name.family or name.given or name.nickname, name.given if name.family else "", company)
    return " ".join([fold(part) for part in parts if part]).strip()


def initials(name: PersonName, company: str) -> str:
    """One or two letters for the round picture of a contact."""
    if name.is_family_first:
        return (name.family or name.given)[:1]
    words = [word for word in (name.given, name.family) if word] or shown_name(name, company).split()[:2]
    letters = (next((c for c in word if c.isalnum()), "") for word in words)
    return "".join(letters).upper()


def split_name(text: str) -> PersonName:
    """A name typed in one field, taken apart: `Dr. Ludwig van Beethoven`, `Harris, Tom`, `James Lee Jr.`, `伊藤健二`.

    A single word is a given name; a name in characters that are written without spaces stays whole as the family name.
    """
    text = " ".join(text.split())
    if "," in text:
        family, _, rest = text.partition(",")
        if _bare(rest) not in _SUFFIXES:
            given = split_name(rest) if rest.strip() else PersonName()
            return PersonName(
                given=" ".join(p for p in (given.given, given.family) if p),
                family=family.strip(),
                additional=given.additional,
                prefix=given.prefix,
                suffix=given.suffix,
            )
        text = f"{family} {rest.strip()}"
    words = text.split()
    if _has_family_first_letters(text) and len(words) <= 2:
        return PersonName(family=words[0], given=words[1] if len(words) == 2 else "")
    return _split_words(words)


def _split_words(words: list[str]) -> PersonName:
    start, end = 0, len(words)
    while start < end - 1 and _bare(words[start]) in _TITLES:
        start += 1
    while end - 1 > start + 1 and _bare(words[end - 1]) in _SUFFIXES:
        end -= 1
    prefix, suffix = " ".join(words[:start]), " ".join(words[end:])
    core = words[start:end]
    if len(core) == 1:
        only = core[0]
        return PersonName(family=only, prefix=prefix, suffix=suffix) if prefix else PersonName(only, suffix=suffix)
    first_of_family = len(core) - 1
    for index in range(1, len(core) - 1):
        if core[index].lower() in _PARTICLES:
            first_of_family = index
            break
    if not core:
        return PersonName()
    return PersonName(
        given=core[0],
        additional=" ".join(core[1:first_of_family]),
        family=" ".join(core[first_of_family:]),
        prefix=prefix,
        suffix=suffix,
    )


def _has_family_first_letters(text: str) -> bool:
    # Not a regular expression: this one would take 2 ms to compile on the way to the window.
    # Most names have no letter as far up as these.
    return (
        not text.isascii()
        and max(text) >= _FAMILY_FIRST[0][0]
        and any(first <= c <= last for c in text for first, last in _FAMILY_FIRST)
    )


def _bare(word: str) -> str:
    return word.strip(" .,").lower()

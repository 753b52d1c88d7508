"""What a contact is found by: the words of its search document, and what a typed search asks of them."""

from typing import TYPE_CHECKING, NamedTuple

from models.domain.folding import fold_words

if TYPE_CHECKING:
    from models.domain.contacts import ContactDraft

# ITU-T E.164 country calling codes of one and two digits; all others have three.
_ONE_DIGIT_CODES = frozenset("17")
_TWO_DIGIT_CODES = frozenset(
    "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90"
    " 91 92 93 94 95 98".split()
)
_PHONE_CHARACTERS = frozenset("0123456789+()-./ \u00a0")
_MIN_PHONE_DIGITS = 5


class _Digits(dict[int, int | None]):
    """Each of 0 to 9 as it is, and nothing for any other character."""

    def __missing__(self, code: int) -> int | None:
        self[code] = kept = code if chr(code) in "0123456789" else None
        return kept


_DIGITS = _Digits()


class SearchWords(NamedTuple):
    """What must be found: in one of the alternatives each word begins a word of the contact's search document."""

    alternatives: tuple[tuple[str, ...], ...]

    def __bool__(self) -> bool:
        return any(self.alternatives)


def search_document(draft: "ContactDraft") -> str:
    """The folded words of a contact, each once, with a blank before each."""
    name = draft.name
    texts = [name.given, name.family, name.additional, name.nickname, draft.company, draft.job_title, draft.source]
    texts += [draft.label_name, *draft.interests, *draft.groups]
    names = " ".join(texts)
    if "'" in names or "-" in names or "’" in names:
        texts += [joined for text in texts if (joined := _joined(text)) != text]
    texts += [email.address for email in draft.emails]
    for address in draft.addresses:
        texts += [address.street, address.extended, address.locality, address.region, address.postcode, address.country]
        texts.append(address.postcode.replace(" ", ""))
    texts += [note.text for note in draft.notes]
    for phone in draft.phones:
        digits = _digits(phone.number)
        texts += [phone.number, digits, _significant(phone.number, digits)]
    words = " ".join(dict.fromkeys(fold_words(" ".join(texts))))
    return f" {words}" if words else ""


def search_words(text: str) -> SearchWords:
    """What `text`, typed in the search field, asks for; nothing when it holds no letter and no digit."""
    words = _without_beginnings(fold_words(text))
    if not words:
        return SearchWords(())
    number, digits = significant_digits(text), _digits(text)
    if not number or set(text) - _PHONE_CHARACTERS:
        return SearchWords((words,))
    if text.lstrip().startswith("+"):
        # Its parts alone, such as a country's 1, are in most numbers and say little.
        return SearchWords(((number,),))
    return SearchWords((words, (number,)) if len(digits) >= _MIN_PHONE_DIGITS else (words,))


def significant_digits(number: str) -> str:
    """The digits of a telephone number without country calling code and trunk zeros, so that both spellings meet."""
    return _significant(number, _digits(number))


def _significant(number: str, digits: str) -> str:
    international = number.strip().startswith("+") or digits.startswith("00")
    if international:
        digits = digits.lstrip("0")
        length = 1 if digits[:1] in _ONE_DIGIT_CODES else 2 if digits[:2] in _TWO_DIGIT_CODES else 3
        digits = digits[length:]
    return digits.lstrip("0")


def _without_beginnings(words: list[str]) -> tuple[str, ...]:
    # Where `smith` begins a word, `smi` does too. In order, a word stands before those that it begins.
    ordered = sorted(set(words))
    kept = {
        word for word, following in zip(ordered, [*ordered[1:], ""], strict=False) if not following.startswith(word)
    }
    return tuple(word for word in dict.fromkeys(words) if word in kept)


def _digits(text: str) -> str:
    return text.translate(_DIGITS)


def _joined(text: str) -> str:
    return text.replace("'", "").replace("’", "").replace("-", "")

"""The words for what two contacts have in common, and for the values that stand side by side."""

from typing import Any

from PySide6.QtCore import QCoreApplication

from models.domain.contacts import Flag, Phone, PostalAddress
from models.domain.duplicates import Match, Reason
from models.domain.merging import MergeEntry, MergeField, MergeList
from models.domain.names import PersonName
from models.domain.occasions import Occasion
from models.domain.status import Status
from models.services.duplicates import DuplicatePair
from models.services.merging import MergeSide
from ui.colours import Tone
from ui.words.day_text import occasion_text
from ui.words.value_wording import answer_name, flag_name, kind_name, occasion_name
from ui.words.wording import counted, status_name

_CONTEXT = "Merging"
_VERY_LIKELY = 85
_LIKELY = 72
_TEXTS = {MergeList.EMAIL: "address", MergeList.WEBSITE: "url"}


def _tr(text: str) -> str:
    return QCoreApplication.translate(_CONTEXT, text)


def reason_name(reason: Reason) -> str:
    """What two contacts have in common."""
    return {
        Reason.SAME_EMAIL: _tr("same e-mail"),
        Reason.SAME_PHONE: _tr("same phone"),
        Reason.SAME_NAME: _tr("same name"),
        Reason.SIMILAR_NAME: _tr("similar name"),
        Reason.PART_OF_NAME: _tr("part of the name"),
        Reason.SAME_ADDRESS: _tr("same address"),
        Reason.SAME_TOWN: _tr("same town"),
        Reason.SAME_COMPANY: _tr("same company"),
        Reason.SAME_BIRTHDAY: _tr("same birthday"),
    }[reason]


def sureness(match: Match) -> tuple[str, Tone]:
    """How sure a match is in a word and its score, and the tone to say it in."""
    if match.is_certain:
        word, tone = _tr("Certain"), Tone.GOOD
    elif match.score >= _VERY_LIKELY:
        word, tone = _tr("Very likely"), Tone.ACCENT
    elif match.score >= _LIKELY:
        word, tone = _tr("Likely"), Tone.ACCENT
    else:
        word, tone = _tr("Possible"), Tone.NEUTRAL
    return f"{word} · {match.score}", tone


def pair_title(pair: DuplicatePair) -> str:
    """Both names, or the one that they share."""
    left, right = pair.left.name, pair.right.name
    return left if left == right else f"{left} · {right}"


def pair_detail(pair: DuplicatePair) -> str:
    """`95 · same name, same e-mail`."""
    return f"{pair.match.score} · {', '.join(map(reason_name, pair.match.reasons))}"


def side_words(side: MergeSide) -> str:
    """What hangs on a contact: `5 touches · 2 notes`."""
    words = [
        counted(side.touches, "%Ln touch", "%Ln touches") if side.touches else "",
        counted(side.notes, "%Ln note", "%Ln notes") if side.notes else "",
        counted(side.purchases, "%Ln purchase", "%Ln purchases") if side.purchases else "",
    ]
    return " · ".join(filter(None, words)) or _tr("no touches yet")


def plan_words(side: MergeSide) -> str:
    """The plan of a contact and where it is on it."""
    row = side.enrolment
    if row is None:
        return ""
    if row.step is None:
        return row.plan
    return _tr("{plan} · touch {step} of {steps}").format(plan=row.plan, step=row.step, steps=row.steps)


def field_name(field: MergeField) -> str:
    """The field as it stands before its values."""
    return {
        MergeField.NAME: _tr("Name"),
        MergeField.NICKNAME: _tr("Nickname"),
        MergeField.COMPANY: _tr("Company"),
        MergeField.JOB_TITLE: _tr("Role"),
        MergeField.STATUS: _tr("Status"),
        MergeField.BIRTHDAY: _tr("Birthday"),
        MergeField.SOURCE: _tr("Source"),
        MergeField.CAN_AFFORD: _tr("Can afford"),
        MergeField.INTERESTED: _tr("Interested"),
        MergeField.LABEL_NAME: _tr("On labels"),
    }[field]


def list_name(kind: MergeList) -> str:
    """The list as it stands before its values."""
    return {
        MergeList.PHONE: _tr("Phones"),
        MergeList.EMAIL: _tr("E-mail"),
        MergeList.ADDRESS: _tr("Addresses"),
        MergeList.WEBSITE: _tr("Websites"),
        MergeList.OCCASION: _tr("Dates"),
        MergeList.INTEREST: _tr("Interests"),
        MergeList.GROUP: _tr("Groups"),
        MergeList.FLAG: _tr("Flags"),
    }[kind]


def value_text(field: MergeField, value: Any) -> str:
    """The value of a field; empty where there is none."""
    if isinstance(value, PersonName):
        return value.full
    if isinstance(value, Occasion):
        return occasion_text(value)
    if isinstance(value, Status):
        return status_name(value)
    if field in (MergeField.CAN_AFFORD, MergeField.INTERESTED):
        return answer_name(value)
    return value or ""


def entry_text(entry: MergeEntry) -> str:
    """A value of a list, with its kind where it has one."""
    value = entry.value
    if isinstance(value, Phone):
        return f"{value.number} · {kind_name(value.kind, value.label)}"
    if isinstance(value, PostalAddress):
        return _address_text(value)
    if isinstance(value, Occasion):
        return f"{occasion_name(value.kind, value.name)}: {occasion_text(value)}"
    if isinstance(value, Flag):
        return flag_name(value)
    return str(getattr(value, _TEXTS.get(entry.kind, ""), value))


def _address_text(address: PostalAddress) -> str:
    place = " ".join(filter(None, (address.postcode, address.locality)))
    parts = (address.street, address.extended, address.po_box, place, address.region, address.country)
    return ", ".join(" ".join(part.split()) for part in parts if part)

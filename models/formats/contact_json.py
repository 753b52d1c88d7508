"""Contacts and whole books as JSON, as docs/command-line.md describes them; keys are added, never renamed."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from models.domain.contacts import ContactDraft
from models.domain.occasions import Occasion

FORMAT = "barnacle-book"
FORMAT_VERSION = 1


def contact_document(contact_id: int, uid: str, draft: ContactDraft) -> dict[str, Any]:
    """A contact as `list --json` and the export have it."""
    birthday = draft.birthday
    return {
        "id": contact_id,
        "uid": uid,
        "name": {"shown": draft.shown_name, **draft.name._asdict()},
        "company": draft.company,
        "job_title": draft.job_title,
        "status": draft.status,
        "source": draft.source,
        "can_afford": draft.can_afford,
        "interested": draft.interested,
        "label_name": draft.label_name,
        "flags": sorted(draft.flags),
        "preferred_weekday": draft.preferred_weekday,
        "phones": [asdict(phone) for phone in draft.phones],
        "emails": [asdict(email) for email in draft.emails],
        "websites": [asdict(website) for website in draft.websites],
        "addresses": [
            {**asdict(address), "returned_on": address.returned_on and address.returned_on.isoformat()}
            for address in draft.addresses
        ],
        "birthday": asdict(birthday.day) if birthday else None,
        "birthday_occasion": _occasion_document(birthday) if birthday else None,
        "occasions": [_occasion_document(occasion) for occasion in draft.occasions if occasion is not birthday],
        "interests": list(draft.interests),
        "groups": list(draft.groups),
        "notes": [{**asdict(note), "written_on": note.written_on.isoformat()} for note in draft.notes],
    }


def write_book(sections: Mapping[str, Iterable[Mapping[str, Any]]], written_at: datetime) -> Iterator[bytes]:
    """A book as one JSON object, UTF-8: `format`, `version`, `written_at`, then each section as a list.

    Each entry of a section stands on a line of its own, so that two exports can be compared.
    """
    head = {"format": FORMAT, "version": FORMAT_VERSION, "written_at": written_at.isoformat(timespec="seconds")}
    yield _encoded(head)[:-1]
    for name, entries in sections.items():
        yield b',\n"' + name.encode() + b'": ['
        separator = b"\n"
        for entry in entries:
            yield separator + _encoded(entry)
            separator = b",\n"
        yield b"\n]"
    yield b"\n}\n"


def _encoded(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")


def _occasion_document(occasion: Occasion) -> dict[str, Any]:
    document = asdict(occasion)
    return {**document.pop("day"), **document}

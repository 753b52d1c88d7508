"""The JSON documents of the command line, as docs/command-line.md describes them."""

from typing import Any

from models.domain.contacts import ContactDraft
from models.domain.due import DueItem, DueKind, reason


def contact_document(contact_id: int, uid: str, draft: ContactDraft) -> dict[str, Any]:
    """A contact of `list --json`."""
    name, birthday = draft.name, draft.birthday
    return {
        "id": contact_id,
        "uid": uid,
        "name": {
            "shown": draft.shown_name,
            "given": name.given,
            "family": name.family,
            "additional": name.additional,
            "prefix": name.prefix,
            "suffix": name.suffix,
            "nickname": name.nickname,
        },
        "company": draft.company,
        "job_title": draft.job_title,
        "status": draft.status.value,
        "source": draft.source,
        "can_afford": draft.can_afford.value,
        "interested": draft.interested.value,
        "label_name": draft.label_name,
        "flags": sorted(flag.value for flag in draft.flags),
        "phones": [{"number": p.number, "kind": p.kind.value, "label": p.label} for p in draft.phones],
        "emails": [{"address": e.address, "kind": e.kind.value, "label": e.label} for e in draft.emails],
        "websites": [{"url": w.url, "kind": w.kind.value, "label": w.label} for w in draft.websites],
        "addresses": [
            {
                "street": a.street,
                "extended": a.extended,
                "po_box": a.po_box,
                "locality": a.locality,
                "region": a.region,
                "postcode": a.postcode,
                "country": a.country,
                "kind": a.kind.value,
                "label": a.label,
            }
            for a in draft.addresses
        ],
        "birthday": _day_document(birthday.day.month, birthday.day.day, birthday.day.year) if birthday else None,
        "occasions": [
            {
                "kind": o.kind.value,
                "name": o.name,
                "recurrence": o.recurrence.value,
                "lead_days": o.lead_days,
                **_day_document(o.day.month, o.day.day, o.day.year),
            }
            for o in draft.occasions
            if o is not birthday
        ],
        "interests": list(draft.interests),
        "groups": list(draft.groups),
        "notes": [
            {"text": note.text, "written_on": note.written_on.isoformat(), "is_pinned": note.is_pinned}
            for note in draft.notes
        ],
    }


def due_document(item: DueItem) -> dict[str, Any]:
    """An item of `due --json`."""
    return {
        "kind": item.kind.value,
        "id": item.id,
        "contact_id": item.contact_id,
        "name": item.contact_name,
        "company": item.company,
        "due_on": item.due_on.isoformat(),
        "days_late": item.days_late,
        "reason": reason(item),
        "method": item.method.value if item.kind is not DueKind.OCCASION else None,
        "carries": item.carries,
        "occasion": item.title if item.kind is not DueKind.FOLLOW_UP else None,
        "falls_on": item.falls_on.isoformat() if item.falls_on else None,
        "years": item.years,
    }


def _day_document(month: int, day: int, year: int | None) -> dict[str, int | None]:
    return {"month": month, "day": day, "year": year}

"""Cards in the manner of each program that writes them: read, written, and read again, they are the same."""

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Kind, Phone
from models.domain.occasions import Occasion, OccasionKind
from models.formats.vcard import VCardVersion, read_vcards, write_vcards

TODAY = date(2026, 11, 21)
FILES = sorted((Path(__file__).parents[2] / "data" / "contacts").glob("*.vcf"))


def drafts(data: bytes) -> list[ContactDraft]:
    return [contact.draft for contact in read_vcards(io.BytesIO(data), TODAY) if contact.draft]


def one(name: str) -> ContactDraft:
    (draft,) = drafts((FILES[0].parent / name).read_bytes())
    return draft


@pytest.mark.parametrize("version", VCardVersion)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_what_was_read_is_written_and_read_the_same(path: Path, version: VCardVersion) -> None:
    read = drafts(path.read_bytes())
    written = b"".join(write_vcards(read, version))
    again = drafts(written)
    assert [replace(draft, uid="") for draft in again] == [replace(draft, uid="") for draft in read]
    lines = written.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_evolution() -> None:
    draft = one("evolution.vcf")
    assert draft.phones == (Phone("22 01 02 03", Kind.WORK), Phone("+47 900 00 001", Kind.MOBILE))
    assert draft.occasions == (
        Occasion(OccasionKind.ANNIVERSARY, CalendarDay(6, 19, 2004)),
        Occasion(OccasionKind.BIRTHDAY, CalendarDay(2, 28, 1969)),
    )
    assert "Spouse: Jonas Nilsen" in draft.notes[-1].text
    assert "X-EVOLUTION-MANAGER:Olav Berg" in draft.kept_lines


def test_kaddressbook() -> None:
    draft = one("kaddressbook.vcf")
    assert {occasion.kind for occasion in draft.occasions} == {OccasionKind.BIRTHDAY, OccasionKind.ANNIVERSARY}
    assert draft.groups == ("Chor", "Kunden")
    assert "KEY;TYPE=PGP;ENCODING=b:QUJDREVG" in draft.kept_lines


def test_thunderbirds_add_on() -> None:
    draft = one("thunderbird_addon.vcf")
    assert draft.groups == ("Clientes", "Feria", "VIP")
    assert draft.company == "Marin y Hijas"
    assert [email.address for email in draft.emails] == ["rosa@marin.example", "rosa2@marin.example"]
    assert draft.notes[0].text == "Línea uno\nLínea dos"
    assert draft.birthday is not None
    assert draft.birthday.day == CalendarDay(3, 21)


def test_lotus_notes() -> None:
    draft = one("lotus_notes.vcf")
    assert draft.shown_name == "Chidi Okafor"
    assert draft.job_title == "Manager, imports"
    assert draft.emails == (Email("chidi@okafor.example"),)
    assert draft.websites[0].url == "http://okafor.example"
    assert draft.websites[0].kind is Kind.WORK


def test_outlook() -> None:
    draft = one("outlook_3.vcf")
    assert draft.company == "Hart Dental, Cardiff"
    assert [str(occasion.day) for occasion in draft.occasions] == ["2011-04-02", "1979-05-12"]
    assert "Spouse: Evan Hart" in draft.notes[-1].text
    assert draft.addresses[0].locality == "Cardiff"


def test_the_macs_address_book() -> None:
    draft = one("mac_address_book.vcf")
    assert draft.emails[0].label == "Shop"
    assert draft.birthday is not None
    assert draft.birthday.day == CalendarDay(12, 24)
    assert draft.websites[0].url == "https://sato.example"
    assert draft.notes[0].text == 'Line one\nLine "two"'
    assert draft.notes[-1].text == "Spouse: Hana Sato\nAssistant: Ken Ito"


def test_old_phones() -> None:
    draft = one("blackberry_2_1.vcf")
    assert draft.shown_name == "Amélie Dupré"
    assert draft.birthday is not None
    assert draft.birthday.day == CalendarDay(2, 29, 1984)
    assert "X-WTF:kept" in draft.kept_lines

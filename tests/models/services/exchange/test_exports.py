"""Writing files of contacts: whole or not at all, and readable again."""

import errno
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Phone
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.segments import ContactQuery
from models.domain.touches import FollowUpDraft, PurchaseDraft, TouchDraft
from models.errors import InputError, JobCancelledError, MachineError
from models.services.exchange.exports import ExportOptions, SheetLayout
from models.whole_files import written_whole

DATA = sorted((Path(__file__).parents[3] / "data" / "contacts").iterdir())
EVERYONE = ContactQuery()


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    context = Context.open(tmp_path / "book.db", Clock())
    yield context
    context.close()


class Impatient:
    """An owner who cancels at once."""

    def report(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - as the protocol has it
        raise JobCancelledError


def by_uid(context: Context) -> dict[str, ContactDraft]:
    found = context.contacts.list_drafts(context.lists.ids(EVERYONE))
    return {uid: draft for _, uid, draft in found}


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("all.vcf", ExportOptions()),
        ("all.vcf", ExportOptions(is_vcard_4=True)),
        ("all.CSV", ExportOptions()),
        ("all.csv", ExportOptions(guards_formulas=False)),
    ],
)
def test_everyone_comes_back_in_another_book(
    context: Context, tmp_path: Path, name: str, options: ExportOptions
) -> None:
    context.imports.run(DATA)
    assert context.exports.write(tmp_path / name, EVERYONE, options=options) == 24
    other = Context.open(tmp_path / "other.db", Clock())
    report = other.imports.run([tmp_path / name])
    assert report.problem_count == 0
    assert by_uid(other) == by_uid(context)
    other.close()


def test_only_the_selection_is_written(context: Context, tmp_path: Path) -> None:
    ids = [context.contacts.add(ContactDraft(company=name)) for name in ("Acme", "Bolt", "Core")]
    assert context.exports.write(tmp_path / "two.vcf", ids[1:]) == 2
    assert b"Acme" not in (tmp_path / "two.vcf").read_bytes()


def test_only_what_a_search_finds_is_written(context: Context, tmp_path: Path) -> None:
    for name in ("Acme", "Bolt"):
        context.contacts.add(ContactDraft(company=name))
    assert context.exports.write(tmp_path / "one.csv", ContactQuery(text="bol")) == 1


def test_a_calendar_has_occasions_and_follow_ups(context: Context, tmp_path: Path) -> None:
    birthday = Occasion(OccasionKind.BIRTHDAY, CalendarDay(3, 14))
    draft = ContactDraft(PersonName("Ann", "Lee"), phones=(Phone("1"),), occasions=(birthday,))
    context.contacts.add(draft, FollowUpDraft(date(2027, 1, 5), purpose="Offer"))
    context.exports.write(tmp_path / "days.ics", EVERYONE)
    text = (tmp_path / "days.ics").read_text("utf-8")
    assert text.count("BEGIN:VEVENT") == 2
    assert "SUMMARY:Ann Lee: Offer" in text


def test_another_suffix_is_refused(context: Context, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"must end in \.vcf, \.csv, \.ics or \.json"):
        context.exports.write(tmp_path / "all.xlsx", EVERYONE)


def test_a_cancelled_export_leaves_the_old_file(context: Context, tmp_path: Path) -> None:
    context.contacts.add(ContactDraft(company="Acme"))
    path = tmp_path / "all.vcf"
    path.write_text("old")
    with pytest.raises(JobCancelledError):
        context.exports.write(path, EVERYONE, Impatient())
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir() if "all" in p.name] == ["all.vcf"]


def test_a_missing_folder_is_one_sentence(context: Context, tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"There is no folder .*nowhere; all\.vcf was not written\."):
        context.exports.write(tmp_path / "nowhere" / "all.vcf", EVERYONE)


def write_on_a_full_disk(path: Path) -> None:
    with written_whole(path) as file:
        file.write(b"new")
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "all.vcf"
    path.write_text("old")
    with pytest.raises(MachineError, match=r"The disk is full; all\.vcf was not written\."):
        write_on_a_full_disk(path)
    assert [(p.name, p.read_text()) for p in tmp_path.iterdir()] == [("all.vcf", "old")]


def book_of(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text("utf-8")))


def test_the_whole_book_as_json_holds_everything(context: Context, tmp_path: Path) -> None:
    tom = context.contacts.add(ContactDraft(PersonName("Tom", "Harris"), kept_lines=("X-SKYPE:tom",)))
    context.enrolments.enrol(tom, context.plans.list_all()[0].id)
    context.follow_ups.log_touch([tom], TouchDraft(date(2026, 11, 21), note="Met"), purchase=PurchaseDraft("Manual"))
    context.contacts.trash([context.contacts.add(ContactDraft(PersonName("Ann")))])
    context.segments.save("Toms", ContactQuery("tom"))
    assert context.exports.write(tmp_path / "book.json", EVERYONE) == 2
    book = book_of(tmp_path / "book.json")
    assert (book["format"], book["version"]) == ("barnacle-book", 1)
    assert list(book)[3:] == ["contacts", "plans", "lists", "days_off", "households", "mailings", "settings"]
    person, trashed = book["contacts"]
    assert (person["name"]["shown"], person["kept_lines"], person["trashed_at"]) == (
        "Tom Harris",
        ["X-SKYPE:tom"],
        None,
    )
    assert [touch["note"] for touch in person["touches"]] == ["Met"]
    assert [purchase["what"] for purchase in person["purchases"]] == ["Manual"]
    assert person["enrolments"][0]["plan"] == context.plans.list_all()[0].plan.name
    assert trashed["trashed_at"] is not None
    assert [entry["name"] for entry in book["lists"]] == ["Toms"]


def test_json_of_a_selection_holds_its_contacts_alone(context: Context, tmp_path: Path) -> None:
    tom = context.contacts.add(ContactDraft(PersonName("Tom", "Harris")))
    context.contacts.add(ContactDraft(PersonName("Ann")))
    assert context.exports.write(tmp_path / "some.json", [tom]) == 1
    book = book_of(tmp_path / "some.json")
    assert [contact["id"] for contact in book["contacts"]] == [tom]
    assert "plans" not in book


def test_two_exports_of_one_book_are_the_same(tmp_path: Path) -> None:
    context = Context.open(tmp_path / "book.db", Clock.on(date(2026, 11, 21)))
    context.imports.run(DATA)
    texts = []
    for name in ("a.json", "b.json"):
        context.exports.write(tmp_path / name, EVERYONE)
        texts.append((tmp_path / name).read_text("utf-8").splitlines()[1:])
    assert texts[0] == texts[1]
    context.close()


@pytest.mark.parametrize("layout", [SheetLayout.GOOGLE, SheetLayout.OUTLOOK])
def test_other_layouts_come_back_with_everybody(context: Context, tmp_path: Path, layout: SheetLayout) -> None:
    context.imports.run(DATA)
    context.exports.write(tmp_path / "all.csv", EVERYONE, options=ExportOptions(layout=layout))
    other = Context.open(tmp_path / "other.db", Clock())
    assert other.imports.run([tmp_path / "all.csv"]).read == 24
    other.close()

"""An import adds to who is in the book, gives the new ones what was chosen, and can be taken back as a whole."""

from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, Email, Phone
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.errors import ConflictError, InputError
from models.services.exchange.import_choices import ConflictChoice, ImportChoices
from models.services.exchange.import_reports import Verdict
from models.services.exchange.import_reverts import ImportState
from models.services.safety.book_checks import check

ANN = ContactDraft(PersonName("Ann", "Lee"), company="Acme", emails=(Email("ann@example.com"),))
FILE = (
    "Name,Email,Company,Mobile,City,Interests\n"
    "Ann Lee,ann@example.com,Acme,07700 900123,Leeds,golf\n"
    "Bob Ray,bob@example.com,,,York,\n"
)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "people.csv"
    path.write_text(FILE, "utf-8")
    return path


def whole_book(context: Context) -> list[tuple[int, ContactDraft]]:
    return [(i, draft) for i, _, draft in context.contacts.list_drafts(context.lists.ids(ContactQuery()))]


def only_import(context: Context) -> int:
    (row,) = context.import_reverts.list_all()
    return row.id


def test_new_details_come_to_who_is_in_the_book(context: Context, people: Path) -> None:
    ann = context.contacts.add(ANN)
    report = context.imports.run([people])
    assert (report.added, report.changed, report.counts[Verdict.UPDATE]) == (1, 1, 1)
    draft = context.contacts.get(ann).draft
    assert [phone.number for phone in draft.phones] == ["07700 900123"]
    assert (draft.addresses[0].locality, draft.interests) == ("Leeds", ("golf",))
    assert context.lists.count(ContactQuery("leeds")) == 1
    assert check(context.book).problems == ()


def test_the_same_file_again_adds_nothing(context: Context, people: Path) -> None:
    context.contacts.add(ANN)
    context.imports.run([people])
    before = whole_book(context)
    report = context.imports.run([people])
    assert (report.is_empty, report.counts[Verdict.SAME]) == (True, 2)
    assert whole_book(context) == before
    assert len(context.import_reverts.list_all()) == 1


def test_a_preview_says_what_an_update_adds(context: Context, people: Path) -> None:
    context.contacts.add(ANN)
    row = context.imports.preview([people]).rows[0]
    assert row.verdict is Verdict.UPDATE
    assert row.reasons == ("Adds phone 07700 900123, address Leeds, interest golf",)


@pytest.mark.parametrize(
    ("choice", "company", "has_phone"),
    [
        (ConflictChoice.KEEP, "Bolt", True),
        (ConflictChoice.TAKE, "Acme", True),
        (ConflictChoice.LEAVE, "Bolt", False),
    ],
)
def test_where_book_and_file_differ_the_owner_decides(
    context: Context, people: Path, choice: ConflictChoice, company: str, *, has_phone: bool
) -> None:
    ann = context.contacts.add(ContactDraft(ANN.name, company="Bolt", emails=ANN.emails))
    report = context.imports.run([people], choices=ImportChoices(conflicts=choice))
    draft = context.contacts.get(ann).draft
    assert report.counts[Verdict.CONFLICT] == 1
    assert (draft.company, bool(draft.phones)) == (company, has_phone)


def test_one_of_two_who_fit_is_never_guessed(context: Context, people: Path) -> None:
    for _ in range(2):
        context.contacts.add(ANN)
    before = whole_book(context)
    report = context.imports.run([people])
    assert (report.counts[Verdict.CONFLICT], report.failed) == (1, ((people, 2),))
    assert whole_book(context)[:2] == before


def test_a_person_in_two_files_of_one_import_comes_in_once_with_all(context: Context, people: Path) -> None:
    card = people.with_name("phone.vcf")
    card.write_text("BEGIN:VCARD\nFN:Ann Lee\nEMAIL:ann@example.com\nTEL:020 7946 0001\nEND:VCARD\n")
    for report in (
        context.imports.preview([card, people]).report,
        context.imports.run([card, people]),
    ):
        assert (report.added, report.changed) == (2, 1)
    draft = whole_book(context)[0][1]
    assert [phone.number for phone in draft.phones] == ["020 7946 0001", "07700 900123"]


def test_new_ones_get_what_was_chosen_for_all(context: Context, people: Path) -> None:
    ann = context.contacts.add(ANN)
    plan_id = context.plans.list_all()[0].id
    choices = ImportChoices(status=Status.PROSPECT, source="fair", group="Fair 2026", plan_id=plan_id)
    report = context.imports.run([people], choices=choices)
    (bob,) = report.contact_ids
    draft = context.contacts.get(bob).draft
    assert (draft.status, draft.source, draft.groups) == (Status.PROSPECT, "fair", ("Fair 2026",))
    assert report.enrolled == 1
    assert context.enrolments.find(bob) is not None
    assert context.enrolments.find(ann) is None
    assert context.contacts.get(ann).draft.source == ""


def test_without_a_plan_nobody_is_put_on_one(context: Context, people: Path) -> None:
    report = context.imports.run([people])
    assert [context.enrolments.find(contact_id) for contact_id in report.contact_ids] == [None, None]


def test_an_unknown_country_is_told(context: Context, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("Name,City,Country\nAnn Lee,Köln,Grmany\nBob Ray,Köln,Germany\n", "utf-8")
    report = context.imports.run([path])
    assert [(problem.line, problem.text) for problem in report.problems] == [(2, "Grmany")]


def test_an_import_with_updates_is_undone_and_done_again(context: Context, people: Path) -> None:
    context.contacts.add(ANN)
    before = whole_book(context)
    context.imports.run([people])
    after = whole_book(context)
    context.history.undo()
    assert whole_book(context) == before
    assert context.import_reverts.list_all()[0].state is ImportState.UNDONE
    context.history.redo()
    assert whole_book(context) == after
    assert check(context.book).problems == ()


def test_an_import_is_taken_back_later_with_its_updates(context: Context, people: Path) -> None:
    context.contacts.add(ANN)
    plan_id = context.plans.list_all()[0].id
    before = whole_book(context)
    context.imports.run([people], choices=ImportChoices(plan_id=plan_id))
    context.contacts.add(ContactDraft(company="Zeta"))
    report = context.import_reverts.revert(only_import(context))
    assert (report.removed, report.left) == (1, ())
    assert whole_book(context)[:1] == before
    assert context.import_reverts.list_all()[0].state is ImportState.REVERTED
    assert context.lists.count(ContactQuery("leeds")) == 0
    assert check(context.book).problems == ()


def test_taking_back_can_be_undone(context: Context, people: Path) -> None:
    context.contacts.add(ANN)
    context.imports.run([people])
    after = whole_book(context)
    context.import_reverts.revert(only_import(context))
    context.history.undo()
    assert whole_book(context) == after
    assert context.import_reverts.list_all()[0].state is ImportState.STANDING
    assert check(context.book).problems == ()


def test_who_was_changed_since_is_named_and_nothing_is_taken_back(context: Context, people: Path) -> None:
    (_, bob) = context.imports.run([people]).contact_ids
    draft = context.contacts.get(bob).draft
    context.contacts.edit(bob, draft, ContactDraft(draft.name, phones=(Phone("1"),), emails=draft.emails))
    before = whole_book(context)
    with pytest.raises(ConflictError, match=r"Changed since the import: Bob Ray\. Nothing"):
        context.import_reverts.revert(only_import(context))
    assert whole_book(context) == before


def test_the_rest_can_be_taken_back_without_those_that_were_changed(context: Context, people: Path) -> None:
    (_, bob) = context.imports.run([people]).contact_ids
    plan_id = context.plans.list_all()[0].id
    context.enrolments.enrol_many([bob], plan_id)
    report = context.import_reverts.revert(only_import(context), leaves_edited=True)
    assert (report.removed, [contact.name for contact in report.left]) == (1, ["Bob Ray"])
    assert [i for i, _ in whole_book(context)] == [bob]
    assert check(context.book).problems == ()


def test_a_change_that_was_undone_does_not_count(context: Context, people: Path) -> None:
    (_, bob) = context.imports.run([people]).contact_ids
    context.contacts.trash([bob])
    context.history.undo()
    assert context.import_reverts.list_edited(only_import(context)) == []


def test_an_import_is_taken_back_once(context: Context, people: Path) -> None:
    context.imports.run([people])
    context.import_reverts.revert(only_import(context))
    with pytest.raises(InputError, match="taken back"):
        context.import_reverts.revert(only_import(context))


def test_rows_that_failed_are_written_in_the_layout_of_their_file(context: Context, tmp_path: Path) -> None:
    path, failed = tmp_path / "a.csv", tmp_path / "failed.csv"
    path.write_bytes(b'Name;City;UID\nAnn Lee;York;\n"Bob\nRay";York;\n;;u-1\n')
    report = context.imports.run([path])
    assert report.unreadable == 1
    assert context.imports.write_failed(report, failed) == 1
    assert failed.read_text("utf-8").splitlines() == ["Name;City;UID", ";;u-1"]


def test_cards_that_failed_are_written_as_they_stand(context: Context, tmp_path: Path) -> None:
    path, failed = tmp_path / "a.vcf", tmp_path / "failed.vcf"
    path.write_bytes(b"BEGIN:VCARD\nFN:Ann\nEND:VCARD\nBEGIN:VCARD\nX-QQ:1\nEND:VCARD\n")
    report = context.imports.run([path])
    assert context.imports.write_failed(report, failed) == 1
    assert failed.read_bytes() == b"BEGIN:VCARD\r\nX-QQ:1\nEND:VCARD\r\n"


def test_a_photo_comes_in_stays_with_the_contact_and_goes_out_again(context: Context, tmp_path: Path) -> None:
    source = Path(__file__).parents[3] / "data" / "contacts" / "iphone.vcf"
    (contact_id,) = context.imports.run([source]).contact_ids
    photo = context.contacts.get(contact_id).draft.photo
    assert photo is not None
    context.exports.write(tmp_path / "out.vcf", [contact_id])
    context.history.undo()
    (again,) = context.imports.run([tmp_path / "out.vcf"]).contact_ids
    assert context.contacts.get(again).draft.photo == photo


def test_a_photo_comes_to_who_has_none(context: Context, tmp_path: Path) -> None:
    source = Path(__file__).parents[3] / "data" / "contacts" / "iphone.vcf"
    without = tmp_path / "without.vcf"
    lines = source.read_bytes().split(b"PHOTO")[0]
    without.write_bytes(lines + b"END:VCARD\r\n")
    (contact_id,) = context.imports.run([without]).contact_ids
    assert context.imports.preview([source]).rows[0].reasons == ("Adds photo",)
    context.imports.run([source])
    assert context.contacts.get(contact_id).draft.photo is not None
    assert context.imports.run([source]).is_empty


def test_who_only_resembles_somebody_is_new_and_the_resemblance_is_told(context: Context, tmp_path: Path) -> None:
    context.contacts.add(ANN)
    path = tmp_path / "a.csv"
    path.write_text("Name,Email\nAnn Leee,ann@example.com\nKim Poe,kim@poe.example\n", "utf-8")
    rows = context.imports.preview([path]).rows
    assert [row.verdict for row in rows] == [Verdict.NEW, Verdict.NEW]
    assert [row.reasons for row in rows] == [("Resembles Ann Lee in the book: same e-mail, similar name",), ()]
    assert context.imports.run([path]).added == 2


def test_household_mates_with_one_number_are_two_people(context: Context, tmp_path: Path) -> None:
    context.contacts.add(ContactDraft(PersonName("Ann", "Lee"), phones=(Phone("020 7946 0001"),)))
    path = tmp_path / "a.csv"
    path.write_text("Name,Phone\nBob Lee,020 7946 0001\n", "utf-8")
    (row,) = context.imports.preview([path]).rows
    assert (row.verdict, row.reasons) == (Verdict.NEW, ())


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", "Name,City\nZoë Lee,Łódź\n"), ("a.vcf", "BEGIN:VCARD\nFN:Łódź\nEND:VCARD\n")]
)
def test_an_old_file_is_read_in_the_encoding_of_the_country(tmp_path: Path, name: str, text: str) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode("cp1250"))
    context = Context.open(tmp_path / "polish.db", Clock(), "PL")
    report = context.imports.run([path])
    assert report.added == 1
    assert "Central European (Windows-1250)" in report.problems[0].reason
    assert context.lists.count(ContactQuery("lodz")) == 1
    context.close()


def test_an_import_that_brings_a_new_interest_after_a_known_one_is_undone(context: Context, tmp_path: Path) -> None:
    context.contacts.add(ContactDraft(PersonName("Ann"), interests=("golf",)))
    before = whole_book(context)
    file = tmp_path / "interests.csv"
    # What is known of Bob is written before the second line is held against it.
    rows = ("Bob Ray,b@example.com,golf", "Bob Rae,b@example.com,golf", "Cid Fox,c@example.com,sky")
    file.write_text("\n".join(("Name,Email,Interests", *rows)), "utf-8")
    context.imports.run([file])
    context.history.undo()
    assert (whole_book(context), check(context.book).problems) == (before, ())
    context.history.redo()
    assert context.lists.count(ContactQuery("sky")) == 1

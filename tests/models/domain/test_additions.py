"""What a file adds to a contact of the book: new details come to it, and nothing is written over."""

from dataclasses import replace
from datetime import date

from hypothesis import given

from models.domain.additions import add_to
from models.domain.calendar_days import CalendarDay
from models.domain.contacts import ContactDraft, Email, Flag, Note, Phone, PostalAddress
from models.domain.names import PersonName
from models.domain.occasions import Occasion, OccasionKind
from models.domain.status import Status
from tests.strategies import drafts

DAY = date(2026, 11, 21)
ANN = ContactDraft(PersonName("Ann", "Lee"), phones=(Phone("020 7946 0001"),), emails=(Email("ann@example.com"),))


def birthday(year: int | None, month: int = 3, day: int = 14) -> Occasion:
    return Occasion(OccasionKind.BIRTHDAY, CalendarDay(month, day, year))


@given(drafts)
def test_a_contact_adds_nothing_to_itself(draft: ContactDraft) -> None:
    additions = add_to(draft, draft)
    assert (additions.draft, additions.added, additions.disagreements) == (draft, (), ())


@given(drafts, drafts)
def test_what_was_added_once_is_not_added_again(ours: ContactDraft, theirs: ContactDraft) -> None:
    once = add_to(ours, theirs)
    again = add_to(once.draft, theirs)
    assert (again.draft, again.added) == (once.draft, ())
    assert again.disagreements == once.disagreements


@given(drafts, drafts)
def test_nothing_of_the_book_is_lost(ours: ContactDraft, theirs: ContactDraft) -> None:
    kept = add_to(ours, theirs).draft
    for part in ("phones", "emails", "websites", "interests", "groups", "notes", "kept_lines"):
        assert getattr(kept, part)[: len(getattr(ours, part))] == getattr(ours, part)
    assert kept.flags >= ours.flags
    for part in ("company", "job_title", "label_name", "source"):
        assert getattr(ours, part) in ("", getattr(kept, part))


def test_new_numbers_and_addresses_come_to_those_that_are_there() -> None:
    theirs = replace(ANN, phones=(Phone("+44 20 7946 0001"), Phone("07700 900123")), emails=(Email("ANN@example.com"),))
    additions = add_to(ANN, theirs)
    assert additions.draft.phones == (Phone("020 7946 0001"), Phone("07700 900123"))
    assert additions.draft.emails == ANN.emails
    assert additions.added == ("phone 07700 900123",)


def test_empty_fields_are_filled() -> None:
    theirs = ContactDraft(PersonName("Ann", "Lee", prefix="Dr."), company="Acme", status=Status.CUSTOMER)
    additions = add_to(ANN, theirs)
    assert additions.draft == replace(ANN, name=theirs.name, company="Acme", status=Status.CUSTOMER)
    assert additions.disagreements == ()


def test_two_companies_disagree_and_the_books_stays() -> None:
    ours, theirs = replace(ANN, company="Acme"), replace(ANN, company="Bolt")
    additions = add_to(ours, theirs)
    assert additions.draft == ours
    assert additions.taken == theirs
    assert [str(d) for d in additions.disagreements] == ["company: the book has “Acme”, the file “Bolt”"]


def test_a_year_comes_to_a_birthday_without_one() -> None:
    additions = add_to(replace(ANN, occasions=(birthday(None),)), replace(ANN, occasions=(birthday(1970),)))
    assert additions.draft.occasions == (birthday(1970),)


def test_another_birthday_disagrees() -> None:
    ours, theirs = replace(ANN, occasions=(birthday(1970),)), replace(ANN, occasions=(birthday(1971),))
    additions = add_to(ours, theirs)
    assert (additions.draft, additions.taken) == (ours, theirs)
    assert additions.disagreements[0].what == "birthday"


def test_an_address_gets_the_parts_that_it_lacks_and_another_place_is_another_address() -> None:
    home = PostalAddress(street="12 Mill Lane", locality="Leeds", postcode="LS1 4AB")
    full = replace(home, country="United Kingdom")
    work = PostalAddress(street="1 High Street", locality="York", postcode="YO1 7AA")
    additions = add_to(replace(ANN, addresses=(home,)), replace(ANN, addresses=(full, work)))
    assert additions.draft.addresses == (full, work)


def test_a_note_of_another_day_is_the_same_note() -> None:
    ours = replace(ANN, notes=(Note("likes golf", date(2020, 1, 1)),))
    additions = add_to(ours, replace(ANN, notes=(Note("likes  golf", DAY), Note("has a boat", DAY))))
    assert additions.draft.notes == (*ours.notes, Note("has a boat", DAY))


def test_kept_lines_of_another_file_do_not_get_into_each_others_groups() -> None:
    ours = replace(ANN, kept_lines=("item1.X-FOO:1", "item1.X-ABLabel:one"))
    additions = add_to(ours, replace(ANN, kept_lines=("item1.X-BAR:2", "item1.X-ABLabel:two")))
    assert additions.draft.kept_lines[2:] == ("item1x2.X-BAR:2", "item1x2.X-ABLabel:two")


def test_flags_come_together() -> None:
    additions = add_to(replace(ANN, flags=frozenset({Flag.NO_MAIL})), replace(ANN, flags=frozenset({Flag.NO_CALL})))
    assert additions.draft.flags == {Flag.NO_MAIL, Flag.NO_CALL}


def test_a_company_that_comes_along_is_no_other_name() -> None:
    theirs = ContactDraft(PersonName("Maple"), company="Maple Ltd", emails=ANN.emails)
    once = add_to(ANN, theirs)
    assert (once.disagreements, add_to(once.draft, theirs).disagreements) == ((), ())


def test_an_occasion_is_known_by_its_name_whatever_kind_the_file_takes_it_for() -> None:
    day = CalendarDay(6, 1, 2026)
    ours = replace(ANN, occasions=(Occasion(OccasionKind.RENEWAL, day, "Contract"),))
    theirs = replace(ANN, occasions=(Occasion(OccasionKind.OTHER, day, "contract"),))
    assert add_to(ours, theirs).added == ()

"""Bringing in files: everyone once, all or nothing, and one step to take it back."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest

from models.clock import Clock
from models.context import Context
from models.domain.contacts import ContactDraft, Email, Note, Phone
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from models.errors import InputError, JobCancelledError, UnreadableFileError
from models.services.exchange.import_reports import Verdict
from models.services.safety.book_checks import check

DATA = sorted((Path(__file__).parents[3] / "data" / "contacts").iterdir())


@pytest.fixture
def context(tmp_path: Path) -> Iterator[Context]:
    context = Context.open(tmp_path / "book.db", Clock())
    yield context
    context.close()


@pytest.fixture
def write(tmp_path: Path) -> "Writer":
    return Writer(tmp_path)


class Writer:
    """Writes files to import."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, name: str, text: str) -> Path:
        path = self._folder / name
        path.write_text(text, "utf-8")
        return path


class StopAt:
    """An owner who cancels when so many bytes were read."""

    def __init__(self, done: int) -> None:
        self._done = done

    def report(self, done: int, total: int, what: str = "") -> None:  # noqa: ARG002 - as the protocol has it
        if done >= self._done:
            raise JobCancelledError


def names(context: Context) -> list[str]:
    ids = context.lists.ids(ContactQuery())
    return [row.name for row in context.lists.rows(ids)]


def drafts(context: Context) -> list[ContactDraft]:
    return [draft for _, _, draft in context.contacts.list_drafts(context.lists.ids(ContactQuery()))]


def test_files_of_every_kind_come_in_together(context: Context) -> None:
    report = context.imports.run(DATA)
    assert (report.read, report.added, report.unreadable) == (24, 24, 0)
    assert len(names(context)) == 24
    assert check(context.book).problems == ()


def test_a_second_time_nothing_is_added(context: Context) -> None:
    context.imports.run(DATA)
    report = context.imports.run(DATA)
    assert (report.added, report.counts[Verdict.SAME]) == (0, 24)


def test_the_same_file_twice_in_one_import_comes_in_once(context: Context, write: Writer) -> None:
    path = write("a.csv", "Name,Phone\nAnn Lee,1\nBob Ray,\n")
    report = context.imports.run([path, path])
    assert (report.added, report.counts[Verdict.SAME]) == (2, 2)


def test_two_of_one_name_and_number_in_a_file_are_two_people_where_anything_differs(
    context: Context, write: Writer
) -> None:
    path = write("a.csv", "Name,Phone,Email\nAnn Lee,1,ann@a.example\nAnn Lee,1,lee@a.example\n")
    assert context.imports.run([path]).added == 2
    assert context.imports.run([path]).counts[Verdict.SAME] == 2


def test_a_row_that_stands_in_a_file_twice_comes_in_once_and_is_told(context: Context, write: Writer) -> None:
    preview = context.imports.preview([write("a.csv", "Name,Phone\nAnn Lee,1\nBob Ray,\nAnn Lee,1\n")])
    assert [row.verdict for row in preview.rows] == [Verdict.NEW, Verdict.NEW, Verdict.SAME]
    assert preview.rows[2].reasons == ("The same stands in line 2 of this file",)


def test_a_number_in_another_spelling_is_the_same(context: Context, write: Writer) -> None:
    context.contacts.add(ContactDraft(PersonName("Zoë", "Lee"), phones=(Phone("+44 20 7946 0001"),)))
    assert context.imports.run([write("a.csv", "Name,Phone\nZoe Lee,020 7946 0001\n")]).counts[Verdict.SAME] == 1


def test_someone_in_the_trash_stays_there_and_is_told(context: Context, write: Writer) -> None:
    card = write("a.vcf", "BEGIN:VCARD\nVERSION:3.0\nUID:u-1\nFN:Ann Lee\nEND:VCARD\n")
    context.imports.run([card])
    context.contacts.trash(list(context.lists.ids(ContactQuery())))
    report = context.imports.run([card])
    assert (report.added, report.counts[Verdict.TRASHED]) == (0, 1)


def test_two_cards_with_one_uid_come_in_once(context: Context, write: Writer) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:u-1\nFN:Ann Lee\nEND:VCARD\n"
    report = context.imports.run([write("a.vcf", card * 2)])
    assert (report.added, report.counts[Verdict.SAME]) == (1, 1)


def test_an_import_is_one_step_to_undo_and_redo(context: Context, write: Writer) -> None:
    context.contacts.add(ContactDraft(company="Acme", interests=("golf",)))
    context.imports.run([write("people.csv", "Name,Interests\nAnn Lee,Golf\nBob Ray,chess\n")])
    assert context.history.undo() == "Import people.csv"
    assert names(context) == ["Acme"]
    context.history.redo()
    assert names(context) == ["Acme", "Ann Lee", "Bob Ray"]
    assert check(context.book).problems == ()


def test_who_came_in_is_found_by_search(context: Context, write: Writer) -> None:
    context.imports.run([write("a.csv", "Name,City,Notes\nAnn Lee,Łódź,likes sailing\n")])
    assert context.lists.count(ContactQuery(text="lodz sail")) == 1


def test_an_interest_that_is_in_the_book_is_not_made_again(context: Context, write: Writer) -> None:
    context.contacts.add(ContactDraft(company="Acme", interests=("golf",)))
    context.imports.run([write("a.csv", "Name,Interests\nAnn Lee,Golf\n")])
    assert drafts(context)[1].interests == ("golf",)


def test_notes_of_one_day_keep_their_order(context: Context, write: Writer) -> None:
    context.imports.run([write("a.vcf", "BEGIN:VCARD\nFN:Ann Lee\nNOTE:one\nNOTE:two\nEND:VCARD\n")])
    today = context.clock.today()
    assert drafts(context)[0].notes == (Note("one", today), Note("two", today))


def test_a_cancelled_import_leaves_nothing(context: Context, write: Writer) -> None:
    before = check(context.book).rows
    path = write("a.csv", "Name\n" + "".join(f"Ann {number}\n" for number in range(60_000)))
    with pytest.raises(JobCancelledError):
        context.imports.run([path], StopAt(path.stat().st_size // 2))
    assert names(context) == []
    assert context.history.undo_name is None
    assert check(context.book).rows == before


def test_one_unreadable_file_keeps_all_out(context: Context, write: Writer) -> None:
    good = write("a.csv", "Name\nAnn Lee\n")
    with pytest.raises(UnreadableFileError, match=r"b\.csv: .* column names"):
        context.imports.run([good, write("b.csv", "nothing here\n")])
    assert names(context) == []


def test_a_missing_file_is_the_owners_matter(context: Context, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"There is no file .*nowhere\.csv"):
        context.imports.run([tmp_path / "nowhere.csv"])


def test_a_calendar_is_told_from_a_list_of_people(context: Context, write: Writer) -> None:
    with pytest.raises(UnreadableFileError, match="calendar"):
        context.imports.run([write("a.csv", "BEGIN:VCALENDAR\nEND:VCALENDAR\n")])


def test_the_content_counts_and_not_the_name(context: Context, write: Writer) -> None:
    report = context.imports.run([write("a.csv", "BEGIN:VCARD\nFN:Ann Lee\nEND:VCARD\n")])
    assert report.files[0].layout == "vCard"


def test_a_trial_says_the_same_and_changes_nothing(context: Context) -> None:
    trial = context.imports.run(DATA, dry_run=True)
    assert names(context) == []
    report = context.imports.run(DATA)
    assert (trial.read, trial.added, trial.problems) == (report.read, report.added, report.problems)


def test_a_preview_tells_of_each_row_what_becomes_of_it(context: Context, write: Writer) -> None:
    context.contacts.add(ContactDraft(PersonName("Ann", "Lee"), emails=(Email("ann@example.com"),)))
    cards = (
        "BEGIN:VCARD\nFN:Ann Lee\nEMAIL:Ann@example.com\nEND:VCARD\n"
        "BEGIN:VCARD\nFN:Bob Ray\nBDAY:1981-02-30\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n"
    )
    preview = context.imports.preview([write("a.vcf", cards)])
    assert [(row.line, row.verdict) for row in preview.rows] == [
        (1, Verdict.SAME),
        (5, Verdict.NEW),
        (9, Verdict.UNREADABLE),
    ]
    assert preview.rows[1].reasons == ("BDAY is a day that does not exist: BDAY:1981-02-30",)
    assert (preview.report.added, preview.report.counts[Verdict.SAME], preview.report.unreadable) == (1, 1, 1)


def test_a_problem_names_file_line_and_text(context: Context, write: Writer) -> None:
    path = write("a.csv", "Name,Birthday\nAnn Lee,3/4/1980\n")
    problem = context.imports.run([path]).problems[0]
    assert str(problem) == f"{path}:2: Birthday can be read as two different days; it was put into a note: 3/4/1980"


def test_an_import_runs_in_a_thread_with_a_connection_of_its_own(context: Context, write: Writer) -> None:
    path = write("a.csv", "Name\nAnn Lee\n")
    heard: list[str] = []
    context.subscribe(lambda changes: heard.append(changes.name))

    def work() -> None:
        with context.book.connection():
            context.imports.run([path])

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert names(context) == ["Ann Lee"]
    assert heard == ["Import a.csv"]

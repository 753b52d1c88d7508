"""The list model against a source that counts what it is asked."""

from array import array
from collections.abc import Sequence

import pytest
from PySide6.QtCore import QCoreApplication, Qt

from models.domain.segments import ContactQuery
from models.domain.status import Status
from models.services.lists import ContactRow
from ui.item_models.contact_list_model import ContactListModel


class CountingSource:
    """Contacts 1 to `count`; a query's text leaves those out whose number does not begin with it."""

    def __init__(self, count: int) -> None:
        self.everyone = list(range(1, count + 1))
        self.rows_read: list[int] = []
        self.whole_reads = 0

    def first_ids(self, query: ContactQuery, limit: int) -> list[int]:
        return self._found(query)[:limit]

    def ids(self, query: ContactQuery) -> "array[int]":
        self.whole_reads += 1
        return array("q", self._found(query))

    def rows(self, contact_ids: Sequence[int]) -> list[ContactRow]:
        self.rows_read += contact_ids
        return [_row(number) for number in contact_ids if number in self.everyone]

    def _found(self, query: ContactQuery) -> list[int]:
        return [number for number in self.everyone if str(number).startswith(query.text)]


def _row(number: int) -> ContactRow:
    return ContactRow(number, f"Person {number}", "Firm", "Leeds", "P", Status.LEAD, None, is_live=True)


@pytest.fixture
def source() -> CountingSource:
    return CountingSource(1_000)


@pytest.fixture
def model(source: CountingSource, qapp: QCoreApplication) -> ContactListModel:
    made = ContactListModel(source)
    made.show_query(ContactQuery())
    return made


def test_the_first_contacts_are_there_at_once(source: CountingSource, qapp: QCoreApplication) -> None:
    model = ContactListModel(source)
    model.show_query(ContactQuery())
    assert model.rowCount() == 50
    assert source.whole_reads == 0


def test_the_rest_comes_when_the_window_is_idle(model: ContactListModel) -> None:
    QCoreApplication.processEvents()
    assert model.rowCount() == 1_000
    assert model.is_complete()


def test_a_short_list_is_complete_at_once(model: ContactListModel) -> None:
    model.show_query(ContactQuery("99"))
    assert model.rowCount() == 11
    assert model.is_complete()


def test_rows_are_read_by_the_hundred_when_one_is_shown(model: ContactListModel, source: CountingSource) -> None:
    model.complete()
    assert source.rows_read == []
    assert model.index(250).data() == "Person 251"
    assert source.rows_read == list(range(201, 301))


def test_a_row_that_was_read_is_kept(model: ContactListModel, source: CountingSource) -> None:
    model.complete()
    model.index(3).data()
    model.find_contact(4)
    assert len(source.rows_read) == 100


def test_choosing_all_reads_no_rows(model: ContactListModel, source: CountingSource) -> None:
    model.complete()
    assert len(model.contact_ids([(0, 999)])) == 1_000
    assert source.rows_read == []


def test_the_whole_row_goes_to_the_delegate(model: ContactListModel) -> None:
    assert model.find_contact(0) == _row(1)


def test_a_screen_reader_hears_name_company_and_town(model: ContactListModel) -> None:
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Person 1, Firm, Leeds"


def test_a_contact_that_is_gone_since_is_empty(model: ContactListModel, source: CountingSource) -> None:
    source.everyone.remove(2)
    assert model.index(1).data() is None


def test_reading_again_shows_what_changed(model: ContactListModel, source: CountingSource) -> None:
    model.complete()
    source.everyone.remove(1)
    assert model.reload()
    assert model.rowCount() == 999
    assert model.index(0).data() == "Person 2"


def test_reading_again_without_a_change_keeps_the_rows_where_they_are(model: ContactListModel) -> None:
    model.complete()
    assert not model.reload()


def test_contacts_are_found_as_ranges_of_rows(model: ContactListModel) -> None:
    model.complete()
    assert model.find_ranges([5, 3, 4, 900, 5_000]) == [(2, 4), (899, 899)]
    assert model.find_row(900) == 899
    assert model.find_row(5_000) is None


def test_ids_that_changed_between_the_two_readings_replace_the_first(
    source: CountingSource, qapp: QCoreApplication
) -> None:
    model = ContactListModel(source)
    model.show_first(ContactQuery())
    source.everyone.insert(0, 2_000)
    model.complete()
    assert model.contact_id(0) == 2_000

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.context import Context
from models.services.settings import Announcing
from ui.job_runner import JobRunner
from ui.notifications.notifier import Way
from ui.pages.settings_page import SettingsPage
from ui.system.autostart import xdg_entry


@pytest.fixture
def show_page(context: Context, jobs: JobRunner, qtbot: QtBot) -> Callable[[], SettingsPage]:
    def show() -> SettingsPage:
        page = SettingsPage(context, jobs, xdg_entry(context.book_path.parent, []))
        context.subscribe(page.refresh)
        qtbot.addWidget(page)
        page.show()
        return page

    return show


def test_the_time_of_reminders_is_saved_when_it_is_left(
    context: Context, show_page: Callable[[], SettingsPage]
) -> None:
    page = show_page()
    page.reminders.time.setTime(QTime(9, 30))
    page.reminders.time.editingFinished.emit()
    assert context.settings.get().remind_local == "09:30"


def test_a_country_is_saved_by_its_code(context: Context, show_page: Callable[[], SettingsPage], qtbot: QtBot) -> None:
    page = show_page()
    page.sender_card.country.setFocus()
    qtbot.keyClicks(page.sender_card.country, "Switz")
    page.sender_card.country.activated.emit(page.sender_card.country.currentIndex())
    assert context.settings.get().own_country == "CH"


@pytest.mark.parametrize(
    ("box", "setting"),
    [
        ("keeps_running", "keeps_running"),
        ("hides_details", "hides_details"),
        ("has_quiet_hours", "has_quiet_hours"),
    ],
)
def test_a_box_is_saved_at_once(
    context: Context, show_page: Callable[[], SettingsPage], qtbot: QtBot, box: str, setting: str
) -> None:
    page = show_page()
    before = getattr(context.settings.get(), setting)
    qtbot.keyClick(getattr(page.reminders, box), Qt.Key.Key_Space)
    assert getattr(context.settings.get(), setting) is not before


def test_the_usual_stock_is_that_of_the_country(context: Context, show_page: Callable[[], SettingsPage]) -> None:
    page = show_page()
    assert page.sender_card.stock_button.text().startswith("Avery L7160")
    context.settings.change(own_country="US")
    assert page.sender_card.stock_button.text().startswith("Avery 5160")


def test_a_stock_that_was_chosen_is_saved(context: Context, show_page: Callable[[], SettingsPage]) -> None:
    page = show_page()
    page.sender_card.chooser.stock_chosen.emit(context.mailings.get_stock("avery-5163"))
    assert context.settings.get().label_stock == "avery-5163"


def test_the_own_address_is_saved_line_by_line(context: Context, show_page: Callable[[], SettingsPage]) -> None:
    page = show_page()
    field = page.sender_card.address
    field.editor.setPlainText("Jane Owner\n1 Quay\nYork YO1 1AA")  # type: ignore[union-attr]
    field.commit()
    assert context.settings.get().return_address == "Jane Owner\n1 Quay\nYork YO1 1AA"


def test_a_logo_is_a_picture_and_can_be_taken_away(
    context: Context, show_page: Callable[[], SettingsPage], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page = show_page()
    picture = tmp_path / "logo.png"
    QPixmap(40, 20).save(str(picture))
    (tmp_path / "text.png").write_text("no picture")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "text.png"), ""))
    page.sender_card.logo_button.click()
    assert context.settings.get().logo_path == ""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(picture), ""))
    page.sender_card.logo_button.click()
    assert context.settings.get().logo_path == str(picture)
    assert page.sender_card.logo_name.text() == "logo.png"
    page.sender_card.no_logo_button.click()
    assert context.settings.get().logo_path == ""


def test_undo_shows_the_old_value(context: Context, show_page: Callable[[], SettingsPage]) -> None:
    page = show_page()
    context.settings.change(hides_details=True)
    assert page.reminders.hides_details.isChecked()
    context.history.undo()
    assert not page.reminders.hides_details.isChecked()


def test_the_place_of_the_book_is_shown(context: Context, show_page: Callable[[], SettingsPage]) -> None:
    assert show_page().place.text() == str(context.book_path)


@pytest.mark.parametrize(
    ("field", "setting"),
    [
        ("summary_time", "summary_local"),
        ("quiet_from", "quiet_from_local"),
        ("quiet_until", "quiet_until_local"),
    ],
)
def test_a_time_of_day_is_saved_when_it_is_left(
    context: Context, show_page: Callable[[], SettingsPage], field: str, setting: str
) -> None:
    edited = getattr(show_page().reminders, field)
    edited.setTime(QTime(18, 45))
    edited.editingFinished.emit()
    assert getattr(context.settings.get(), setting) == "18:45"


def test_the_time_of_the_summary_shows_with_the_summary_alone(
    context: Context, show_page: Callable[[], SettingsPage]
) -> None:
    reminders = show_page().reminders
    assert not reminders.summary_time.isVisible()
    reminders.announcing.setCurrentIndex(reminders.announcing.findData(Announcing.BOTH.value))
    reminders.announcing.activated.emit(reminders.announcing.currentIndex())
    assert reminders.summary_time.isVisible()
    assert context.settings.get().announcing == Announcing.BOTH.value


@pytest.mark.parametrize(
    ("way", "words"), [(Way.SYSTEM, "Delivered"), (Way.OWN, "Delivered"), (Way.TRAY, "Handed"), (None, "Not delivered")]
)
def test_a_test_popup_is_asked_for_and_its_way_is_told(
    show_page: Callable[[], SettingsPage], qtbot: QtBot, way: Way | None, words: str
) -> None:
    page = show_page()
    with qtbot.waitSignal(page.test_popup_requested):
        qtbot.mouseClick(page.reminders.test_button, Qt.MouseButton.LeftButton)
    page.show_test_popup(way)
    assert page.reminders.test_answer.text().startswith(words)


def test_days_off_are_added_and_taken_away(
    context: Context, show_page: Callable[[], SettingsPage], qtbot: QtBot
) -> None:
    card = show_page().days_off
    card.first.setDate(QDate(2026, 12, 24))
    card.last.setDate(QDate(2027, 1, 1))
    card.name.setText("Christmas")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    assert [words.endswith("Christmas") for words in card.days()] == [True]
    assert [days.last_on.year for _, days in context.plans.list_days_off()] == [2027]
    context.history.undo()
    assert card.days() == []


def test_days_off_end_no_earlier_than_they_begin(show_page: Callable[[], SettingsPage]) -> None:
    card = show_page().days_off
    card.first.setDate(QDate(2026, 12, 24))
    assert card.last.date() == QDate(2026, 12, 24)

"""Settings of the book."""

from collections.abc import Callable

import pytest

from models.context import Context
from models.services.settings import SettingValues


def test_a_new_book_has_the_usual_settings(context: Context) -> None:
    assert context.settings.get() == SettingValues()


def test_settings_go_with_the_book(open_book: Callable[[], Context]) -> None:
    open_book().settings.change(own_country="DE", keeps_running=False)
    assert open_book().settings.get() == SettingValues(own_country="DE", keeps_running=False)


def test_a_setting_that_stays_is_no_step(context: Context) -> None:
    context.settings.change(own_country="")
    assert context.history.undo_name is None


def test_a_setting_of_a_newer_program_is_passed_over(context: Context) -> None:
    with context.book.transaction("Newer"):
        context.book.sql("INSERT INTO setting (key, value) VALUES ('from_the_future', '1')")
    assert context.settings.get() == SettingValues()


def test_a_setting_that_does_not_exist_can_not_be_changed(context: Context) -> None:
    with pytest.raises(TypeError):
        context.settings.change(colour="blue")

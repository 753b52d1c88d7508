"""Stocks that the owner measured or corrected."""

from dataclasses import replace

import pytest

from models.context import Context
from models.errors import InputError


def test_a_copied_and_corrected_stock_is_found_first(context: Context) -> None:
    shipped = context.mailings.get_stock("avery-5160")
    saved = context.own_stocks.save(replace(shipped, part="My 5160", left=5.5))
    assert context.mailings.stocks()[0] == saved
    assert (context.mailings.get_stock(saved.id).left, saved.title) == (5.5, "My 5160")
    assert context.mailings.get_stock("avery-5160") == shipped


def test_saving_it_again_changes_it(context: Context) -> None:
    saved = context.own_stocks.save(replace(context.mailings.get_stock("avery-5160"), part="Mine"))
    context.own_stocks.save(replace(saved, top=11.0))
    [only] = context.own_stocks.list_all()
    assert (only.id, only.top) == (saved.id, 11.0)


def test_labels_that_overlap_or_do_not_fit_are_refused(context: Context) -> None:
    shipped = context.mailings.get_stock("avery-5160")
    with pytest.raises(InputError, match="overlap"):
        context.own_stocks.save(replace(shipped, part="Mine", pitch_x=60.0))
    with pytest.raises(InputError, match="wider than the page"):
        context.own_stocks.save(replace(shipped, part="Mine", left=30.0))


def test_a_name_is_asked_for_and_given_once(context: Context) -> None:
    shipped = context.mailings.get_stock("avery-5160")
    context.own_stocks.save(replace(shipped, part="Mine"))
    with pytest.raises(InputError, match="already"):
        context.own_stocks.save(replace(shipped, part=" mine"))
    with pytest.raises(InputError, match="name"):
        context.own_stocks.save(replace(shipped, part=" "))


def test_removing_one_can_be_undone(context: Context) -> None:
    saved = context.own_stocks.save(replace(context.mailings.get_stock("avery-5160"), part="Mine"))
    context.own_stocks.remove(saved)
    assert context.own_stocks.list_all() == []
    context.history.undo()
    assert context.own_stocks.list_all() == [saved]


def test_each_problem_is_told_with_its_field(context: Context) -> None:
    shipped = context.mailings.get_stock("avery-5160")
    wrong = replace(shipped, part="", pitch_x=60.0, top=30.0)
    assert [field for field, _ in context.own_stocks.problems(wrong)] == ["part", "top", "pitch_x"]


def test_stocks_on_the_owner_s_paper_come_first(context: Context) -> None:
    context.settings.change(own_country="GB")
    assert context.mailings.stocks()[0].region == "A4"
    context.settings.change(own_country="US")
    assert context.mailings.stocks()[0].region == "US-Letter"

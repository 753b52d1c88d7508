"""The tables that ship with the program."""

import pytest

from models.catalogues import StockCatalogue, load_countries, load_label_stocks
from models.domain.label_sheets import StockKind
from models.errors import NotFoundError


@pytest.fixture(scope="module")
def stocks() -> StockCatalogue:
    return load_label_stocks()


def test_all_shipped_stocks_have_a_sound_grid(stocks: StockCatalogue) -> None:
    assert len(list(stocks)) == 176
    assert [stock.id for stock in stocks for _ in stock.problems()] == []


def test_avery_5160_has_its_measures(stocks: StockCatalogue) -> None:
    stock = stocks.get("avery-5160")
    assert (stock.columns, stock.rows, stock.label_width, stock.label_height) == (3, 10, 66.675, 25.4)
    assert (stock.left, stock.top, stock.pitch_x, stock.pitch_y) == (4.762, 12.7, 69.85, 25.4)


def test_avery_l7160_has_its_measures(stocks: StockCatalogue) -> None:
    stock = stocks.get("avery-l7160")
    assert (stock.columns, stock.rows, stock.label_width, stock.label_height) == (3, 7, 63.5, 38.1)
    assert (stock.left, stock.top, stock.pitch_x, stock.pitch_y) == (7.2, 15.15, 66.04, 38.1)


@pytest.mark.parametrize(
    ("text", "stock_id"),
    [
        ("AVERY-5160", "avery-5160"),
        ("Avery 5160", "avery-5160"),
        ("8160", "avery-5160"),
        ("l7160", "avery-l7160"),
        ("J8160", "avery-l7160"),
        ("Zweckform 3474", "zweckform-3474"),
        ("DK-11201", "brother-dk-1201"),
        ("C6", "env-c6"),
        ("#10", "env-10"),
    ],
)
def test_a_stock_is_found_by_number_and_equivalent(stocks: StockCatalogue, text: str, stock_id: str) -> None:
    assert stocks.get(text).id == stock_id


def test_an_unknown_stock_is_named(stocks: StockCatalogue) -> None:
    with pytest.raises(NotFoundError, match="There is no label stock “Acme 1”"):
        stocks.get("Acme 1")


def test_a_number_of_several_stocks_is_not_guessed(stocks: StockCatalogue) -> None:
    with pytest.raises(NotFoundError, match="may mean several"):
        stocks.get("Avery")


@pytest.mark.parametrize("text", ["70x37", "70 × 37 mm", "70,0x37,1"])
def test_a_stock_is_found_by_its_size(stocks: StockCatalogue, text: str) -> None:
    assert "zweckform-3474" in {stock.id for stock in stocks.search(text)}
    assert "avery-5160" not in {stock.id for stock in stocks.search(text)}


def test_brand_and_size_go_together(stocks: StockCatalogue) -> None:
    assert {stock.brand for stock in stocks.search("herma 70x36")} == {"Herma"}


def test_a_stock_is_found_by_its_kind_and_use(stocks: StockCatalogue) -> None:
    assert {stock.kind for stock in stocks.search("envelope")} == {StockKind.ENVELOPE}
    assert {(stock.kind, stock.use) for stock in stocks.search("roll shipping")} == {(StockKind.ROLL, "shipping")}


def test_common_stocks_are_found_first(stocks: StockCatalogue) -> None:
    priorities = [stock.priority for stock in stocks.search("avery")]
    assert priorities == sorted(priorities)


def test_rolls_lie_with_their_long_side_across(stocks: StockCatalogue) -> None:
    roll = stocks.get("dymo-30252")
    assert (roll.page_width, roll.page_height) == (89, 28)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("Germany", "DE"), ("deutschland", "DE"), ("de", "DE"), ("U.S.A.", "US"), ("United States of America", "US")),
        *(("Türkiye", "TR"), ("turkey", "TR"), ("England", "GB"), ("Polska", "PL"), ("Ελλάδα", "GR"), ("Россия", "RU")),
        *(("日本", "JP"), ("Côte d’Ivoire", "CI"), ("espana", "ES"), ("The Netherlands", "NL")),
    ],
)
def test_a_country_is_recognised_as_people_write_it(text: str, code: str) -> None:
    country = load_countries().find(text)
    assert country is not None
    assert country.code == code


@pytest.mark.parametrize("text", ["", "Freedonia", "XX", "?"])
def test_what_is_no_country_is_not_recognised(text: str) -> None:
    assert load_countries().find(text) is None


def test_every_name_of_a_country_means_that_country() -> None:
    countries = load_countries()
    for country in countries:
        assert {countries.find(name) for name in (country.code, country.name, *country.aliases)} == {country}

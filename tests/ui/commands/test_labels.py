"""The commands that print, called as a script calls them; the PDF is read back."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from pypdf import PdfReader

from models.clock import Clock
from models.context import Context
from models.domain.printer_profiles import PrinterProfile
from models.domain.segments import ContactQuery

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def open_book(barnacle: Run, tmp_path: Path) -> Callable[[], Context]:
    """The book of the commands, with three people in it."""
    for name, address in (
        ("Tom Harris", "12 Mill Lane, Leeds LS1 4AB"),
        ("Ann Harris", "12 Mill Lane, Leeds LS1 4AB"),
        ("Rémi Dubois", "8 rue Mercière, 69002 Lyon, France"),
    ):
        assert barnacle("add", "--name", name, "--address", address, "--company", "Acme")[0] == 0
    return lambda: Context.open(tmp_path / "book.barnacle", Clock())


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return tmp_path / "labels.pdf"


def document(run: Run, *arguments: object) -> dict[str, Any]:
    code, out, err = run(*map(str, arguments), "--json")
    assert (code, err) == (0, "")
    return dict(json.loads(out))


def text(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def labels(run: Run, path: Path, *options: object) -> dict[str, Any]:
    return document(run, "labels", path, "--stock", "avery-l7160", "--country", "GB", *options)


def test_labels_have_the_lines_asked_for(barnacle: Run, open_book: object, pdf: Path) -> None:
    said = labels(barnacle, pdf, "--no-company", "--top", "Personal")
    assert (said["labels"], said["pages"], said["shrunk"], said["wrapped"]) == (3, 1, 0, 0)
    assert text(pdf).count("Personal") == 3
    assert "Acme" not in text(pdf)
    assert "LEEDS" in text(pdf)


def test_the_country_line_depends_on_where_it_is_posted(barnacle: Run, open_book: object, pdf: Path) -> None:
    labels(barnacle, pdf)
    assert "FRANCE" in text(pdf)
    document(barnacle, "labels", pdf, "--country", "France")
    assert "FRANCE" not in text(pdf)


def test_names_stand_in_bold_where_it_is_asked_for(barnacle: Run, open_book: object, pdf: Path) -> None:
    for options, expected in (((), {"Regular"}), (("--bold-name",), {"Regular", "Bold"})):
        labels(barnacle, pdf, *options)
        fonts = PdfReader(pdf).pages[0]["/Resources"]["/Font"].values()  # type: ignore[index]
        assert {one.get_object()["/BaseFont"].rpartition("-")[2] for one in fonts} == expected


def test_places_are_as_typed_without_capitals(barnacle: Run, open_book: object, pdf: Path) -> None:
    labels(barnacle, pdf, "--no-capitals")
    assert "Leeds" in text(pdf)


def test_start_and_skip_choose_the_labels(barnacle: Run, open_book: object, pdf: Path) -> None:
    assert labels(barnacle, pdf, "--start", 19, "--skip", "20")["pages"] == 2


def test_labels_of_further_sheets_are_left_too(barnacle: Run, open_book: object, pdf: Path) -> None:
    said = labels(barnacle, pdf, "--no-household", "--skip", "2-21", "--skip", "1-9,11-21", "--skip", "1-5")
    assert (said["labels"], said["pages"]) == (3, 3)
    assert [len(page.extract_text().split("LEEDS")) - 1 for page in PdfReader(pdf).pages] == [0, 1, 1]


def test_a_household_gets_one_label_unless_told_otherwise(
    barnacle: Run, open_book: Callable[[], Context], pdf: Path
) -> None:
    book = open_book()
    book.households.make([tuple(book.lists.ids(ContactQuery(text="harris")))])
    book.close()
    assert labels(barnacle, pdf)["labels"] == 2
    assert "Ann & Tom Harris" in text(pdf)
    assert labels(barnacle, pdf, "--no-household")["labels"] == 3


def test_reversed_pages_come_last_first(barnacle: Run, open_book: object, pdf: Path) -> None:
    labels(barnacle, pdf, "--copies", 8, "--reverse")
    assert "Tom Harris" in PdfReader(pdf).pages[0].extract_text()
    assert "Dubois" in PdfReader(pdf).pages[1].extract_text()


def test_one_address_fills_a_sheet(barnacle: Run, open_book: object, pdf: Path) -> None:
    said = labels(barnacle, pdf, "--fill", "--search", "dubois", "--font-size", "9")
    assert (said["labels"], said["pages"]) == (21, 1)


def test_return_labels_have_the_owner_s_address(barnacle: Run, open_book: Callable[[], Context], pdf: Path) -> None:
    book = open_book()
    book.settings.change(return_address="Barlow Sails\n3 Quay Road\nWhitby")
    book.close()
    assert document(barnacle, "labels", pdf, "--stock", "avery-l7160", "--own-address")["labels"] == 21
    assert text(pdf).count("Barlow Sails") == 21


def test_a_printer_profile_moves_the_page(barnacle: Run, open_book: Callable[[], Context], pdf: Path) -> None:
    book = open_book()
    book.printer_profiles.save(PrinterProfile("Office", right_tenths=20))
    book.close()
    labels(barnacle, pdf, "--profile", "office")
    content = PdfReader(pdf).pages[0].get_contents()
    assert content is not None
    assert b"1 0 0 1 5.669 0.000 cm" in content.get_data()


def test_a_logged_mailing_is_in_the_history(barnacle: Run, open_book: Callable[[], Context], pdf: Path) -> None:
    assert labels(barnacle, pdf, "--log", "--carries", "Spring card")["logged"] == 3
    book = open_book()
    [mailing] = book.mailing_runs.list_all()
    book.close()
    assert (mailing.carried, mailing.people_count, mailing.logged_on is not None) == ("Spring card", 3, True)


def test_a_test_sheet_names_the_stock(barnacle: Run, open_book: object, pdf: Path) -> None:
    assert document(barnacle, "labels", pdf, "--stock", "avery-l7160", "--test-sheet")["pages"] == 1
    assert "Test sheet · Avery L7160" in text(pdf)


def test_envelopes_carry_sender_and_logo(barnacle: Run, open_book: Callable[[], Context], pdf: Path) -> None:
    book = open_book()
    book.settings.change(return_address="Barlow Sails\n3 Quay Road")
    book.close()
    logo = pdf.with_name("logo.png")
    Image.new("RGB", (20, 10), "navy").save(logo)
    said = document(barnacle, "envelopes", pdf, "--stock", "C6", "--logo", logo, "--qr")
    assert (said["stock"], said["labels"], said["pages"]) == ("env-c6", 3, 3)
    assert text(pdf).count("Barlow Sails") == 3
    reader = PdfReader(pdf)
    assert [float(length) for length in reader.pages[0].mediabox[2:]] == pytest.approx([459.2, 323.1], abs=0.1)
    assert "Barlow" not in _text_of_envelopes(barnacle, pdf, "--no-return-address")


def _text_of_envelopes(run: Run, path: Path, *options: str) -> str:
    document(run, "envelopes", path, "--size", "200x100", "--window", "left", *options)
    return text(path)


def test_stocks_are_found_by_number_and_by_size(barnacle: Run) -> None:
    found = document(barnacle, "stocks", "--search", "8160")["stocks"]
    assert found[0]["id"] == "avery-5160"
    assert found[0]["label_mm"] == [66.675, 25.4]
    by_size = document(barnacle, "stocks", "--search", "63.5 x 38.1 mm")["stocks"]
    assert "avery-l7160" in {stock["id"] for stock in by_size}
    assert all(abs(stock["label_mm"][0] - 63.5) < 0.6 for stock in by_size)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("labels", "x.pdf", "--skip", "3,x"), "no numbers of labels"),
        (("labels", "x.pdf", "--country", "Freedonia"), "There is no country “Freedonia”"),
        (("labels", "x.pdf", "--profile", "none"), "none"),
        (("labels", "x.pdf", "--stock", "avery-5160", "--logo", "no.png"), "no room for a return"),
        (("labels", "x.pdf", "--stock", "avery-5163", "--logo", "no.png"), "can't be read as a picture"),
        (("labels", "x.pdf", "--stock", "avery-5163", "--logo"), "Choose a logo in the settings first"),
        (("labels", "x.pdf", "--stock", "dymo-30252", "--test-sheet"), "too small"),
        (("envelopes", "x.pdf", "--stock", "avery-5160"), "is no envelope"),
        (("envelopes", "x.pdf", "--size", "20"), "is no size"),
        (("envelopes", "x.pdf", "--size", "20x10"), "too small for any text"),
    ],
)
def test_what_can_t_be_printed_is_told_in_one_line(
    barnacle: Run, open_book: object, arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = barnacle(*arguments)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        *(
            (("--test-sheet", *option), option[0])
            for option in (
                ("--log",),
                ("--search", "tom"),
                ("--segment", "x"),
                ("--start", "2"),
                ("--skip", "1"),
                ("--part-used",),
                ("--fill",),
                ("--own-address",),
                ("--no-household",),
                ("--job-title",),
                ("--bold-name",),
                ("--top", "x"),
                ("--return-address",),
                ("--logo",),
                ("--qr",),
                ("--font-size", "9"),
                ("--country", "GB"),
                ("--copies", "2"),
                ("--order", "country"),
                ("--reverse",),
            )
        ),
        *(
            (("--own-address", *option), option[0])
            for option in (
                ("--log",),
                ("--search", "tom"),
                ("--no-household",),
                ("--no-company",),
                ("--job-title",),
                ("--no-capitals",),
                ("--top", "x"),
                ("--qr",),
                ("--country", "GB"),
                ("--order", "postcode"),
            )
        ),
        (("--carries", "Card"), "--log"),
        (("--return-address", "--stock", "avery-5163"), "Type your own address"),
    ],
)
def test_an_option_that_would_have_no_effect_is_refused(
    barnacle: Run, pdf: Path, arguments: tuple[str, ...], words: str
) -> None:
    code, out, err = barnacle("labels", str(pdf), *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)
    assert words in err
    assert not pdf.exists()


def test_where_nobody_gets_a_label_the_reasons_are_told(barnacle: Run, pdf: Path) -> None:
    for number in range(5):
        barnacle("add", "--name", f"Ann {number}")
    code, _, err = barnacle("labels", str(pdf))
    assert (code, pdf.exists()) == (2, False)
    assert err == (
        "barnacle: There is no label to write: Ann 0 (no address), Ann 1 (no address), Ann 2 (no address) and 2 more.\n"
    )


def test_an_envelope_without_a_sender_says_so_only_where_one_is_asked_for(
    barnacle: Run, open_book: object, pdf: Path
) -> None:
    assert document(barnacle, "envelopes", pdf)["labels"] == 3
    code, _, err = barnacle("envelopes", str(pdf), "--return-address")
    assert (code, err) == (2, "barnacle: Type your own address in the settings first.\n")


def test_mailings_that_were_logged_are_listed(barnacle: Run, open_book: object, pdf: Path) -> None:
    assert document(barnacle, "mailings") == {"mailings": []}
    labels(barnacle, pdf, "--no-household", "--log", "--carries", "Catalogue", "--copies", "2")
    [mailing] = document(barnacle, "mailings")["mailings"]
    assert {name: mailing[name] for name in ("kind", "name", "stock", "carried", "labels", "contacts", "sheets")} == {
        "kind": "labels",
        "name": "All contacts",
        "stock": "avery-l7160",
        "carried": "Catalogue",
        "labels": 3,
        "contacts": 3,
        "sheets": 1,
    }
    assert mailing["logged_on"] == mailing["made_on"]


def test_the_history_reads_as_lines_too(barnacle: Run, open_book: object, pdf: Path) -> None:
    assert barnacle("mailings")[1] == "No mailing went out yet.\n"
    labels(barnacle, pdf, "--log", "--carries", "Catalogue")
    assert "3 labels  All contacts · Catalogue" in barnacle("mailings")[1]

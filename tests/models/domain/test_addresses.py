"""Address lines: the customs of each country, and no field ever lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.catalogues import load_countries, load_country_names
from models.domain.addresses import AddressStyle, AddressWriter, in_capitals
from models.domain.contacts import ContactDraft, PostalAddress
from models.domain.countries import postal_language
from models.domain.names import PersonName

COUNTRIES = load_countries()
CODES = [country.code for country in COUNTRIES]
PLAIN = AddressStyle(has_job_title=True, has_capitals=False)

# Country, then street; extended; locality; region; postcode as they are typed, then the lines of mail from Iceland.
ROWS = """
AE | Al Wasl Road 12;;Dubai;Dubai Emirate;|Al Wasl Road 12 / DUBAI / Dubai Emirate / UNITED ARAB EMIRATES
AR | Corrientes 123;Piso 4;Buenos Aires;CABA;C1043|Corrientes 123 / Piso 4 / C1043 BUENOS AIRES / CABA / ARGENTINA
AT | Ringstraße 5;;Wien;;1010|Ringstraße 5 / 1010 WIEN / AUSTRIA
AU | 7 Beach Road;Unit 3;Manly;NSW;2095|Unit 3 / 7 Beach Road / MANLY NSW 2095 / AUSTRALIA
BE | Rue Neuve 10;;Bruxelles;;1000|Rue Neuve 10 / 1000 BRUXELLES / BELGIUM
BR | Rua das Flores, 44;Apto 12;São Paulo;SP;01310-100|Rua das Flores, 44 / Apto 12 / SÃO PAULO-SP / 01310-100 / BRAZIL
CA | 10 Elm Street;;Ottawa;ON;k1a 0b1|10 Elm Street / OTTAWA ON  K1A 0B1 / CANADA
CH | Bahnhofstrasse 1;;Zürich;;8001|Bahnhofstrasse 1 / 8001 ZÜRICH / SWITZERLAND
CN | 88 Nanjing Road;;Huangpu;Shanghai;200001|88 Nanjing Road / HUANGPU / Shanghai 200001 / CHINA
CO | Calle 8 No. 9-10;;Bogotá;DC;110311|Calle 8 No. 9-10 / BOGOTÁ DC 110311 / COLOMBIA
CZ | Husova 5;;Praha 1;;110 00|Husova 5 / 110 00 PRAHA 1 / CZECHIA
DE | Gartenweg 3;Hinterhaus;Köln;;50667|Hinterhaus / Gartenweg 3 / 50667 KÖLN / GERMANY
DK | Østergade 4;2. tv;København K;;1100|Østergade 4 / 2. tv / 1100 KØBENHAVN K / DENMARK
EE | Pikk 2;;Tallinn;;10123|Pikk 2 / 10123 TALLINN / ESTONIA
ES | Calle Mayor 7;2º B;Madrid;Madrid;28013|Calle Mayor 7 / 2º B / 28013 MADRID / SPAIN
FI | Mannerheimintie 6 A 5;;Helsinki;;00100|Mannerheimintie 6 A 5 / 00100 HELSINKI / FINLAND
FR | 8 rue Mercière;Bâtiment C;Lyon;;69002|Bâtiment C / 8 rue Mercière / 69002 LYON / FRANCE
GB | 12 Mill Lane;Flat 2;Leeds;Yorkshire;ls1 4ab|Flat 2 / 12 Mill Lane / LEEDS / Yorkshire / LS1 4AB / UNITED KINGDOM
GR | Ερμού 12;;Αθήνα;;105 63|Ερμού 12 / 105 63 ΑΘΗΝΑ / GREECE
HK | 1 Queen's Road;;Central;Hong Kong Island;|1 Queen's Road / CENTRAL / Hong Kong Island / HONG KONG
HU | Fő utca 3;;Budapest;;1011|BUDAPEST / Fő utca 3 / 1011 / HUNGARY
ID | Jl. Sudirman 1;;Jakarta;DKI;10220|Jl. Sudirman 1 / JAKARTA 10220 / DKI / INDONESIA
IE | 4 Patrick Street;;Cork;;T12 X8N6|4 Patrick Street / CORK / T12 X8N6 / IRELAND
IL | Herzl 5;;Haifa;;3303139|Herzl 5 / HAIFA 3303139 / ISRAEL
IN | 5 MG Road;2nd floor;Bengaluru;Karnataka;560001|2nd floor / 5 MG Road / BENGALURU 560001 / Karnataka / INDIA
IT | Via Roma 2;;Milano;MI;20121|Via Roma 2 / 20121 MILANO MI / ITALY
JP | 1-2-3 Ginza, Chūō-ku;;Tokyo;;104-0061|1-2-3 Ginza, Chūō-ku / TOKYO 104-0061 / JAPAN
JP | 銀座1-2-3;;中央区;東京都;104-0061|104-0061 / 東京都中央区銀座1-2-3 / JAPAN
KR | 24 Sejong-daero;;Jung-gu;Seoul;04520|24 Sejong-daero / JUNG-GU Seoul 04520 / SOUTH KOREA
LV | Brīvības iela 1;;Rīga;;LV-1010|Brīvības iela 1 / RĪGA / LV-1010 / LATVIA
MX | Av. Juárez 5;Int. 2;Puebla;PUE;72000|Av. Juárez 5 / Int. 2 / 72000 PUEBLA PUE / MEXICO
NL | Prinsengracht 263;;Amsterdam;;1016 gv|Prinsengracht 263 / 1016 GV AMSTERDAM / NETHERLANDS
NO | Storgata 1;;Oslo;;0155|Storgata 1 / 0155 OSLO / NORWAY
NZ | 3 Queen Street;;Auckland;;1010|3 Queen Street / AUCKLAND 1010 / NEW ZEALAND
PL | ul. Floriańska 5/2;;Kraków;;31-019|ul. Floriańska 5/2 / 31-019 KRAKÓW / POLAND
PT | Rua das Flores 44;3º Dto;Porto;;4050-262|Rua das Flores 44 / 3º Dto / 4050-262 PORTO / PORTUGAL
RU | ул. Ленина, д. 5;;Тула;Тульская область;300000|ул. Ленина, д. 5 / ТУЛА / Тульская область / 300000 / RUSSIA
SE | Storgatan 1;lgh 1102;Malmö;;211 34|Storgatan 1 / lgh 1102 / 211 34 MALMÖ / SWEDEN
SG | 5 Orchard Road;#03-01;Singapore;;238800|#03-01 / 5 Orchard Road / SINGAPORE 238800 / SINGAPORE
TH | 9 Silom Road;;Bang Rak;Bangkok;10500|9 Silom Road / BANG RAK / Bangkok 10500 / THAILAND
TR | Bağdat Caddesi 7;;Kadıköy;İstanbul;34710|Bağdat Caddesi 7 / 34710 KADIKÖY/İstanbul / TÜRKIYE
TR | Atatürk Caddesi 1;;Diyarbakır;;21000|Atatürk Caddesi 1 / 21000 DİYARBAKIR / TÜRKIYE
TW | 7 Xinyi Road;;Taipei;;110|7 Xinyi Road / TAIPEI 110 / TAIWAN
UA | вул. Хрещатик, 1;;Київ;;01001|вул. Хрещатик, 1 / КИЇВ / 01001 / UKRAINE
US | 5 Oak Street;Apt 4;Portland;OR;97201|Apt 4 / 5 Oak Street / PORTLAND OR 97201 / UNITED STATES
US | 1 Broadway;;New York;New York;10004|1 Broadway / NEW YORK New York 10004 / UNITED STATES
VN | 45 Lê Lợi;;Quận 1;Hồ Chí Minh;700000|45 Lê Lợi / QUẬN 1 / Hồ Chí Minh 700000 / VIETNAM
ZA | 2 Long Street;;Cape Town;;8001|2 Long Street / CAPE TOWN / 8001 / SOUTH AFRICA
""".strip().splitlines()


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[:24])
def test_each_country_has_its_own_order(row: str) -> None:
    code, typed, expected = row.split("|")
    street, extended, locality, region, postcode = typed.strip().split(";")
    address = PostalAddress(street, extended, "", locality, region, postcode, code.strip())
    lines = AddressWriter(COUNTRIES, "Iceland").address_lines(address)
    assert " / ".join(lines) == expected


def test_person_stands_above_company() -> None:
    draft = ContactDraft(name=PersonName("Priya", "Nair"), company="Nair Dental")
    address = PostalAddress("77 Street Lane", locality="Leeds", postcode="LS8 1AP")
    lines = AddressWriter(COUNTRIES, "GB").recipient_lines(draft, address)
    assert lines == ("Priya Nair", "Nair Dental", "77 Street Lane", "LEEDS", "LS8 1AP")


def test_company_stands_above_person_where_that_is_the_custom() -> None:
    draft = ContactDraft(name=PersonName("Noor", "de Vries"), company="Tulp B.V.")
    lines = AddressWriter(COUNTRIES, "NL").recipient_lines(draft, PostalAddress("Kade 1", locality="Delft"))
    assert lines[:2] == ("Tulp B.V.", "Noor de Vries")


def test_label_name_stands_for_the_name() -> None:
    draft = ContactDraft(name=PersonName("Tom", "Harris"), label_name="Tom & Ann Harris")
    assert AddressWriter(COUNTRIES, "").recipient_lines(draft, PostalAddress("A 1"))[0] == "Tom & Ann Harris"


def test_company_and_job_title_are_left_off_by_choice() -> None:
    draft = ContactDraft(name=PersonName("Sam", "Barlow"), company="Barlow Ltd", job_title="Owner")
    with_both = AddressWriter(COUNTRIES, "", AddressStyle(has_job_title=True)).recipient_lines(
        draft, PostalAddress("A")
    )
    without = AddressWriter(COUNTRIES, "", AddressStyle(has_company=False)).recipient_lines(draft, PostalAddress("A"))
    assert with_both == ("Sam Barlow", "Owner", "Barlow Ltd", "A")
    assert without == ("Sam Barlow", "A")


def test_company_without_a_person_is_never_left_off() -> None:
    draft = ContactDraft(company="Barlow Ltd")
    writer = AddressWriter(COUNTRIES, "", AddressStyle(has_company=False))
    assert writer.recipient_lines(draft, PostalAddress("A")) == ("Barlow Ltd", "A")


@pytest.mark.parametrize("own", ["GB", "UK", "united kingdom", "England"])
def test_mail_at_home_has_no_country_line(own: str) -> None:
    lines = AddressWriter(COUNTRIES, own).address_lines(PostalAddress("1 High Street", country="Great Britain"))
    assert lines == ("1 High Street",)


def test_address_without_a_country_is_written_as_at_home() -> None:
    address = PostalAddress("Gartenweg 3", locality="Köln", postcode="50667")
    assert AddressWriter(COUNTRIES, "DE").address_lines(address) == ("Gartenweg 3", "50667 Köln")


@pytest.mark.parametrize(
    ("sender", "country", "line"),
    [
        *(("DE", "US", "VEREINIGTE STAATEN"), ("FR", "DE", "ALLEMAGNE"), ("PL", "GB", "WIELKA BRYTANIA")),
        *(("TR", "IT", "İTALYA"), ("GR", "FR", "ΓΑΛΛΙΑ"), ("GB", "DE", "GERMANY"), ("JP", "DE", "GERMANY")),
        *(("DE", "HK", "HONG KONG"), ("DE", "Freedonia", "FREEDONIA")),
    ],
)
def test_the_country_line_speaks_the_sender_s_language(sender: str, country: str, line: str) -> None:
    writer = AddressWriter(COUNTRIES, sender, None, load_country_names(postal_language(sender)))
    assert writer.address_lines(PostalAddress("A 1", country=country))[-1] == line


def test_every_country_has_a_name_in_each_language_of_a_sender() -> None:
    languages = {postal_language(code) for code in CODES} - {"en"}
    assert len(languages) == 23
    for language in languages:
        assert set(CODES) - set(load_country_names(language)) <= {"HK", "MO", "PS"}


def test_unknown_country_is_printed_as_it_was_typed() -> None:
    assert AddressWriter(COUNTRIES, "GB").address_lines(PostalAddress("A 1", country="Freedonia"))[-1] == "FREEDONIA"


def test_bare_box_number_gets_the_country_s_word() -> None:
    writer = AddressWriter(COUNTRIES, "GB")
    assert writer.address_lines(PostalAddress(po_box="1234", country="DE"))[0] == "Postfach 1234"
    assert writer.address_lines(PostalAddress(po_box="PO Box 9", country="DE"))[0] == "PO Box 9"
    assert writer.address_lines(PostalAddress(po_box="9", country="US"))[0] == "PO Box 9"


def test_lines_inside_a_field_become_lines_and_empty_ones_close_up() -> None:
    address = PostalAddress("Gartenweg 3\n\n  2. Stock \r\n", locality=" ", postcode="50667", country="Germany")
    lines = AddressWriter(COUNTRIES, "GB").address_lines(address)
    assert lines == ("Gartenweg 3", "2. Stock", "50667", "GERMANY")


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ("Αθήνα", "GR", "ΑΘΗΝΑ"),
        ("Ταΰγετος", "GR", "ΤΑΫΓΕΤΟΣ"),
        ("İzmir", "TR", "İZMİR"),
        ("Gießen", "DE", "GIESSEN"),
        ("თბილისი", "GE", "თბილისი"),
        ("Kraków", "PL", "KRAKÓW"),
    ],
)
def test_capitals_follow_the_language(text: str, code: str, expected: str) -> None:
    assert in_capitals(text, code) == expected


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=12)
places = st.builds(PostalAddress, *[texts] * 6)


@given(address=places, code=st.sampled_from(CODES), company=texts, title=texts, family=texts)
def test_no_field_is_ever_lost(address: PostalAddress, code: str, company: str, title: str, family: str) -> None:
    typed = PostalAddress(
        address.street, address.extended, address.po_box, address.locality, address.region, address.postcode, code
    )
    draft = ContactDraft(name=PersonName(family=family), company=company, job_title=title)
    lines = AddressWriter(COUNTRIES, "", PLAIN).recipient_lines(draft, typed)
    printed = words(" ".join(lines))
    country = COUNTRIES.find(code)
    assert country is not None
    for field in (family, company, title, *(getattr(typed, name) for name in ("street", "extended", "po_box"))):
        assert words(field) in printed
    assert all(words(field) in printed for field in (typed.locality, typed.region, typed.postcode, country.name))
    assert all(line.strip() == line and line for line in lines)


@pytest.mark.parametrize("code", CODES)
def test_every_country_of_the_world_prints_every_field(code: str) -> None:
    address = PostalAddress("5 Street", "Floor 2", "Box 9", "Town", "Region", "12345", code)
    draft = ContactDraft(name=PersonName("Ann", "Lee"), company="Acme")
    printed = " ".join(AddressWriter(COUNTRIES, "", PLAIN).recipient_lines(draft, address))
    for text in ("Ann Lee", "Acme", "5 Street", "Floor 2", "Box 9", "Town", "Region", "12345"):
        assert printed.count(text) == 1


BOLD = AddressStyle(has_job_title=True, top_text="Personal", has_bold_name=True)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("place", ["Leeds", "中央区"])
def test_the_name_is_what_stands_in_bold_in_every_country(code: str, place: str) -> None:
    address = PostalAddress("12 Mill Lane", "Flat 2", "9", place, "Yorkshire", "LS1 4AB", code)
    for draft, expected in (
        (ContactDraft(name=PersonName("Tom", "Harris"), company="Acme", job_title="Buyer"), ("Tom Harris",)),
        (ContactDraft(name=PersonName("Tom", "Harris"), company="Tom Harris"), ("Tom Harris",)),
        (
            ContactDraft(name=PersonName("Tom"), label_name="The Harris family\n\n& friends"),
            ("The Harris family", "& friends"),
        ),
        (ContactDraft(company="Acme", job_title="Buyer"), ("Acme",)),
    ):
        writer = AddressWriter(COUNTRIES, "IS", BOLD)
        lines, bold = writer.recipient_text(draft, address)
        assert lines[bold.start : bold.stop] == expected


def test_nothing_stands_in_bold_unless_asked_for() -> None:
    draft, address = ContactDraft(name=PersonName("Tom", "Harris")), PostalAddress("12 Mill Lane")
    assert not AddressWriter(COUNTRIES, "GB").recipient_text(draft, address)[1]

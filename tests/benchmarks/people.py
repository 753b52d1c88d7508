"""Made-up people of fifteen countries for the benchmarks: the same ones for the same seed.

About 15 of 100 labels hold a character outside Windows-1252, which the fonts built into PDF viewers can't print.
"""

import csv
import random
from collections.abc import Iterator
from dataclasses import astuple, dataclass, fields
from pathlib import Path

from models.domain.folding import fold

SEED = 1804


@dataclass(frozen=True, slots=True)
class Person:
    """One person as a row of a table."""

    given_name: str
    family_name: str
    company: str
    street: str
    locality: str
    region: str
    postcode: str
    country: str
    phone: str
    email: str
    birthday: str
    interest: str


@dataclass(frozen=True, slots=True)
class Place:
    """The word lists of a country; `#` in a pattern stands for a digit, `?` for a capital letter."""

    weight: int
    country: str
    street: str
    postcode: str
    phone: str
    company: str
    given: str
    family: str
    streets: str
    towns: str
    regions: str = ""


PLACES = (
    Place(
        *(35, "United States", "# {}", "#####", "+1 555 ### ####", "{} LLC"),
        given="James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth Carlos Aaliyah Wei Priya",
        family="Smith Johnson Williams Brown Jones Garcia Miller Davis Rodriguez Martinez O'Brien McDonald Nguyen",
        streets="Maple Avenue;Oak Street;Main Street Apt 12;Washington Boulevard;Lake View Drive;Sunset Road",
        towns="Springfield;Fairview;Portland;San Antonio;Minneapolis;Baton Rouge;Sioux Falls",
        regions="IL CA OR TX MN LA SD",
    ),
    Place(
        *(8, "United Kingdom", "# {}", "??# #??", "+44 20 #### ####", "{} & Sons Ltd"),
        given="Oliver Amelia Harry Isla George Ava Noah Emily Siân",
        family="Taylor Davies Evans Wilson Thomas Roberts Walker Wright Featherstonehaugh",
        streets="Mill Lane;High Street;Church Road;Station Road;Victoria Terrace",
        towns="Leeds;York;Bath;Hull;Newcastle upon Tyne;Kingston upon Thames",
    ),
    Place(
        *(8, "Germany", "{} #", "#####", "+49 30 #######", "{} GmbH"),
        given="Jürgen Ursula Björn Käthe Hans-Peter Sabine Uwe Renate",
        family="Müller Schmidt Schröder Weiß Köhler Groß Krämer Hohenstein",
        streets="Hauptstraße;Gartenweg;Königsallee;Am Mühlenbach;Lindenstraße",
        towns="München;Köln;Düsseldorf;Berlin;Garmisch-Partenkirchen",
    ),
    Place(
        *(8, "France", "#, {}", "#####", "+33 1 ## ## ## ##", "Établissements {}"),
        given="Jean-Luc Françoise Rémi Chloé Benoît Amélie Gaël Noémie",
        family="Lefèvre Dubois Moreau Béranger Gauthier Hébert Saint-Exupéry",
        streets="rue Mercière;avenue de la République;boulevard Saint-Michel;place du Marché",
        towns="Lyon;Paris;Orléans;Besançon;Saint-Étienne",
    ),
    Place(
        *(6, "Spain", "Calle {}, #", "#####", "+34 91 ### ####", "{} S.L."),
        given="José María Íñigo Begoña Ángel Lucía",
        family="García Fernández Muñoz Pérez Ibáñez Castaño",
        streets="Mayor;de Alcalá;del Príncipe;San Sebastián",
        towns="Madrid;Málaga;A Coruña;León;Logroño",
    ),
    Place(
        *(6, "Italy", "Via {} #", "#####", "+39 06 #######", "{} S.r.l."),
        given="Giulia Niccolò Francesca Matteo Chiara",
        family="Rossi Esposito Bianchi Santorò D'Angelo",
        streets="Garibaldi;Dante Alighieri;della Libertà;Roma",
        towns="Roma;Forlì;Milano;Reggio Emilia",
        regions="RM FC MI RE",
    ),
    Place(
        *(5, "Netherlands", "{} #", "#### ??", "+31 20 ### ####", "{} B.V."),
        given="Daan Noor Sjoerd Fleur Joris",
        family="Jansen Bakker Visser Mulder Hoekstra",
        streets="Prinsengracht;Kerkstraat;Dorpsweg;Zuiderzeelaan",
        towns="Amsterdam;'s-Hertogenbosch;Utrecht;Groningen",
    ),
    Place(
        *(5, "Sweden", "{} #", "### ##", "+46 8 ### ## ##", "{} AB"),
        given="Åsa Björn Märta Göran Linnéa",
        family="Sjöberg Åkesson Lindström Öberg Bergman",
        streets="Storgatan;Östra Ågatan;Björkvägen",
        towns="Malmö;Göteborg;Örebro;Luleå",
    ),
    Place(
        *(4, "Brazil", "Rua {}, #", "#####-###", "+55 11 ####-####", "{} Ltda."),
        given="João Conceição Antônio Luíza Sebastião",
        family="Gonçalves Araújo Simões Magalhães Souza",
        streets="das Flores;São João;XV de Novembro",
        towns="São Paulo;Goiânia;Brasília;Florianópolis",
        regions="SP GO DF SC",
    ),
    Place(
        *(4, "Poland", "ul. {} #", "##-###", "+48 22 ### ## ##", "{} Sp. z o.o."),
        given="Zofia Paweł Małgorzata Łukasz Agnieszka",
        family="Wiśniewska Wójcik Kowalczyk Zieliński Dąbrowska",
        streets="Floriańska;Piłsudskiego;Długa;Świętokrzyska",
        towns="Kraków;Łódź;Gdańsk;Wrocław",
    ),
    Place(
        *(3, "Czechia", "{} #", "### ##", "+420 ### ### ###", "{} s.r.o."),
        given="Jiří Kateřina Ondřej Tereza Zdeněk",
        family="Dvořák Novotná Němec Růžička Veselý",
        streets="Husova;Náměstí Míru;Dlouhá třída",
        towns="Plzeň;Praha;České Budějovice",
    ),
    Place(
        *(2, "Turkey", "{} Sokak No: #", "#####", "+90 212 ### ## ##", "{} A.Ş."),
        given="Ayşe Çağlar İbrahim Gülşen",
        family="Yılmaz Şahin Çelik Doğan",
        streets="Bağdat;Gülbahçe;Atatürk",
        towns="Kadıköy;Beyoğlu;Çankaya",
        regions="İstanbul İstanbul Ankara",
    ),
    Place(
        *(2, "Russia", "ул. {}, д. #", "######", "+7 495 ### ## ##", "ООО «{}»"),
        given="Иван Наталья Сергей Ольга Юрий",
        family="Иванов Петрова Щербаков Кузнецова",
        streets="Ленина;Садовая;Большая Морская",
        towns="Москва;Новосибирск;Ярославль",
    ),
    Place(
        *(2, "Greece", "{} #", "### ##", "+30 21 #### ####", "{} Α.Ε."),
        given="Γιώργος Ελένη Δημήτρης Μαρία",
        family="Παπαδόπουλος Οικονόμου Γεωργίου",
        streets="Ερμού;Αιόλου;Σταδίου",
        towns="Αθήνα;Θεσσαλονίκη;Πάτρα",
    ),
    Place(
        *(2, "Japan", "{}-chō #-#", "###-####", "+81 3 #### ####", "{} K.K."),
        given="Kenji Yōko Shōta Ayumi",
        family="Itō Satō Kōno Yamamoto",
        streets="Ginza;Marunouchi;Shinmachi",
        towns="Tōkyō;Ōsaka;Kyōto",
    ),
)


def people(count: int, seed: int = SEED) -> Iterator[Person]:
    """`count` people; the first ones are the same for every count."""
    chance = random.Random(seed)
    for _ in range(count):
        yield _person(chance, chance.choices(PLACES, [place.weight for place in PLACES])[0])


def write_csv(path: Path, count: int, seed: int = SEED) -> None:
    """Write `count` people as a CSV file with the fields of Person as headers."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(field.name for field in fields(Person))
        writer.writerows(map(astuple, people(count, seed)))


def _person(chance: random.Random, place: Place) -> Person:
    given, family = chance.choice(place.given.split()), _blend(chance, place.family.split())
    town = chance.randrange(len(place.towns.split(";")))
    regions = place.regions.split()
    has_birthday = chance.random() < 0.6
    number = chance.randrange(1, 200)
    return Person(
        given_name=given,
        family_name=family,
        company=place.company.format(family) if chance.random() < 0.4 else "",
        street=place.street.replace("#", str(number)).format(_blend(chance, place.streets.split(";"))),
        locality=place.towns.split(";")[town],
        region=regions[town] if regions else "",
        postcode=_filled(chance, place.postcode),
        country=place.country,
        phone=_filled(chance, place.phone),
        email=f"{fold(given)}.{fold(family)}{chance.randrange(1000)}@example.com".replace("'", ""),
        birthday=f"{chance.randrange(1940, 2006)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
        if has_birthday
        else "",
        interest=chance.choice(("golf", "sailing", "gardening", "jazz", "chess", "")),
    )


def _blend(chance: random.Random, names: list[str]) -> str:
    """One of the names, or the beginning of one with the end of another: address books are full of rare names."""
    first, last = chance.choice(names), chance.choice(names)
    return first[: len(first) // 2] + last[len(last) // 2 :]


def _filled(chance: random.Random, pattern: str) -> str:
    digits = "".join(str(chance.randrange(10)) if c == "#" else c for c in pattern)
    return "".join(chr(chance.randrange(65, 91)) if c == "?" else c for c in digits)

"""Mailings: who gets a label, how the sheets look, and the PDF."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from models.catalogues import StockCatalogue, load_countries, load_country_names, load_label_stocks
from models.domain.addresses import NO_LINES, AddressStyle, AddressWriter
from models.domain.contacts import ContactDraft, PostalAddress
from models.domain.countries import Countries, Country, postal_language
from models.domain.folding import fold
from models.domain.households import choose_household_recipients
from models.domain.label_layout import FittedLabel
from models.domain.label_sheets import LabelStock
from models.domain.printer_profiles import PrinterProfile
from models.domain.recipients import LeftOut, MailingOrder, Recipient, choose_recipients, in_order
from models.domain.segments import ContactQuery
from models.errors import InputError, NotFoundError
from models.formats.left_out_list import write_left_out
from models.jobs import Progress, without_collecting
from models.printing.label_parts import sheets_from
from models.printing.labels import LabelOptions, PreparedLabels, prepare_labels
from models.services.households import Households
from models.services.lists import ContactLists
from models.services.mailings.label_codes import with_codes
from models.services.mailings.own_stocks import OwnStocks
from models.services.settings import Settings
from models.store.database import Book
from models.store.mail_rows import load_mail_drafts, load_mail_places
from models.whole_files import written_whole

if TYPE_CHECKING:
    from models.printing.fonts import LabelFont


# Where paper is US Letter (CLDR, territoryInfo paperSize).
_LETTER_COUNTRIES = frozenset("BZ CA CL CO CR GT MX NI PA PH PR SV US VE".split())


class Mailings:
    """What the owner does with labels. `system_country` (name or code) serves until the owner has chosen a country."""

    def __init__(self, book: Book, lists: ContactLists, settings: Settings, system_country: str = "") -> None:
        self._book = book
        self._lists = lists
        self._settings = settings
        self._system_country = system_country
        self._households = Households(book, lists)
        self._own_stocks = OwnStocks(book)
        self._names_by_language: dict[str, dict[str, str]] = {}

    def stocks(self, text: str = "") -> list[LabelStock]:
        """The label stocks in whose brand, number, kind or use each word of `text` begins a word: own ones first.

        Without a text those on the paper of the owner's country come before the others that are as common.
        """
        found = self._catalogue.search(text)
        if text.strip():
            return found
        other_paper = "A4" if self._uses_letter_paper else "US-Letter"
        return sorted(
            found, key=lambda stock: (not self._own_stocks.is_own(stock), stock.priority, stock.region == other_paper)
        )

    def get_stock(self, text: str) -> LabelStock:
        """The stock of an id (`avery-5160`) or a maker's number (`L7160`).

        Raises:
            NotFoundError: no stock is called so, or several are.
        """
        return self._catalogue.get(text)

    def usual_stock(self) -> LabelStock:
        """The stock chosen last, else a common address label on the paper of the owner's country."""
        try:
            return self._catalogue.get(self._settings.get().label_stock)
        except NotFoundError:
            return self._catalogue.get("avery-5160" if self._uses_letter_paper else "avery-l7160")

    def usual_envelope(self) -> LabelStock:
        """A common envelope of the owner's country."""
        return self._catalogue.get("env-10" if self._uses_letter_paper else "env-dl")

    @property
    def sender(self) -> tuple[str, str]:
        """Code of the owner's country, and the owner's own name and address: what labels depend on."""
        return self.own_country_code, self._settings.get().return_address

    def countries(self) -> list[Country]:
        """The countries of the world, by English name."""
        return sorted(self._countries, key=lambda country: fold(country.name))

    def is_country(self, text: str) -> bool:
        """True when a typed text is a country's name or code."""
        return self._countries.find(text) is not None

    @property
    def own_country_code(self) -> str:
        """The ISO code of the owner's country, empty where it is not known."""
        country = self._countries.find(self._sender_country)
        return country.code if country else ""

    def prepare(
        self,
        who: ContactQuery | Sequence[int],
        options: LabelOptions,
        progress: Progress | None = None,
    ) -> PreparedLabels:
        """Labels for the contacts of a search or selection, fitted and in order; who has none is told with the reason.

        Raises:
            JobCancelledError: the owner asked to stop.
        """
        contact_ids = self._ids(who)
        return self._prepare(contact_ids, options, progress)

    def prepare_first_sheet(self, who: ContactQuery | Sequence[int], options: LabelOptions) -> PreparedLabels:
        """The labels of the first sheet alone, as quickly as a preview asks for; nobody left out is told."""
        contact_ids = self._ids(who)
        if options.order is not MailingOrder.NAME:
            contact_ids = self._by_place(contact_ids, options.order)
        wanted = -(-len(options.free_on(1)) // options.copies)
        start = 0
        labels: Sequence[FittedLabel] = ()
        while len(labels) < wanted and start < len(contact_ids):
            start += 2 * wanted
            labels = self._prepare(contact_ids[:start], replace(options, order=MailingOrder.NAME)).labels
        return PreparedLabels(replace(options, is_reversed=False), tuple(labels[:wanted]), ())

    def prepare_own_address(self, options: LabelOptions) -> PreparedLabels:
        """One label with the owner's own name and address, for return labels.

        Raises:
            InputError: the owner has not typed it in the settings yet.
        """
        lines = tuple(filter(None, map(str.strip, self._settings.get().return_address.splitlines())))
        if not lines:
            raise InputError("Type your own address in the settings first.")
        bold = range(1) if options.style.has_bold_name else NO_LINES
        return prepare_labels([Recipient(0, lines[0], lines, bold_lines=bold)], options, self._font)

    def sheet_pdf(self, prepared: PreparedLabels, sheet: int) -> bytes:
        """One sheet, counted from 1 in the order of the labels, as a PDF of one page."""
        from models.printing.label_pdf import labels_pdf  # ReportLab is slow to import

        return labels_pdf(sheets_from(prepared, sheet, sheet), self._font)

    def write_pdf(self, prepared: PreparedLabels, path: Path, progress: Progress | None = None) -> None:
        """Write the labels to a PDF file, which appears only when it is whole.

        Raises:
            InputError: there is no label to write.
            MachineError: the file can't be written.
            JobCancelledError: the owner asked to stop; nothing was written.
        """
        from models.printing.label_pdf import write_labels  # ReportLab is slow to import

        write_labels(prepared, path, self._font, progress)

    def write_left_out(self, left_out: Iterable[LeftOut], path: Path) -> None:
        """Write who was left out to a CSV file.

        Raises:
            MachineError: the file can't be written.
        """
        with written_whole(path) as file:
            file.write(write_left_out(left_out))

    def label_lines(self, draft: ContactDraft, address: PostalAddress) -> tuple[str, ...]:
        """The lines of a label for a contact at one of its addresses."""
        return self._writer().recipient_lines(draft, address)

    def write_test_sheet(self, stock: LabelStock, path: Path, profile: PrinterProfile | None = None) -> None:
        """Write a printer's test sheet on the paper of `stock`, corrected by a profile.

        Raises:
            InputError: the paper is too small.
            MachineError: the file can't be written.
        """
        from models.printing.test_sheet import write_test_sheet  # ReportLab is slow to import

        write_test_sheet(path, stock, profile)

    def address_writer(self) -> AddressWriter:
        """Writes addresses as mail from the owner's country has them."""
        return self._writer()

    def _writer(self, style: AddressStyle | None = None, sender_country: str = "") -> AddressWriter:
        sender = sender_country or self._sender_country
        return AddressWriter(self._countries, sender, style, self._country_names(sender))

    def _country_names(self, sender_country: str) -> dict[str, str]:
        """What the countries are called in the language of the one where mail is posted."""
        country = self._countries.find(sender_country)
        language = postal_language(country.code if country else "")
        if language not in self._names_by_language:
            self._names_by_language[language] = load_country_names(language)
        return self._names_by_language[language]

    def _prepare(
        self, contact_ids: Sequence[int], options: LabelOptions, progress: Progress | None = None
    ) -> PreparedLabels:
        drafts, writer = load_mail_drafts(self._book, contact_ids), self._writer(options.style, options.sender_country)
        households = self._households.among(contact_ids) if options.joins_households else ()
        recipients: Iterable[Recipient | LeftOut]
        if households:
            recipients = choose_household_recipients(drafts, writer, households)
        else:
            recipients = choose_recipients(drafts, writer)
        if options.has_code:
            recipients = with_codes(self._book, recipients)
        with without_collecting():
            return prepare_labels(recipients, options, self._font, total=len(contact_ids), progress=progress)

    def _ids(self, who: ContactQuery | Sequence[int]) -> Sequence[int]:
        return self._lists.ids(who) if isinstance(who, ContactQuery) else self._by_name(who)

    def _by_place(self, contact_ids: Sequence[int], order: MailingOrder) -> Sequence[int]:
        """Those of the contacts, which come by name, that have an address, in the order of a mailing."""
        places, writer = load_mail_places(self._book), self._writer()
        recipients = (
            Recipient(contact_id, "", (), postcode, writer.country_line(PostalAddress(country=country)))
            for contact_id in contact_ids
            if contact_id in places
            for postcode, country in [places[contact_id]]
        )
        return [recipient.contact_id for recipient in in_order(recipients, order)]

    def _by_name(self, contact_ids: Sequence[int]) -> Sequence[int]:
        wanted = set(contact_ids)
        return [contact_id for contact_id in self._lists.ids(ContactQuery()) if contact_id in wanted]

    @property
    def _sender_country(self) -> str:
        return self._settings.get().own_country or self._system_country

    def is_letter_paper(self) -> bool:
        """Whether the owner's country prints on US Letter; else on A4."""
        return self._uses_letter_paper

    @property
    def _uses_letter_paper(self) -> bool:
        return self.own_country_code in _LETTER_COUNTRIES

    @property
    def _catalogue(self) -> StockCatalogue:
        own = self._own_stocks.list_all()
        return StockCatalogue([*own, *self._shipped_stocks]) if own else self._shipped_stocks

    @cached_property
    def _shipped_stocks(self) -> StockCatalogue:
        return load_label_stocks()

    @cached_property
    def _countries(self) -> Countries:
        return load_countries()

    @cached_property
    def _font(self) -> "LabelFont":
        from models.printing.fonts import load_label_font  # ReportLab is slow to import

        return load_label_font()

"""The encodings that files of contacts come in, and which one is meant where a file does not say."""

import codecs

WESTERN = "cp1252"
# What the owner can choose, by codec, in the order of a menu; the names are those that programs show.
ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1252": "Western European (Windows-1252)",
    "cp1250": "Central European (Windows-1250)",
    "cp1251": "Cyrillic (Windows-1251)",
    "cp1253": "Greek (Windows-1253)",
    "cp1254": "Turkish (Windows-1254)",
    "cp1255": "Hebrew (Windows-1255)",
    "cp1256": "Arabic (Windows-1256)",
    "cp1257": "Baltic (Windows-1257)",
    "iso8859-15": "Western European (Latin 9)",
    "iso8859-2": "Central European (Latin 2)",
    "mac-roman": "Western European (Mac)",
    "cp437": "DOS (437)",
    "cp850": "DOS Western European (850)",
    "cp932": "Japanese (Shift JIS)",
    "gb18030": "Chinese simplified (GB 18030)",
    "big5": "Chinese traditional (Big5)",
    "cp949": "Korean (949)",
}
_OF_COUNTRIES = {
    "cp1250": "PL CZ SK HU SI HR RO BA AL ME",
    "cp1251": "RU UA BG BY MK RS KZ KG MN",
    "cp1253": "GR CY",
    "cp1254": "TR AZ",
    "cp1255": "IL",
    "cp1256": "EG SA AE JO LB SY IQ KW QA BH OM YE LY TN DZ MA IR PK",
    "cp1257": "LT LV EE",
    "cp932": "JP",
    "gb18030": "CN SG",
    "big5": "TW HK",
    "cp949": "KR",
}
_BY_COUNTRY = {country: encoding for encoding, countries in _OF_COUNTRIES.items() for country in countries.split()}


def fallback_encoding(country: str) -> str:
    """The encoding of old programs in a country (ISO code): Windows-1252 where nothing else is known."""
    return _BY_COUNTRY.get(country.upper(), WESTERN)


def find_encoding(name: str) -> str | None:
    """The codec that `name` means, None when there is none for text."""
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Python's codecs for bytes, such as base64, say that they are none for text.
    return info.name if getattr(info, "_is_text_encoding", True) else None


def encoding_words(encoding: str) -> str:
    """What the owner reads for a codec."""
    return ENCODINGS.get(encoding, encoding)

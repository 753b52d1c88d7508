"""vCard files: read 2.1, 3.0 and 4.0, write 3.0 and 4.0."""

from models.formats.vcard_reader import read_vcards
from models.formats.vcard_writer import VCardVersion, write_vcards

__all__ = ["VCardVersion", "read_vcards", "write_vcards"]

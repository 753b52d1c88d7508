"""A postal address typed or pasted as one text, taken apart."""

import re
from collections.abc import Callable

from models.domain.contacts import Kind, PostalAddress

# What stands on the line of a town: a postcode of letters and digits, or of digits, before or after the town's name.
_LETTERED = (
    r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}"  # United Kingdom
    r"|[A-Z]\d[A-Z] ?\d[A-Z]\d"  # Canada
    r"|[A-Z]\d\d ?[A-Z\d]{4}"  # Ireland
    r"|\d{4} ?[A-Z]{2}"  # Netherlands
)
_DIGITS = r"(?:[A-Z]{1,2}-)?\d{3}[ -]?\d{2,4}(?:-\d{4})?|\d{2}-\d{3}|\d{4}-\d{3}|\d{4,7}"
_BEFORE = re.compile(rf"({_LETTERED}|{_DIGITS})(?: +(.+))?", re.IGNORECASE)
_AFTER = re.compile(rf"(.+?) +({_LETTERED}|{_DIGITS})", re.IGNORECASE)
_STATE = re.compile(r"(.*?)[ ,]*\b([A-Z]{2})")


def split_address(text: str, is_country: Callable[[str], bool], kind: Kind = Kind.OTHER) -> PostalAddress:
    """Take apart `12 Mill Lane, Leeds LS1 4AB, United Kingdom`, parts divided by commas, semicolons or lines.

    The country is the last part if `is_country` knows it; before it stand the postcode and the town; the rest is the
    street. No part is lost; where no postcode is recognised the last part is the town.
    """
    parts = [part.strip() for part in re.split(r"[,;\n]", text) if part.strip()]
    country = parts.pop() if len(parts) > 1 and is_country(parts[-1]) else ""
    postcode = region = locality = ""
    if len(parts) > 1:
        locality, postcode = _town(parts.pop())
        if not locality:
            locality = parts.pop() if len(parts) > 1 else ""
        elif len(parts) > 1 and re.fullmatch(r"[A-Z]{2,3}", locality):
            # `Springfield, IL 62704`: what stands beside the postcode is the state.
            region, locality = locality, parts.pop()
    elif parts and not any(c.isdigit() for c in parts[0]):
        locality = parts.pop()
    if not region and (match := _STATE.fullmatch(locality)) and postcode.isdigit() and match[1]:
        locality, region = match[1], match[2]
    return PostalAddress(
        street="\n".join(parts), locality=locality, region=region, postcode=postcode, country=country, kind=kind
    )


def _town(text: str) -> tuple[str, str]:
    if match := _BEFORE.fullmatch(text):
        return match[2] or "", match[1]
    if match := _AFTER.fullmatch(text):
        return match[1], match[2]
    return text, ""

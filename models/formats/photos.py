"""Photos of contacts: checked, scaled down to what a screen shows, and as small as a book should hold."""

import base64
import binascii
import io

from models.domain.contacts import Photo

# The longest side, in pixels: twice what the largest picture of a contact shows, for dense screens.
_LONGEST_SIDE = 320
# A photo that is small enough already is kept as it is, so that it comes back from a file the same.
_SMALL_BYTES = 64 * 1024
_QUALITY = 85
# Above this a file of a few bytes may unpack to gigabytes.
_MOST_PIXELS = 60_000_000
_MEDIA_TYPES = {"JPEG": "image/jpeg", "PNG": "image/png"}


def read_photo(text: str) -> Photo:
    """The photo in a base64 text, blanks and missing padding forgiven.

    Raises:
        ValueError: it is no picture that can be read, or a dangerously large one.
    """
    data = "".join(text.split()).rstrip("=")
    try:
        raw = base64.b64decode(data + "=" * (-len(data) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError("is no base64") from error
    return _scaled(raw)


def _scaled(raw: bytes) -> Photo:
    # A sixth of a second to load, and most files hold no photos.
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(raw), formats=("JPEG", "PNG", "GIF", "BMP", "WEBP", "TIFF")) as image:
            _refuse_giants(image.width * image.height)
            is_small = max(image.size) <= _LONGEST_SIDE and len(raw) <= _SMALL_BYTES
            if is_small and image.format in _MEDIA_TYPES:
                image.load()
                return Photo(_MEDIA_TYPES[image.format], base64.b64encode(raw).decode())
            image.draft("RGB", (2 * _LONGEST_SIDE, 2 * _LONGEST_SIDE))
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail((_LONGEST_SIDE, _LONGEST_SIDE))
            out = io.BytesIO()
            upright.save(out, "JPEG", quality=_QUALITY)
    except _GiantError:
        raise
    except Exception as error:
        raise ValueError("is no picture that can be read") from error
    return Photo("image/jpeg", base64.b64encode(out.getvalue()).decode())


class _GiantError(ValueError):
    """A picture of more pixels than any photo of a person has."""


def _refuse_giants(pixels: int) -> None:
    if pixels > _MOST_PIXELS:
        raise _GiantError("is too large")

"""Photos come in scaled, go out again, and no damaged one does any harm."""

import base64
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from models.domain.contacts import Photo
from models.formats.photos import read_photo
from models.formats.vcard import VCardVersion, read_vcards, write_vcards

TODAY = date(2026, 11, 21)


def picture(width: int, height: int, kind: str = "JPEG") -> str:
    out = io.BytesIO()
    Image.effect_noise((width, height), 80).convert("RGB").save(out, kind)
    return base64.b64encode(out.getvalue()).decode()


def size(photo: Photo) -> tuple[int, int]:
    with Image.open(io.BytesIO(base64.b64decode(photo.data))) as image:
        return image.size


def test_a_large_photo_is_scaled_down() -> None:
    photo = read_photo(picture(2000, 1000))
    assert (photo.media_type, size(photo)) == ("image/jpeg", (320, 160))
    assert len(photo.data) < 60_000


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_small_one_stays_as_it_is(kind: str) -> None:
    data = picture(60, 60, kind)
    assert read_photo(data) == Photo(f"image/{kind.lower()}", data)


def test_folds_and_missing_padding_are_forgiven() -> None:
    data = picture(31, 30)
    folded = "\n ".join(data[start : start + 60] for start in range(0, len(data), 60)).rstrip("=")
    assert read_photo(folded) == Photo("image/jpeg", data)


@pytest.mark.parametrize("data", ["", "AAAA", "!!!!", picture(60, 60)[:400], picture(60, 60, "PNG")[:80]])
def test_what_is_no_picture_is_refused(data: str) -> None:
    with pytest.raises(ValueError, match="is no"):
        read_photo(data)


@given(st.binary(max_size=200), st.integers(0, 600))
def test_a_damaged_picture_is_refused_or_read_and_nothing_else(noise: bytes, place: int) -> None:
    raw = bytearray(base64.b64decode(_SOUND))
    raw[place : place + len(noise)] = noise
    try:
        photo = read_photo(base64.b64encode(bytes(raw)).decode())
    except ValueError:
        return
    assert photo.data


_SOUND = picture(40, 40, "PNG")


@pytest.mark.parametrize(
    "line",
    [
        "PHOTO;ENCODING=b;TYPE=JPEG:{data}",
        "PHOTO;JPEG;ENCODING=BASE64:{data}",
        "PHOTO:data:image/jpeg;base64,{data}",
        "PHOTO;VALUE=uri:data:image/jpeg;base64\\,{data}",
    ],
)
@pytest.mark.parametrize("version", VCardVersion)
def test_a_photo_is_read_however_it_is_written_and_comes_back(line: str, version: VCardVersion) -> None:
    data = picture(40, 40)
    card = f"BEGIN:VCARD\r\nFN:Ann\r\n{line.format(data=data)}\r\nEND:VCARD\r\n"
    (contact,) = read_vcards(io.BytesIO(card.encode()), TODAY)
    assert contact.draft is not None
    assert (contact.draft.photo, contact.draft.kept_lines) == (Photo("image/jpeg", data), ())
    written = b"".join(write_vcards([contact.draft], version))
    assert max(map(len, written.split(b"\r\n"))) <= 75
    (again,) = read_vcards(io.BytesIO(written), TODAY)
    assert again.draft is not None
    assert again.draft.photo == contact.draft.photo


def test_a_photo_elsewhere_is_kept_as_a_line() -> None:
    card = b"BEGIN:VCARD\nFN:Ann\nPHOTO;VALUE=uri:https://example.com/ann.jpg\nEND:VCARD\n"
    (contact,) = read_vcards(io.BytesIO(card), TODAY)
    assert contact.draft is not None
    assert contact.draft.kept_lines == ("PHOTO;VALUE=uri:https://example.com/ann.jpg",)


def test_a_damaged_photo_never_loses_its_card_and_is_told() -> None:
    card = b"BEGIN:VCARD\nFN:Ann\nPHOTO;ENCODING=b:AAAA\nEND:VCARD\n"
    (contact,) = read_vcards(io.BytesIO(card), TODAY)
    assert contact.draft is not None
    assert contact.draft.kept_lines == ("PHOTO;ENCODING=b:AAAA",)
    assert (contact.problems[0].line, contact.problems[0].reason) == (
        3,
        "This photo is no picture that can be read; the line is kept",
    )

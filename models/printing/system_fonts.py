"""Fonts of the system for the scripts that the program's own fonts lack: Chinese, Japanese, Korean and rarer ones."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from models.printing.faces import FontFace, faces_of

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
# Plain upright faces for small type that come with systems; each goes before the next, and before all others.
_PREFERRED = (
    *("notosanscjk-regular", "notosanscjk", "sourcehansans", "notosans", "wqy-zenhei", "wqy-microhei", "nanumgothic"),
    *("droidsansfallback", "ipagp", "ipaexg", "vlgothic", "takaopgothic", "baekmuk"),
    *("msyh.ttc", "yugothr", "yugothm", "meiryo.ttc", "malgun.ttf", "msjh.ttc", "segoeui.ttf", "nirmala", "leelawui"),
    *("hiragino sans gb", "ヒラギノ角ゴシック w3", "pingfang", "applesdgothicneo", "arial unicode", "dejavusans.ttf"),
)
_LATER = ("bold", "italic", "oblique", "black", "light", "thin", "mono", "condensed", "serif", "heavy", "medium")


class SystemFonts:
    """The font files below some folders, opened one by one as a character is sought."""

    def __init__(self, folders: Iterable[Path]) -> None:
        self._folders = tuple(folders)
        self._opened: list[FontFace] = []

    def find(self, text: str) -> FontFace | None:
        """The first face that prints all of `text` and may be embedded, None when there is none."""
        for face in self._opened:
            if face.prints(text):
                return face
        for face in self._unopened:
            self._opened.append(face)
            if face.prints(text):
                return face
        return None

    @cached_property
    def _unopened(self) -> Iterator[FontFace]:
        paths = {path for folder in self._folders for path in folder.rglob("*") if path.suffix.lower() in _SUFFIXES}
        faces = (face for path in sorted(paths, key=_rank) for face in faces_of(path))
        return (face for face in faces if face.outlines is not None and face.may_be_embedded)


def _rank(path: Path) -> tuple[int, int, str]:
    name = path.name.lower()
    preferred = next((number for number, begin in enumerate(_PREFERRED) if name.startswith(begin)), len(_PREFERRED))
    return sum(word in name for word in _LATER), preferred, name

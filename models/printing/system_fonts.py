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
# Bold faces of Windows and macOS whose files are not called so.
_BOLD_FILES = (
    *("msyhbd", "yugothb", "meiryob", "malgunbd", "msjhbd", "segoeuib", "nirmalab", "leelauib", "leelawdb"),
    "ヒラギノ角ゴシック w6",
)
_REGULAR_WEIGHT, _BOLD_WEIGHT = 400, 700
_LATER = ("bold", "italic", "oblique", "black", "light", "thin", "mono", "condensed", "serif", "heavy", "medium")


class SystemFonts:
    """The font files below some folders, opened one by one as a character is sought.

    `is_bold` looks for bold faces first; a regular one stands in where a script has none.
    """

    def __init__(self, folders: Iterable[Path], *, is_bold: bool = False) -> None:
        self._folders = tuple(folders)
        self._weight = _BOLD_WEIGHT if is_bold else _REGULAR_WEIGHT
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
        rank = _bold_rank if self._weight == _BOLD_WEIGHT else _rank
        faces = (face for path in sorted(paths, key=rank) for face in self._faces_of(path))
        return (face for face in faces if face.outlines is not None and face.may_be_embedded)

    def _faces_of(self, path: Path) -> list[FontFace]:
        """The faces of a file, the one whose weight comes nearest first."""
        return sorted(faces_of(path, self._weight), key=lambda face: abs(face.weight - self._weight))


def _rank(path: Path) -> tuple[int, int, str]:
    name = path.name.lower()
    preferred = next((number for number, begin in enumerate(_PREFERRED) if name.startswith(begin)), len(_PREFERRED))
    return sum(word in name for word in _LATER), preferred, name


def _bold_rank(path: Path) -> tuple[bool, tuple[int, int, str]]:
    name = path.name.lower()
    is_bold = "bold" in name and not any(word in name for word in _LATER if word != "bold")
    return not (is_bold or name.startswith(_BOLD_FILES)), _rank(path)

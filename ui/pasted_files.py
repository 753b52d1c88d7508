"""What is pasted into the window as a file to import: vCards, or rows of a spreadsheet."""

from pathlib import Path

from PySide6.QtCore import QTemporaryDir

_CARD = "BEGIN:VCARD"
_SIGNS_OF_A_TABLE = ("\t", ",", ";", "\n")


class PastedFiles:
    """Files in a folder of their own, which goes when this object does."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()
        self._count = 0

    def keep(self, text: str) -> Path | None:
        """A file that holds the text, None when it can hold no contacts."""
        text = text.strip("\0 \r\n")
        is_card = _CARD in text.upper()
        if not is_card and not any(sign in text for sign in _SIGNS_OF_A_TABLE):
            return None
        self._count += 1
        path = Path(self._folder.filePath(f"pasted {self._count}{'.vcf' if is_card else '.csv'}"))
        path.write_text(text + "\n", encoding="utf-8", errors="replace", newline="")
        return path

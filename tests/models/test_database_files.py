"""Books among files that are chosen: told, and not disturbed by it."""

import subprocess
import sys
from pathlib import Path

import pytest

from models.clock import Clock
from models.context import Context
from models.database_files import is_database
from models.errors import InputError, UnreadableFileError
from models.services.exchange.import_files import opened
from models.whole_files import written_whole

_OPEN_AND_CLOSE = (
    "import sqlite3, sys; book = sqlite3.connect(sys.argv[1]); book.execute('SELECT * FROM contact').close()"
)


def test_a_database_is_told_by_its_header(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text("name\nTom")
    assert not is_database(tmp_path / "people.csv")
    assert not is_database(tmp_path / "missing")
    assert not is_database(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="locks of Windows belong to an open file, not to a process")
def test_looking_at_the_open_book_leaves_it_its_locks(tmp_path: Path) -> None:
    path = tmp_path / "book.barnacle"
    context = Context.open(path, Clock())
    context.settings.change(own_country="GB")
    log = path.with_name(f"{path.name}-wal")
    assert log.exists()
    with pytest.raises(InputError, match="is a book"), written_whole(path):
        pass
    with pytest.raises(UnreadableFileError, match="This is a database"), opened(path):
        pass
    subprocess.run([sys.executable, "-c", _OPEN_AND_CLOSE, path], check=True)
    assert log.exists(), "another program took itself for the last one"
    context.close()

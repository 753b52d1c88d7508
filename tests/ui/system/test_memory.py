from PySide6.QtGui import QPixmap, QPixmapCache
from pytestqt.qtbot import QtBot

from models.context import Context
from models.domain.contacts import ContactDraft
from models.domain.names import PersonName
from models.domain.segments import ContactQuery
from ui.system.memory import release_memory


def test_pictures_go_and_the_book_stays_open(context: Context, qtbot: QtBot) -> None:
    context.contacts.add(ContactDraft(PersonName("Jane")))
    QPixmapCache.insert("a picture", QPixmap(10, 10))
    release_memory(context)
    assert not QPixmapCache.find("a picture", QPixmap())
    assert context.lists.count(ContactQuery()) == 1

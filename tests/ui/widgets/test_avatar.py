import base64

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QColor, QPixmap
from pytestqt.qtbot import QtBot

from ui.widgets.avatar import Avatar


def test_a_picture_takes_the_place_of_the_initials_and_goes_again(qtbot: QtBot) -> None:
    picture = QPixmap(40, 40)
    picture.fill(QColor("#123456"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    avatar = Avatar(56, "AL")
    qtbot.addWidget(avatar)
    avatar.set_picture(base64.b64decode(base64.b64encode(buffer.data().data())))
    assert avatar.grab().toImage().pixelColor(28, 28) == QColor("#123456")
    avatar.set_picture(None)
    assert not avatar.has_picture()

"""What holds for every test: a home of its own, no desktop of the owner's, and the same examples on each machine."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# A bare `pytest` must not open windows; `make test` says the same.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("dev", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

FOLDERS_OF_A_HOME = {
    "HOME": "",
    "USERPROFILE": "",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
    "XDG_CACHE_HOME": ".cache",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
}
WAYS_TO_THE_DESKTOP = ("DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XAUTHORITY")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty home folder, which the test and all it starts take for the owner's."""
    folder = tmp_path_factory.mktemp("home")
    for variable, place in FOLDERS_OF_A_HOME.items():
        (folder / place).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(folder / place))
    for variable in WAYS_TO_THE_DESKTOP:
        monkeypatch.delenv(variable, raising=False)
    # Sockets live here, and the path of a socket has room for some hundred bytes only.
    with tempfile.TemporaryDirectory(prefix="barnacle-") as runtime_folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime_folder)
        yield folder


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """The style that the program asks for."""
    from ui.theme import application_arguments

    return application_arguments()

"""Where systems keep their fonts."""

from pathlib import Path

from models.font_folders import font_folders


def test_linux_has_the_owner_s_and_the_shared_ones(tmp_path: Path) -> None:
    for folder in ("own/fonts", "shared/fonts", "home/.fonts"):
        (tmp_path / folder).mkdir(parents=True)
    environment = {"XDG_DATA_HOME": str(tmp_path / "own"), "XDG_DATA_DIRS": f"{tmp_path}/missing:{tmp_path}/shared"}
    found = font_folders(environment, tmp_path / "home", "linux")
    assert found == [tmp_path / "own/fonts", tmp_path / "shared/fonts", tmp_path / "home/.fonts"]


def test_windows_has_its_own_and_the_owner_s(tmp_path: Path) -> None:
    for folder in ("Windows/Fonts", "Local/Microsoft/Windows/Fonts"):
        (tmp_path / folder).mkdir(parents=True)
    environment = {"WINDIR": str(tmp_path / "Windows"), "LOCALAPPDATA": str(tmp_path / "Local")}
    found = font_folders(environment, tmp_path, "win32")
    assert found == [tmp_path / "Windows/Fonts", tmp_path / "Local/Microsoft/Windows/Fonts"]


def test_macos_has_the_owner_s_too(tmp_path: Path) -> None:
    (tmp_path / "Library/Fonts").mkdir(parents=True)
    assert tmp_path / "Library/Fonts" in font_folders({}, tmp_path, "darwin")

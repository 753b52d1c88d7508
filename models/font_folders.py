"""Where a system keeps its fonts."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def system_font_folders() -> list[Path]:
    """The folders of this system's fonts and of the owner's, those that are there."""
    return font_folders(os.environ, Path.home(), sys.platform)


def font_folders(environment: Mapping[str, str], home: Path, platform: str) -> list[Path]:
    """The folders of fonts on Linux (XDG base directories), Windows or macOS, those that are there."""
    if platform == "win32":
        windows = Path(environment.get("WINDIR", "C:\\Windows")) / "Fonts"
        folders = [windows, Path(environment.get("LOCALAPPDATA", str(home))) / "Microsoft" / "Windows" / "Fonts"]
    elif platform == "darwin":
        folders = [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"]
    else:
        own = environment.get("XDG_DATA_HOME") or str(home / ".local" / "share")
        shared = (environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share").split(":")
        folders = [*(Path(folder) / "fonts" for folder in (own, *shared) if folder), home / ".fonts"]
    return [folder for folder in folders if folder.is_dir()]

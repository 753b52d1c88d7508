"""No test can reach the owner's own files or desktop."""

import os
from pathlib import Path

import platformdirs


def test_the_home_folder_of_a_test_is_its_own(home: Path) -> None:
    assert Path.home() == home


def test_the_folders_of_programs_lie_inside_the_home_of_the_test(home: Path) -> None:
    folders = platformdirs.PlatformDirs("barnacle")
    assert all(
        path.is_relative_to(home)
        for path in (folders.user_data_path, folders.user_config_path, folders.user_cache_path, folders.user_state_path)
    )


def test_no_display_and_no_session_bus_is_in_reach() -> None:
    assert not {"DISPLAY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS"} & set(os.environ)

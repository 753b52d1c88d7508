"""The icon in trays of both kinds, early and late."""

from tests.desktop.desktop import Desktop


def test_the_icon_stands_in_a_tray_that_windows_dock_into(desktop: Desktop) -> None:
    desktop.start_tray()
    host = desktop.start_host()
    desktop.click_tray()
    host.hear("due_requested")


def test_the_icon_registers_with_a_tray_host(desktop: Desktop) -> None:
    tray = desktop.start_tray_host()
    desktop.start_host()
    tray.hear("registered")


def test_the_icon_registers_with_a_tray_host_that_comes_later(desktop: Desktop) -> None:
    desktop.start_host()
    desktop.start_tray_host().hear("registered")


def test_the_icon_registers_again_with_a_restarted_tray_host(desktop: Desktop) -> None:
    tray = desktop.start_tray_host()
    desktop.start_host()
    tray.hear("registered")
    desktop.processes.stop(tray.process)
    desktop.start_tray_host().hear("registered")

"""Programs and a session bus beside the window's tests."""

from tests.support.fixtures import bus, processes

__all__ = ["bus", "processes"]

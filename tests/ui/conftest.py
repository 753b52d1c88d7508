from tests.support.fixtures import bus, processes

__all__ = ["bus", "processes"]

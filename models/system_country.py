"""The country that the system is set to, until the owner chooses one."""

from collections.abc import Mapping

# POSIX: each of these goes before the next (IEEE 1003.1, chapter 8.2).
_VARIABLES = ("LC_ALL", "LC_ADDRESS", "LANG")


def system_country(environment: Mapping[str, str]) -> str:
    """A country's code or English name, such as `GB` or `United Kingdom`; empty where the system does not say."""
    for variable in _VARIABLES:
        name = environment.get(variable, "")
        if name:
            return _territory(name)
    import locale  # seldom needed, and the window waits for this

    return _territory(locale.getlocale()[0] or "")


def _territory(name: str) -> str:
    return name.partition("_")[2].partition(".")[0].partition("@")[0]

"""Enumerations by what is stored of them."""

import pytest

from models.domain.contacts import Kind
from models.store.members import Members


def test_each_value_gives_its_member() -> None:
    members = Members(Kind)
    assert [members[kind.value] for kind in Kind] == list(Kind)


def test_what_is_no_value_is_told_as_the_enumeration_tells_it() -> None:
    with pytest.raises(ValueError, match="nonsense"):
        Members(Kind)["nonsense"]

"""A choice of contacts that the owner can make by name."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.domain.segments import ContactQuery


@dataclass(frozen=True, slots=True)
class ContactChoice:
    """Whom the owner chose: a search or ids, with its name and a word about it, such as how many they are.

    `is_own_address` stands for the owner's own address, on return labels.
    """

    who: ContactQuery | Sequence[int]
    name: str
    about: str = ""
    is_own_address: bool = False

"""By what a contact can be reached."""

import pytest

from models.domain.reach import Reach
from models.domain.touches import Method

NOBODY = Reach(by_email=False, by_phone=False, by_mail=False)
PHONE = Reach(by_email=False, by_phone=True, by_mail=False)
ALL = Reach(by_email=True, by_phone=True, by_mail=True)


@pytest.mark.parametrize("method", Method)
def test_a_method_that_works_is_kept(method: Method) -> None:
    assert ALL.usable(method) is method


def test_one_that_does_not_gives_way_to_one_that_does() -> None:
    assert [PHONE.usable(method) for method in (Method.EMAIL, Method.MAIL, Method.MESSAGE, Method.IN_PERSON)] == [
        Method.PHONE,
        Method.PHONE,
        Method.MESSAGE,
        Method.IN_PERSON,
    ]


def test_where_nothing_is_known_the_plan_is_kept() -> None:
    assert NOBODY.usable(Method.EMAIL) is Method.EMAIL

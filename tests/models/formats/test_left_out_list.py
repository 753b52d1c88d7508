from models.domain.recipients import LeftOut, LeftOutReason
from models.formats.left_out_list import write_left_out


def test_each_one_left_out_is_a_row_with_the_reason() -> None:
    left_out = [
        LeftOut(1, "Łoś, Anna", LeftOutReason.NO_ADDRESS),
        LeftOut(2, "=1+1", LeftOutReason.UNPRINTABLE, "銀 座"),
    ]
    lines = write_left_out(left_out).decode("utf-8-sig").splitlines()
    assert lines == ["Name,Reason,Detail", '"Łoś, Anna",no address,', "'=1+1,can't be printed,銀 座"]

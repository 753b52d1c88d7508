import pytest

from ui.colours import DARK, LIGHT, Colours, contrast


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_ink_and_ground_can_be_read(scheme: Colours) -> None:
    weak = [(ink, ground, round(contrast(ink, ground), 2)) for ink, ground in scheme.pairs()]
    assert [pair for pair in weak if pair[2] < 4.5] == []


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)

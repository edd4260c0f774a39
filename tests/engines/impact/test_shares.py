import pytest

from encadena.engines.impact.shares import Share


def test_the_four_numbers_of_text_004_belong_to_one_group_of_firms() -> None:
    """48 % over all and 61 % over the known are the same firms: a fifth of the genders is not reported."""
    share = Share(yes=960, known=1574, total=2000)
    assert share.over_all == pytest.approx(0.48)
    assert share.over_known == pytest.approx(0.61, abs=0.0005)
    assert share.unreported == pytest.approx(0.213)
    assert share.bounds == pytest.approx((0.48, 0.693))


def test_whatever_the_unknown_are_the_share_lies_within_its_bounds() -> None:
    share = Share(yes=3, known=7, total=10)
    low, high = share.bounds or (1, 0)
    for unknown_yes in range(share.unknown + 1):
        assert low <= (share.yes + unknown_yes) / share.total <= high
    assert (low, high) == (0.3, 0.6)


def test_nothing_to_share_is_not_zero() -> None:
    nothing = Share(0, 0, 0)
    assert (nothing.over_all, nothing.over_known, nothing.unreported, nothing.bounds) == (None, None, None, None)
    unknown = Share(0, 0, 4)
    assert (unknown.over_all, unknown.over_known, unknown.bounds) == (0.0, None, (0.0, 1.0))


def test_shares_of_parts_add_up_to_the_share_of_the_whole() -> None:
    assert Share(1, 2, 3) + Share(4, 5, 9) == Share(5, 7, 12)


@pytest.mark.parametrize("numbers", [(-1, 2, 3), (3, 2, 4), (1, 5, 4)])
def test_impossible_numbers_are_refused(numbers: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="not a share"):
        Share(*numbers)

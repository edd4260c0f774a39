import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching.codes import agreeing, nearness

codes = st.builds(
    lambda scheme, digits: f"{scheme}:{digits}",
    st.sampled_from(["hs", "cpc", "ciiu"]),
    st.text("0123456789", min_size=2, max_size=6),
)


@pytest.mark.parametrize(
    ("nearer", "farther"),
    [
        (("hs:080440", "hs:080440"), ("hs:0804", "hs:080440")),
        (("hs:0804", "hs:080440"), ("hs:0804", "hs:0805")),
        (("hs:0804", "hs:0805"), ("hs:0804", "hs:2009")),
        (("cpc:6511", "cpc:6512"), ("cpc:6511", "cpc:6411")),
        (("ciiu:11020", "hs:2204"), ("ciiu:11020", "hs:2203")),
    ],
)
def test_a_longer_shared_beginning_is_nearer(nearer: tuple[str, str], farther: tuple[str, str]) -> None:
    assert nearness(*nearer) > nearness(*farther)


@given(codes, codes)
def test_it_is_the_same_from_both_sides_and_between_0_and_1(one: str, other: str) -> None:
    assert nearness(one, other) == nearness(other, one)
    assert 0 <= nearness(one, other) <= 1
    assert nearness(one, one) == 1


def test_a_good_and_the_service_around_it_go_together() -> None:
    assert 0 < nearness("hs:8429", "cpc:8711") < nearness("ciiu:3312", "cpc:8711")
    assert nearness("hs:0804", "cpc:8711") == 0


def test_digits_that_agree_are_counted_within_one_scheme() -> None:
    assert agreeing("hs:080440", "hs:0805") == 3
    assert agreeing("hs:0804", "cpc:0804") == 0


def test_what_is_no_code_of_ours_is_near_itself_only() -> None:
    assert nearness("x", "x") == 1
    assert nearness("x", "y") == 0

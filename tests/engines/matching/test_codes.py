import csv
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching.codes import STEPS, agreeing, nearness, split

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


@given(st.sampled_from(sorted(STEPS)), *[st.text("0123", min_size=2, max_size=6)] * 3)
def test_whoever_shares_more_of_the_beginning_is_never_farther(scheme: str, a: str, b: str, c: str) -> None:
    one, nearer, farther = (f"{scheme}:{digits}" for digits in (a, b, c))
    if agreeing(one, nearer) < agreeing(one, farther):
        nearer, farther = farther, nearer
    assert nearness(one, nearer) >= nearness(one, farther) or one == farther


@pytest.mark.parametrize("scheme", sorted(STEPS))
def test_a_parent_is_nearer_the_deeper_it_stands(scheme: str) -> None:
    """The class is nearer than the group, the group nearer than the division."""
    depths = [digits for digits, _ in STEPS[scheme]]
    code = f"{scheme}:" + "123456"[: depths[0]]
    found = [nearness(code, f"{scheme}:" + "123456"[:depth]) for depth in depths]

    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(depths)
    assert min(found) > 0


def test_the_crosswalk_joins_two_schemes_we_know_and_holds_from_both_sides() -> None:
    text = (files("encadena.engines.matching") / "crosswalk.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))

    assert rows
    for row in rows:
        schemes = {split(row["one"])[0], split(row["other"])[0]}
        assert len(schemes) == 2, row
        assert schemes <= STEPS.keys(), row
        assert 0 < float(row["nearness"]) < 1, row
        assert nearness(row["one"], row["other"]) == nearness(row["other"], row["one"]) >= float(row["nearness"]), row


def test_what_the_crosswalk_joins_is_joined_for_every_code_below_it() -> None:
    assert nearness("hs:220421", "ciiu:11020") == nearness("hs:2204", "ciiu:11020") > 0

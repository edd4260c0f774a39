from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching import Catalogue, Offering, Seller

from .makers import catalogue, codes, need, offering, ranked

GROUP = Seller("G", "Grupo", members=("A", "B", "C"))


def of(*offerings: Offering) -> Catalogue:
    return catalogue(*offerings, sellers=[Seller("A"), Seller("B"), Seller("C"), GROUP])


def volume_of(seller: str, found: Catalogue, unit: str = "t") -> object:
    [match] = [one for one in ranked(need(volume=100.0, unit=unit), found) if one.seller == seller]
    [reason] = [one for one in match.reasons if one.code in ("volume", "volume_unknown", "volume_in_another_unit")]
    return reason.params.get("volume", reason.code)


def test_each_member_counts_once_with_its_largest_offering() -> None:
    rows = [
        offering("a", seller="A", volume=30.0, unit="t"),
        offering("a2", "palta orgánica", seller="A", volume=20.0, unit="t"),
        offering("b", seller="B", volume=20_000.0, unit="kg"),
    ]
    assert volume_of("G", of(*rows)) == 50.0


def test_what_a_member_did_not_note_adds_nothing_and_all_unknown_is_unknown() -> None:
    assert volume_of("G", of(offering("a", seller="A", volume=30.0, unit="t"), offering("b", seller="B"))) == 30.0
    assert volume_of("G", of(offering("a", seller="A"), offering("b", seller="B"))) == "volume_unknown"


def test_another_thing_of_a_member_does_not_count() -> None:
    rows = [
        offering("a", seller="A", volume=30.0, unit="t"),
        offering("b", "flete", seller="B", volume=999.0, unit="t"),
    ]
    assert volume_of("G", of(*rows)) == 30.0


def test_a_group_that_states_its_own_offering_is_taken_at_its_word() -> None:
    rows = [offering("g", seller="G", volume=75.0, unit="t"), offering("a", seller="A", volume=30.0, unit="t")]
    assert volume_of("G", of(*rows)) == 75.0


@given(st.permutations(["A", "B", "C"]), st.lists(st.floats(1, 60), min_size=3, max_size=3))
def test_the_order_of_the_members_changes_nothing(members: list[str], volumes: list[float]) -> None:
    rows = [
        offering(seller.lower(), seller=seller, volume=v, unit="t") for seller, v in zip("ABC", volumes, strict=True)
    ]
    known = [*(Seller(one) for one in "ABC"), replace(GROUP, members=tuple(members))]

    assert volume_of("G", catalogue(*rows, sellers=known)) == pytest.approx(sum(volumes))


def test_a_group_is_only_named_where_it_reaches_the_whole_volume() -> None:
    for volume, told in ((60.0, True), (40.0, False)):
        rows = [offering("a", seller="A", volume=30.0, unit="t"), offering("b", seller="B", volume=volume, unit="t")]
        found = {one.seller: one for one in ranked(need(volume=90.0, unit="t"), of(*rows))}
        assert ("group_delivers" in codes(found["A"])) is told


def test_whoever_delivers_all_alone_hears_of_no_group() -> None:
    rows = [offering("a", seller="A", volume=200.0, unit="t"), offering("b", seller="B", volume=90.0, unit="t")]
    found = {one.seller: one for one in ranked(need(volume=100.0, unit="t"), of(*rows))}

    assert "group_delivers" not in codes(found["A"])
    assert "group_delivers" in codes(found["B"])

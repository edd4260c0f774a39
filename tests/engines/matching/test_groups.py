from encadena.engines.matching import Catalogue, Offering, Seller

from .makers import catalogue, need, offering, ranked

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

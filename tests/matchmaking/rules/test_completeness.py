"""What a profile lacks."""

import pytest

from encadena.matchmaking.rules.completeness import Known, may_be_reminded, missing


def test_a_complete_buyer_and_a_complete_firm_lack_nothing() -> None:
    assert missing(Known(True, access=True, needs=1, zone=True)) == []
    assert missing(Known(False, offerings=2, capacity=True, commune=True, email=True)) == []


def test_a_buyer_without_needs_lacks_them_first_of_all() -> None:
    assert missing(Known(True)) == ["needs", "access", "zone"]


def test_a_firm_without_offerings_is_not_asked_for_their_capacity() -> None:
    assert missing(Known(False, commune=True, email=True)) == ["offerings"]
    assert missing(Known(False, offerings=1, commune=True, email=True)) == ["capacity"]


@pytest.mark.parametrize(("codes", "may"), [([], False), (["access", "email"], False), (["access", "needs"], True)])
def test_nobody_is_reminded_of_what_only_the_organiser_can_fill_in(codes: list[str], may: bool) -> None:
    assert may_be_reminded(codes) is may

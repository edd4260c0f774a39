from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching import Certificate, Seller
from encadena.engines.matching.conditions import Pair
from encadena.engines.matching.conditions.certificate import judge, same_standard

from ..makers import TODAY, need, offering

days = st.integers(-400, 400).map(lambda n: TODAY + timedelta(n))
HARD = frozenset({"certificate"})


def pair(*held: Certificate, until: date | None = None, hard: bool = False) -> Pair:
    asks = need(certificates=("FSSC 22000",), until=until, hard=HARD if hard else frozenset())
    return Pair(asks, offering("o"), Seller("s", certificates=held), TODAY)


@pytest.mark.parametrize(
    ("held", "code", "state"),
    [
        ((), "certificate_missing", "failed"),
        ((Certificate("ISO 9001", date(2030, 1, 1)),), "certificate_missing", "failed"),
        ((Certificate("fssc22000 v6", date(2030, 1, 1)),), "certificate", "met"),
        ((Certificate("FSSC 22000"),), "certificate_until_unknown", "unknown"),
        ((Certificate("FSSC 22000", date(2026, 1, 1)),), "certificate_expired", "failed"),
        ((Certificate("FSSC 22000", date(2027, 1, 1)),), "certificate_ends_before", "failed"),
        (
            (Certificate("FSSC 22000", date(2026, 1, 1)), Certificate("FSSC 22000", date(2028, 1, 1))),
            "certificate",
            "met",
        ),
    ],
)
def test_what_is_held_on_the_day_of_delivery_counts(held: tuple[Certificate, ...], code: str, state: str) -> None:
    [verdict] = judge(pair(*held, until=date(2027, 6, 1)))

    assert [(r.code, r.state) for r in verdict.reasons] == [(code, state)]


def test_without_a_day_of_delivery_today_counts_and_the_last_day_is_valid() -> None:
    assert judge(pair(Certificate("FSSC 22000", TODAY)))[0].factor == 1.0


def test_a_failure_excludes_only_when_it_is_hard_and_unknown_never_does() -> None:
    assert judge(pair(hard=True))[0].factor == 0.0
    assert 0 < judge(pair())[0].factor < judge(pair(Certificate("FSSC 22000"), hard=True))[0].factor < 1


def test_each_certificate_asked_for_has_its_verdict() -> None:
    asks = need(certificates=("HACCP", "BRCGS"))
    found = judge(Pair(asks, offering("o", certificates=(Certificate("HACCP"),)), Seller("s"), TODAY))

    assert [v.reasons[0].params["standard"] for v in found] == ["HACCP", "BRCGS"]
    assert [v.reasons[0].state for v in found] == ["unknown", "failed"]


@given(days, days, days)
def test_a_later_end_is_never_worse(until: date, one: date, other: date) -> None:
    early, late = sorted((one, other))
    factors = [judge(pair(Certificate("FSSC 22000", end), until=until))[0].factor for end in (early, late)]
    assert factors == sorted(factors)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("FSSC 22000", "fssc-22000", True),
        ("FSSC 22000", "FSSC 22000 v5.1", True),
        ("ISO 9001", "ISO 14001", False),
        ("ISO 9001", "ISO 9001:2015", True),
        ("GlobalG.A.P.", "GLOBALGAP", True),
        ("Orgánico", "organico", True),
        ("ISO 22000", "FSSC 22000", False),
    ],
)
def test_standards_are_compared_without_case_blanks_and_versions(one: str, other: str, same: bool) -> None:
    assert same_standard(one, other) is same
    assert same_standard(other, one) is same

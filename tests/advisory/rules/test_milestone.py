from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.advisory.choices import MilestoneKind
from encadena.advisory.rules.milestone import SHAPES, Claim, check_claim, is_late, job_key, jobs_of, total
from encadena.kernel.errors import DomainError


def measured(kind: str, before: object, after: object, **more: object) -> Claim:
    return Claim(kind, Decimal(str(after)), Decimal(str(before)), has_baseline=True, **more)  # type: ignore[arg-type]


def test_every_kind_has_its_shape() -> None:
    assert set(SHAPES) == set(MilestoneKind.values)


def test_an_increase_is_measured_from_the_baseline() -> None:
    assert check_claim(measured("sales", 1000, 1250)) == 250


def test_a_baseline_of_zero_is_a_baseline_and_an_unknown_one_is_not() -> None:
    assert check_claim(measured("sales", 0, 10)) == 10
    with pytest.raises(DomainError, match="baseline_missing") as unknown:
        check_claim(Claim("sales", Decimal(10), None, has_baseline=True))
    assert unknown.value.params["unknown"] is True
    with pytest.raises(DomainError, match="baseline_missing") as missing:
        check_claim(Claim("sales", Decimal(10)))
    assert missing.value.params["unknown"] is False


@pytest.mark.parametrize(("before", "after"), [(100, 100), (100, 90)])
def test_what_did_not_grow_is_no_milestone(before: int, after: int) -> None:
    with pytest.raises(DomainError, match="milestone_no_change"):
        check_claim(measured("sales", before, after))


def test_who_exported_before_does_not_export_for_the_first_time() -> None:
    assert check_claim(measured("first_export", 0, 5000, country="PE")) == 5000
    with pytest.raises(DomainError, match="milestone_not_first_export"):
        check_claim(measured("first_export", 1, 5000, country="PE"))


def test_jobs_are_named_one_by_one_and_add_up() -> None:
    assert check_claim(measured("jobs_created", 2, 4, jobs=["Panadera – Rosa", "Vendedor"])) == 2
    with pytest.raises(DomainError, match="jobs_do_not_add_up"):
        check_claim(measured("jobs_created", 2, 3, jobs=["Panadera", "Vendedor"]))
    with pytest.raises(DomainError, match="jobs_missing"):
        check_claim(measured("jobs_created", 2, 3))
    with pytest.raises(DomainError, match="job_twice"):
        check_claim(measured("jobs_created", 2, 9, jobs=["Panadera - Rosa", "panadera rosa"]))


def test_nobody_keeps_more_jobs_than_there_were_or_are() -> None:
    assert check_claim(measured("jobs_kept", 3, 2, jobs=["A", "B"])) == 2
    with pytest.raises(DomainError, match="jobs_do_not_add_up"):
        check_claim(measured("jobs_kept", 3, 1, jobs=["A", "B"]))


@pytest.mark.parametrize("kind", ["finance", "contract"])
def test_money_needs_its_amount(kind: str) -> None:
    assert check_claim(Claim(kind, amount=Decimal(5))) is None
    with pytest.raises(DomainError, match="milestone_amount_missing"):
        check_claim(Claim(kind, amount=Decimal(0)))


def test_a_market_has_a_country() -> None:
    assert check_claim(Claim("new_market", country="BR")) is None
    with pytest.raises(DomainError, match="milestone_country_missing"):
        check_claim(Claim("new_market"))


@given(st.text(max_size=60))
def test_a_job_is_known_again_however_it_is_written(label: str) -> None:
    assert job_key(f"  {label.upper()}! ") == job_key(job_key(label.upper()))


def test_jobs_are_read_one_a_line() -> None:
    assert jobs_of(" Panadera \n\n Vendedor   nuevo\n") == ["Panadera", "Vendedor nuevo"]


def test_a_baseline_has_thirty_days_of_grace_after_the_first_session() -> None:
    first = date(2026, 3, 1)
    assert not is_late(date(2026, 3, 31), first)
    assert is_late(date(2026, 4, 1), first)
    assert not is_late(date(2026, 4, 1), None)


def test_what_is_unknown_adds_nothing() -> None:
    assert total([Decimal(2), None, Decimal(3)]) == 5

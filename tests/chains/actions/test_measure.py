from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from encadena.chains.actions.measure import bring_back_measure, save_measure, withdraw_measure
from encadena.chains.models import IndicatorKind, LinkageProject, Measure
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.cast import Cast
from tests.chains.makers import a_measure, a_running_chain

FACTOR = {
    "kind": "emissions", "value": None, "quantity": Decimal(100), "quantity_unit": "litros",
    "factor": Decimal("2.68"), "factor_source": "Ministerio de Energía, 2025",
}  # fmt: skip


@pytest.fixture
def project(cast: Cast) -> LinkageProject:
    return a_running_chain(cast.centre, cast.firm)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"method": " "}, "chain_measure_method_missing"),
        ({"source": ""}, "chain_measure_source_missing"),
        ({"measured_by": ""}, "chain_measure_by_missing"),
        ({"value": None}, "chain_measure_value_missing"),
        ({"last": date(2023, 12, 31)}, "chain_measure_ends_before_start"),
        ({"last": clock.today() + timedelta(days=1)}, "chain_date_in_future"),
        ({"kind": "renewable", "value": Decimal(101)}, "chain_measure_share"),
        ({**FACTOR, "factor_source": ""}, "chain_measure_factor_missing"),
        ({**FACTOR, "quantity": None, "value": Decimal(5)}, "chain_measure_factor_missing"),
    ],
)
def test_a_figure_without_its_method_or_out_of_bounds_is_refused(
    project: LinkageProject, data: dict[str, Any], code: str
) -> None:
    with pytest.raises(DomainError, match=code):
        a_measure(project, **data)
    assert Measure.objects.count() == 0


def test_a_factor_makes_the_value_and_another_kind_keeps_none(project: LinkageProject) -> None:
    assert a_measure(project, **FACTOR).value == Decimal("268.0000")
    plain = a_measure(project, quantity=Decimal(3), factor=Decimal(2), factor_source="x", quantity_unit="l")
    assert (plain.value, plain.factor, plain.factor_source) == (Decimal(1200), None, "")


def test_one_baseline_per_kind_and_it_can_move(project: LinkageProject) -> None:
    first = a_measure(project, baseline=True)
    a_measure(project, kind="water", baseline=True)
    with pytest.raises(DomainError, match="chain_baseline_taken"):
        a_measure(project, baseline=True, last=date(2024, 6, 30))
    withdraw_measure(first, actor=None)
    a_measure(project, baseline=True)
    with pytest.raises(DomainError, match="chain_baseline_taken"):
        bring_back_measure(first, actor=None)


def test_a_correction_keeps_the_row_and_a_withdrawn_one_comes_back(project: LinkageProject) -> None:
    row = a_measure(project)
    data = {name: getattr(row, name) for name in ("kind", "first", "last", "method", "source", "measured_by")}
    save_measure(project, measure=row, data={**data, "value": Decimal(9)}, actor=None)
    row = withdraw_measure(Measure.objects.get(), actor=None)
    assert (row.value, row.withdrawn_at is None) == (Decimal(9), False)
    assert bring_back_measure(row, actor=None).withdrawn_at is None


@pytest.mark.django_db
def test_every_kind_that_comes_with_the_program_names_its_source() -> None:
    kinds = list(IndicatorKind.objects.all())
    assert len(kinds) == 10
    assert all(kind.source and kind.definition_es and kind.definition_en and kind.unit for kind in kinds)
    assert [kind.code for kind in kinds if kind.by_factor] == ["emissions"]

"""The UF of a day, or the refusal to guess it."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from encadena.catalogs import errors
from encadena.catalogs.models import UfValue
from encadena.catalogs.queries.uf import preview_of, uf_on, uf_values_of, uf_years
from encadena.kernel.errors import DomainError

pytestmark = pytest.mark.django_db


def test_the_value_of_a_day_is_exact() -> None:
    assert uf_on(date(2024, 12, 31)) == Decimal("38416.69")


def test_a_missing_day_is_refused_with_the_nearest_known_one_before() -> None:
    with pytest.raises(DomainError) as refused:
        uf_on(date(2025, 6, 30))
    assert refused.value.code == errors.UF_MISSING
    assert refused.value.params == {"date": date(2025, 6, 30), "nearest": date(2024, 12, 31)}


def test_before_the_first_known_day_the_nearest_one_is_after() -> None:
    with pytest.raises(DomainError) as refused:
        uf_on(date(2000, 1, 1))
    assert refused.value.params["nearest"] == date(2010, 12, 31)


def test_without_any_value_there_is_no_nearest() -> None:
    UfValue.objects.all().delete()
    with pytest.raises(DomainError) as refused:
        uf_on(date(2024, 12, 31))
    assert refused.value.params["nearest"] is None


def test_years_are_newest_first_with_their_last_day(django_assert_num_queries: Callable[[int], Any]) -> None:
    UfValue.objects.create(date=date(2026, 1, 1), value=1, source="prueba")
    with django_assert_num_queries(2):
        years = uf_years()
    assert [(one.year, one.days, one.year_end) for one in years[:3]] == [
        (2026, 1, None),
        (2025, 1, Decimal("39727.96")),
        (2024, 11, Decimal("38416.69")),
    ]


def test_the_days_of_a_year_are_newest_first() -> None:
    days = [value.date for value in uf_values_of(2024)]
    assert (days[0], days[-1], len(days)) == (date(2024, 12, 31), date(2024, 11, 30), 11)


def test_a_preview_tells_new_same_and_different_apart_and_changes_nothing() -> None:
    before = UfValue.objects.count()
    preview = preview_of(b"Fecha;Valor\n31-12-2024;38.416,69\n31-12-2023;1,00\n01-01-2025;38.419,17\n")
    assert [value.date for value in preview.new] == [date(2025, 1, 1)]
    assert preview.same == 1
    assert [(one.date, one.current, one.proposed) for one in preview.conflicts] == [
        (date(2023, 12, 31), Decimal("36789.36"), Decimal("1.00"))
    ]
    assert UfValue.objects.count() == before

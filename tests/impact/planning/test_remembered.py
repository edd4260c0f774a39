from datetime import date

import pytest
from django.core.cache import cache

from encadena.impact.planning.remembered import remembered

pytestmark = pytest.mark.django_db


def test_the_second_time_it_is_not_counted_again_and_another_day_it_is() -> None:
    cache.clear()
    counted: list[int] = []

    def count() -> int:
        counted.append(1)
        return len(counted)

    first = remembered("x", date(2026, 1, 1), count)
    assert remembered("x", date(2026, 1, 1), count) == first
    assert remembered("x", date(2026, 1, 2), count).value == 2
    assert remembered("y", date(2026, 1, 1), count).value == 3

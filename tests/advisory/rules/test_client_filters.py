import pytest

from encadena.advisory.rules.client_filters import Filters, days_of


def test_an_address_round_trips() -> None:
    query = {"q": "pan", "etapa": "lead", "asesor": "nadie", "centro": "3", "silencio": "45", "orden": "-nombre"}
    assert Filters.read(query).parameters == query


def test_what_is_not_understood_is_left_out() -> None:
    odd = {"etapa": "x", "asesor": "-1", "centro": "a", "silencio": "0", "sesiones": "2", "orden": "rut", "y": "z"}
    assert Filters.read(odd) == Filters()
    assert not Filters.read(odd).narrows


def test_an_order_alone_narrows_nothing() -> None:
    assert not Filters.read({"orden": "silencio"}).narrows
    assert Filters.read({"sesiones": "sin"}).narrows


@pytest.mark.parametrize(("typed", "days"), [("30", 30), ("", 45), ("-3", 45), ("0", 1), ("99999", 3650), ("²", 45)])
def test_days_are_kept_within_sense(typed: str, days: int) -> None:
    assert days_of(typed, default=45) == days

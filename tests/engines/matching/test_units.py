import pytest
from hypothesis import given
from hypothesis import strategies as st

from encadena.engines.matching.units import in_unit


@pytest.mark.parametrize(
    ("amount", "unit", "wanted", "expected"),
    [
        (1.0, "Toneladas", "kg", 1000.0),
        (24.0, "unidades", "docena", 2.0),
        (5.0, "cajas", "cajas", 5.0),
        (5.0, "cajas", "kg", None),
        (1.0, "kg", "litros", None),
        (2.0, "metros cúbicos", "l", 2000.0),
        (7.0, "", "", 7.0),
        (7.0, "kg", "", None),
    ],
)
def test_what_compares_is_turned_and_what_does_not_is_none(
    amount: float, unit: str, wanted: str, expected: float | None
) -> None:
    found = in_unit(amount, unit, wanted)
    assert found == (None if expected is None else pytest.approx(expected))


@given(st.floats(0.001, 1e6), st.sampled_from(["kg", "t", "lb", "g"]), st.sampled_from(["kg", "t", "lb", "g"]))
def test_there_and_back_is_the_same(amount: float, one: str, other: str) -> None:
    there = in_unit(amount, one, other)
    assert there is not None
    assert in_unit(there, other, one) == pytest.approx(amount)


@given(st.floats(0.01, 1e4), st.floats(0.01, 1e4), st.sampled_from(["kg", "t", "lb", "l", "cajas", ""]))
def test_twice_as_much_is_twice_as_much_in_any_unit(one: float, other: float, unit: str) -> None:
    for wanted in ("kg", "l", "cajas", ""):
        first, second, both = (in_unit(amount, unit, wanted) for amount in (one, other, one + other))
        assert (first is None) == (second is None) == (both is None)
        if first is not None and second is not None:
            assert both == pytest.approx(first + second)


@pytest.mark.parametrize("written", ["KG", "Kilos", "kilogramos", "quilos", "kilograms"])
def test_a_unit_may_be_written_as_people_write_it(written: str) -> None:
    assert in_unit(3.0, written, "kg") == pytest.approx(3.0)

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cl import rut as stdnum

from encadena.kernel import rut
from encadena.kernel.errors import DomainError


@pytest.mark.parametrize("typed", ["12.345.678-5", "12345678-5", "123456785", " 12.345.678-5 "])
def test_however_it_is_typed_it_is_stored_in_one_way(typed: str) -> None:
    assert rut.clean(typed) == "123456785"


@pytest.mark.parametrize("typed", ["12.667.869-k", "12667869K"])
def test_a_k_may_be_small(typed: str) -> None:
    assert rut.clean(typed) == "12667869K"


@pytest.mark.parametrize("typed", ["12.345.678-6", "", "hola", "12345678", "1-2-3", "٣٤٥٦٧٨٩-١"])
def test_a_wrong_one_is_refused_with_what_was_typed(typed: str) -> None:
    with pytest.raises(DomainError) as caught:
        rut.clean(typed)
    assert caught.value.code == "rut_invalid"
    assert caught.value.params["value"] == typed.strip()


@given(st.integers(min_value=1_000_000, max_value=99_999_999))
def test_what_is_shown_is_read_back(number: int) -> None:
    compact = f"{number}{rut.check_digit(number)}"
    assert rut.clean(rut.shown(compact)) == compact


@given(st.integers(min_value=0, max_value=10**12))
def test_the_check_digit_is_the_one_of_the_library(number: int) -> None:
    assert rut.check_digit(number) == stdnum.calc_check_digit(str(number))


@given(st.integers(min_value=1_000_000, max_value=99_999_999), st.sampled_from("0123456789K"))
def test_only_one_check_digit_is_right(number: int, digit: str) -> None:
    right = rut.check_digit(number)
    if digit != right:
        with pytest.raises(DomainError):
            rut.clean(f"{number}-{digit}")

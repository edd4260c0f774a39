from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from encadena.chains.web.forms.inputs import AmountField


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1.234,5", "1234.5"), ("0,0001", "0.0001"), ("12", "12"), ("-3,5", "-3.5"), ("1 000", "1000")],
)
def test_a_number_is_read_as_a_chilean_types_it(typed: str, number: str) -> None:
    assert AmountField().clean(typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["mucho", "1,2,3", "1e5", "0,00001", "²", "99999999999999"])
def test_anything_else_is_refused(typed: str) -> None:
    with pytest.raises(ValidationError):
        AmountField().clean(typed)


def test_nothing_is_unknown_and_a_number_is_shown_without_idle_zeros() -> None:
    assert AmountField(required=False).clean("") is None
    assert AmountField().prepare_value(Decimal("1200.5000")) == "1200,5"
    assert AmountField().prepare_value(Decimal("1200.0000")) == "1200"

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from encadena.ui.inputs import HeardChoiceField, MoneyField


@pytest.mark.parametrize(
    ("language", "typed", "amount"),
    [
        ("es", "1.234.567,5", "1234567.50"),
        ("es", "$ 1.234", "1234.00"),
        ("pt", "1.234,5", "1234.50"),
        ("en", "1,234.5", "1234.50"),
        ("es", "0", "0.00"),
    ],
)
def test_an_amount_is_read_as_its_language_writes_it(language: str, typed: str, amount: str) -> None:
    with translation.override(language):
        read = MoneyField().clean(typed)
        assert str(read) == amount
        assert MoneyField().clean(MoneyField().prepare_value(read)) == read


def test_nothing_typed_is_not_known() -> None:
    assert MoneyField().clean("  ") is None
    assert MoneyField().prepare_value(None) is None


@pytest.mark.parametrize("typed", ["mucho", "1,2,3", "-5", "NaN", "Infinity", "9" * 20])
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with translation.override("es"), pytest.raises(ValidationError):
        MoneyField().clean(typed)


def test_the_amount_is_a_decimal() -> None:
    assert MoneyField().prepare_value(Decimal("1234.00")) != "1234.00"


def test_a_choice_beside_its_amount_is_named_for_whoever_only_hears() -> None:
    field = HeardChoiceField(label="Esperado es", choices=[("exact", "Exacto")])
    assert 'aria-label="Esperado es"' in field.widget.render("expected_is", None, field.widget.attrs)

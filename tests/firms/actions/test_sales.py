from datetime import date
from decimal import Decimal

import pytest
from tests.cast import Cast

from encadena.audit.models import Entry
from encadena.catalogs.models import UfValue
from encadena.firms.actions.sales import record_sales
from encadena.firms.choices import LegalSize, SizeBand
from encadena.firms.models import YearlySales
from encadena.kernel.errors import DomainError


@pytest.fixture(autouse=True)
def _uf(db: None) -> None:
    for year, value in ((2022, 35000), (2023, 36000), (2024, 38000)):
        UfValue.objects.update_or_create(date=date(year, 12, 31), defaults={"value": value, "source": "prueba"})


def test_sales_in_pesos_become_a_band_with_the_uf_of_the_year_end(cast: Cast) -> None:
    figure = record_sales(cast.firm, year=2024, amount=200 * 38000 + 1, actor=cast.adviser, origin="carpeta")
    assert (figure.uf_on, figure.uf_value, figure.band) == (date(2024, 12, 31), 38000, SizeBand.MICRO_2)
    assert figure.amount_uf == Decimal("200.000026")
    assert (cast.firm.band, cast.firm.legal_size, cast.firm.size_year) == (SizeBand.MICRO_2, LegalSize.MICRO, 2024)


def test_no_information_is_not_zero(cast: Cast) -> None:
    record_sales(cast.firm, year=2023, amount=0, actor=cast.adviser, origin="")
    assert (cast.firm.band, cast.firm.legal_size) == (SizeBand.NO_SALES, LegalSize.NO_SALES)
    record_sales(cast.firm, year=2023, amount=None, actor=cast.adviser, origin="")
    assert (cast.firm.band, cast.firm.legal_size, cast.firm.size_year) == (
        SizeBand.NO_INFORMATION,
        LegalSize.NONE,
        None,
    )


def test_the_size_is_that_of_the_latest_year_with_a_known_amount(cast: Cast) -> None:
    record_sales(cast.firm, year=2022, amount=3000 * 35000, actor=cast.adviser, origin="")
    record_sales(cast.firm, year=2023, amount=None, actor=cast.adviser, origin="")
    assert (cast.firm.size_year, cast.firm.band) == (2022, SizeBand.SMALL_1)
    record_sales(cast.firm, year=2024, amount=1, actor=cast.adviser, origin="")
    assert (cast.firm.size_year, cast.firm.band) == (2024, SizeBand.MICRO_1)


def test_a_correction_keeps_what_was_said_before(cast: Cast) -> None:
    record_sales(cast.firm, year=2024, amount=1000, actor=cast.adviser, origin="declaración")
    record_sales(cast.firm, year=2024, amount=2000, actor=cast.head, origin="corrección")
    rows = YearlySales.objects.filter(firm=cast.firm).order_by("id")
    assert [(row.amount, row.replaced_at is None) for row in rows] == [(1000, False), (2000, True)]
    assert Entry.objects.filter(verb="firm.sales_recorded").latest("id").changes == {
        "sales": ["2024=1000", "2024=2000"]
    }


def test_the_same_figure_again_changes_nothing(cast: Cast) -> None:
    for _ in range(2):
        record_sales(cast.firm, year=2024, amount="1.000.000", actor=cast.adviser, origin="planilla")
    assert YearlySales.objects.count() == 1


def test_another_date_of_the_uf_may_be_stated(cast: Cast) -> None:
    UfValue.objects.update_or_create(date=date(2024, 6, 30), defaults={"value": 37500, "source": "prueba"})
    figure = record_sales(cast.firm, year=2024, amount=37500, actor=cast.adviser, origin="", uf_on=date(2024, 6, 30))
    assert (figure.amount_uf, figure.uf_on) == (1, date(2024, 6, 30))


@pytest.mark.parametrize(
    ("year", "amount", "code"),
    [
        (2024, -1, "amount_negative"),
        (2999, 1, "year_not_over"),
        (1991, 1, "uf_missing"),
        (2024, "mucho", "number_invalid"),
    ],
)
def test_a_bad_figure_is_refused_and_nothing_is_written(cast: Cast, year: int, amount: object, code: str) -> None:
    UfValue.objects.filter(date__year=1991).delete()
    with pytest.raises(DomainError) as caught:
        record_sales(cast.firm, year=year, amount=amount, actor=cast.adviser, origin="")  # type: ignore[arg-type]
    assert caught.value.code == code
    assert not YearlySales.objects.exists()

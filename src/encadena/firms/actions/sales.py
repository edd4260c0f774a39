"""Records what a firm sold in a year, and keeps its size true."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.catalogs.queries import uf_on as uf_value_on
from encadena.kernel import clock
from encadena.kernel.events import publish

from ..events import FirmsChanged
from ..models import Firm, YearlySales
from ..rules.firm import plain
from ..rules.size import band_of, check_year, in_uf, uf_date_of
from ..rules.values import amount_of, text_of
from .reach import refresh_reach
from .standing import refresh_size


def record_sales(
    firm: Firm,
    *,
    year: int,
    amount: Decimal | int | str | None,
    actor: User | None,
    origin: str,
    uf_on: date | None = None,
) -> YearlySales:
    """What ``firm`` sold in ``year``, in pesos net of VAT; ``None`` says *no information*, which is not zero.

    The UF is the one of 31 December of the year unless ``uf_on`` states another date. A correction adds a row and
    closes the old one; the same figure again changes nothing. Raises ``year_not_over``, ``amount_negative``,
    ``uf_missing``.
    """
    figure = figure_of(firm, year=year, amount=amount, origin=origin, uf_on=uf_on, actor=actor)
    with transaction.atomic():
        current = YearlySales.objects.select_for_update().filter(firm=firm, year=year, replaced_at__isnull=True).first()
        if current and _same(current, figure):
            return current
        if current:
            YearlySales.objects.filter(pk=current.pk).update(replaced_at=figure.recorded_at)
        figure.save(force_insert=True)
        changes = {"sales": [_told(current) if current else None, _told(figure)]}
        record("firm.sales_recorded", firm, actor=actor, changes=changes, context=_context(figure))
        refresh_size([firm.pk], actor=actor)
        refresh_reach([firm.pk], actor=actor)
        firm.refresh_from_db(fields=["band", "legal_size", "size_year"])
        publish(FirmsChanged((firm.pk,)))
    return figure


def figure_of(
    firm: Firm,
    *,
    year: int,
    amount: Decimal | int | str | None,
    origin: str,
    uf_on: date | None,
    actor: User | None,
) -> YearlySales:
    """The unsaved row: checked, turned into UF and banded. Bulk loads save many of these at once."""
    check_year(year, clock.today())
    pesos = amount_of(amount)
    figure = YearlySales(firm=firm, year=year, amount=pesos, origin=text_of(origin, 120), recorded_at=clock.now())
    if pesos is not None:
        figure.uf_on = uf_on or uf_date_of(year)
        figure.uf_value = uf_value_on(figure.uf_on)
        figure.amount_uf = in_uf(pesos, figure.uf_value)
    figure.band = band_of(figure.amount_uf)
    return figure


def _told(figure: YearlySales) -> str:
    """``2024=1000000``, or ``2024=`` for *no information*; panels say it in words."""
    return f"{figure.year}={'' if figure.amount is None else figure.amount}"


def _same(current: YearlySales, figure: YearlySales) -> bool:
    return (current.amount, current.uf_on) == (figure.amount, figure.uf_on)


def _context(figure: YearlySales) -> dict[str, object]:
    return {
        "year": figure.year,
        "uf_on": plain(figure.uf_on),
        "uf_value": plain(figure.uf_value),
        "band": int(figure.band),
        "origin": figure.origin,
    }

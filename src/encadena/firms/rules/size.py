"""Yearly sales in UF → the tax service's band and the size of Law 20.416.

Every interval is half-open, (low, high], on exact decimals: 200 UF is band 2, 200.005 UF is band 3. An unknown amount
and an amount of zero are two different things, and neither is a size (decision 0004).
"""

from bisect import bisect_left
from datetime import date
from decimal import Decimal

from encadena.kernel.errors import DomainError

from ..choices import LegalSize, SizeBand
from ..errors import AMOUNT_NEGATIVE, YEAR_INVALID, YEAR_NOT_OVER

FIRST_YEAR = 1990
UPPER_BOUNDS = tuple(
    Decimal(bound) for bound in (200, 600, 2_400, 5_000, 10_000, 25_000, 50_000, 100_000, 200_000, 600_000, 1_000_000)
)
_BANDS = tuple(SizeBand(n) for n in range(2, 14))
_LEGAL = (
    (SizeBand.MICRO_3, LegalSize.MICRO),
    (SizeBand.SMALL_3, LegalSize.SMALL),
    (SizeBand.MEDIUM_2, LegalSize.MEDIUM),
    (SizeBand.LARGE_4, LegalSize.LARGE),
)


def band_of(amount_uf: Decimal | None) -> SizeBand:
    """The band of yearly sales in UF; ``None`` means *no information*.

    Raises ``amount_negative``.
    """
    if amount_uf is None:
        return SizeBand.NO_INFORMATION
    if amount_uf < 0:
        raise DomainError(AMOUNT_NEGATIVE, value=str(amount_uf))
    return _BANDS[bisect_left(UPPER_BOUNDS, amount_uf)] if amount_uf else SizeBand.NO_SALES


def legal_size_of(amount_uf: Decimal | None) -> LegalSize:
    """Micro, small, medium or large by Law 20.416, article 2; no size without sales or without information."""
    return legal_size_of_band(band_of(amount_uf))


def legal_size_of_band(band: int) -> LegalSize:
    """The legal sizes are unions of bands, so the band is enough."""
    if band == SizeBand.NO_SALES:
        return LegalSize.NO_SALES
    if band == SizeBand.NO_INFORMATION:
        return LegalSize.NONE
    return next(size for last, size in _LEGAL if band <= last)


def official_band(band: int) -> int:
    """The number that the tax service prints: its band 1 is *no sales / no information*."""
    return max(band, 1)


def bounds_of(band: int) -> tuple[Decimal, Decimal | None] | None:
    """(low, high] of a band in UF; high is None for the last; None for the two that are no size."""
    if band < SizeBand.MICRO_1:
        return None
    place = band - SizeBand.MICRO_1
    low = UPPER_BOUNDS[place - 1] if place else Decimal(0)
    return low, UPPER_BOUNDS[place] if place < len(UPPER_BOUNDS) else None


def in_uf(amount: Decimal, uf: Decimal) -> Decimal:
    """Pesos in UF, to six decimals (a peso is about 0.00003 UF, so no amount is rounded over a bound)."""
    return (amount / uf).quantize(Decimal("0.000001"))


def uf_date_of(year: int) -> date:
    """Sales of a year are measured with the UF of its last day, unless another date is stated."""
    return date(year, 12, 31)


def check_year(year: int, today: date) -> int:
    """Only a calendar year that is over has yearly sales. Raises ``year_invalid`` or ``year_not_over``."""
    if not FIRST_YEAR <= year <= 9999:
        raise DomainError(YEAR_INVALID, value=str(year), first=FIRST_YEAR)
    if year >= today.year:
        raise DomainError(YEAR_NOT_OVER, year=year, last=today.year - 1)
    return year

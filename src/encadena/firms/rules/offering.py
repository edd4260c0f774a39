"""The values of an offering."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from encadena.catalogs.queries.incoterms import in_official_order
from encadena.kernel.errors import DomainError

from ..choices import OfferingKind
from ..errors import AMOUNT_NEGATIVE, AMOUNT_TOO_LARGE, TEXT_TOO_LONG
from .values import choice_of, name_of, number_of, text_of
from .words import OFFERING_KINDS

LARGEST_CAPACITY = Decimal(10) ** 14
LONGEST_DESCRIPTION = 5_000


def clean_offering(data: Mapping[str, object]) -> dict[str, object]:
    """Every value of ``data``, clean; codes pass through. Raises the error of the first that is wrong."""
    cleaners: dict[str, Callable[[object], object]] = {
        "kind": lambda v: choice_of(v, OFFERING_KINDS) or OfferingKind.GOODS,
        "name": name_of,
        "description": description_of,
        "unit": lambda v: text_of(v, 40),
        "yearly_capacity": capacity_of,
        "certifications": lambda v: text_of(v, 300),
        "languages": lambda v: text_of(v, 60),
        "incoterms": incoterms_of,
    }
    return {f: cleaners[f](value) if f in cleaners else value for f, value in data.items()}


def incoterms_of(value: object) -> list[str]:
    """Codes of delivery terms, each once, in their official order; what is none is left out."""
    given = value if isinstance(value, list | tuple) else str(value or "").replace(",", " ").split()
    return in_official_order(str(code).upper() for code in given)


def description_of(value: object) -> str:
    """Several lines, bounded. Raises ``text_too_long``."""
    text = str(value or "").replace("\x00", "").strip()
    if len(text) > LONGEST_DESCRIPTION:
        raise DomainError(TEXT_TOO_LONG, value=text[:60], limit=LONGEST_DESCRIPTION, length=len(text))
    return text


def capacity_of(value: object) -> Decimal | None:
    """How much in a year, in the offering's unit; None is unknown."""
    number = number_of(value)
    if number is not None and number < 0:
        raise DomainError(AMOUNT_NEGATIVE, value=str(value))
    if number is not None and number >= LARGEST_CAPACITY:
        raise DomainError(AMOUNT_TOO_LARGE, value=str(value)[:40])
    return number.quantize(Decimal("0.01")) if number is not None else None

"""The UF of a date, from the catalogs, or a clear refusal."""

from datetime import date
from decimal import Decimal

from encadena.catalogs.models import UfValue
from encadena.kernel.errors import DomainError

from ..errors import UF_MISSING


def uf_value_on(day: date) -> Decimal:
    """Pesos per UF on ``day``. Raises ``uf_missing`` with the date; an administrator adds values in the catalogs."""
    value = UfValue.objects.filter(date=day).values_list("value", flat=True).first()
    if value is None:
        raise DomainError(UF_MISSING, date=day)
    return value

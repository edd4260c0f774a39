"""What a sale must say, wherever it is typed."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from encadena.kernel.errors import DomainError

from ..errors import DATE_IN_FUTURE, PAID_BEFORE_INVOICE, PAID_WITHOUT_INVOICE, SALE_AMOUNT, SALE_IN_FUTURE


def check_sale(data: Mapping[str, Any], today: date) -> None:
    """Raises ``chain_sale_amount``, ``chain_sale_in_future``, ``chain_date_in_future``,
    ``chain_paid_without_invoice``, ``chain_paid_before_invoice``.
    """
    invoiced, paid = data.get("invoiced_on"), data.get("paid_on")
    if not data.get("amount") or data["amount"] < 1:
        raise DomainError(SALE_AMOUNT)
    if data["month"].replace(day=1) > today:
        raise DomainError(SALE_IN_FUTURE, month=f"{data['month']:%m-%Y}")
    for name, day in (("invoiced_on", invoiced), ("paid_on", paid)):
        if day and day > today:
            raise DomainError(DATE_IN_FUTURE, on=day, cell=name)
    if paid and not invoiced:
        raise DomainError(PAID_WITHOUT_INVOICE)
    if paid and invoiced and paid < invoiced:
        raise DomainError(PAID_BEFORE_INVOICE, paid=paid, invoiced=invoiced)

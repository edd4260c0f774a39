"""One owner as it arrives from a form or a spreadsheet."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ..choices import Gender
from ..errors import OWNER_MISSING, OWNER_TWICE
from .ownership import check_share, check_span
from .values import choice_of, email_of, number_of, past_date_of, phone_of, rut_of, text_of
from .words import GENDERS


@dataclass(frozen=True)
class OwnerData:
    """A person, or another firm (``owner_firm_id``), and a share in percent (None: not reported) in [since, until)."""

    full_name: str = ""
    rut: str | None = None
    gender: str = Gender.NOT_REPORTED
    email: str = ""
    phone: str = ""
    share: Decimal | None = None
    since: date | None = None
    until: date | None = None
    owner_firm_id: int | None = None

    @property
    def identity(self) -> str:
        """What makes two lines the same owner of a firm: the RUT, else the folded name."""
        return f"firm {self.owner_firm_id}" if self.owner_firm_id else self.rut or fold(self.full_name)


def owner_from(data: Mapping[str, Any], *, today: date) -> OwnerData:
    """Clean one line. Raises ``owner_missing`` without name and RUT, and the errors of each value."""
    owner = OwnerData(
        full_name=text_of(data.get("full_name")),
        rut=rut_of(data.get("rut")),
        gender=choice_of(data.get("gender"), GENDERS) or Gender.NOT_REPORTED,
        email=email_of(data.get("email")),
        phone=phone_of(data.get("phone")),
        share=check_share(number_of(data.get("share"))),
        since=past_date_of(data.get("since"), today),
        until=past_date_of(data.get("until"), today),
        owner_firm_id=data.get("owner_firm_id"),
    )
    if not (owner.owner_firm_id or fold(owner.full_name)):
        raise DomainError(OWNER_MISSING)
    check_span(owner.since, owner.until)
    return owner


def check_once(owners: list[OwnerData]) -> None:
    """Nobody is listed twice among the owners of one day. Raises ``owner_twice``."""
    seen: set[str] = set()
    for owner in owners:
        if owner.identity in seen:
            raise DomainError(OWNER_TWICE, value=owner.full_name or owner.rut or "")
        seen.add(owner.identity)

"""Part 2 of form 641, what a client is: which of our values has one of theirs. The others are listed, never guessed."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from encadena.firms.choices import FirmKind, Gender

NOT_STATED = "Prefer not to say"
"""Their word for *not stated* too; the part cannot be told without the element."""
BUSINESS_TYPES: Mapping[str, str] = {
    "A": "Agriculture, Forestry, Fishing and Hunting",
    "B": "Mining",
    "C": "Manufacturing",
    "D": "Utilities",
    "E": "Waste Management and Remediation Services",
    "F": "Construction",
    "H": "Transportation and Warehousing",
    "I": "Accommodation and Food Services",
    "J": "Information",
    "K": "Finance and Insurance",
    "L": "Real Estate and Rental and Leasing",
    "M": "Professional, Scientific, and Technical Services",
    "N": "Administrative and Support",
    "O": "Public Administration",
    "P": "Educational Services",
    "Q": "Health Care and Social Assistance",
    "R": "Arts, Entertainment, and Recreation",
    "S": "Other Services (except Public Administration)",
}
"""Sections of CIIU 4. G is wholesale and retail in one, which are two there; T and U have none."""
LEGAL_ENTITIES: Mapping[str, tuple[str, str]] = {
    FirmKind.NATURAL_PERSON: ("Sole Proprietor", ""),
    FirmKind.COMPANY: ("Other", "Company of the country"),
    FirmKind.COOPERATIVE: ("Other", "Cooperative"),
}
_ALL = Decimal(100)
_ROUNDING = Decimal("0.5")


def business_type(section: str) -> str | None:
    return BUSINESS_TYPES.get(section)


def in_business(kind: str, rut: str | None) -> str:
    """*Yes*, *No* or *Undetermined*."""
    if kind == FirmKind.ENTREPRENEUR:
        return "No"
    return "Yes" if rut else "Undetermined"


def womens_share(owners: Iterable[tuple[str, Decimal | None]]) -> Decimal | None:
    """Percent that women own, from (gender, share) of every owner; None unless all of it is known."""
    rows = list(owners)
    if any(share is None or gender in {"", Gender.NOT_REPORTED} for gender, share in rows):
        return None
    if abs(sum((share or Decimal(0) for _gender, share in rows), Decimal(0)) - _ALL) > _ROUNDING:
        return None
    return sum((share or Decimal(0) for gender, share in rows if gender == Gender.FEMALE), Decimal(0))

"""What a participant's profile still lacks for a good meeting, who can fill it in, and what it is for."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

BUYER, FIRM, ORGANISER = "buyer", "firm", "organiser"

WHO: Mapping[str, str] = {
    "access": ORGANISER,
    "needs": BUYER,
    "zone": BUYER,
    "offerings": FIRM,
    "capacity": FIRM,
    "commune": FIRM,
    "email": ORGANISER,
}


@dataclass(frozen=True)
class Known:
    """What is known of one participant; of a buyer the last three are not asked, of a firm the first three."""

    buyer: bool
    access: bool = False
    needs: int = 0
    zone: bool = False
    offerings: int = 0
    capacity: bool = False
    commune: bool = False
    email: bool = False


def missing(known: Known) -> list[str]:
    """Codes of ``WHO``, the most important first."""
    if known.buyer:
        checks = [("needs", bool(known.needs)), ("access", known.access), ("zone", known.zone)]
    else:
        checks = [
            ("offerings", bool(known.offerings)),
            ("capacity", known.capacity or not known.offerings),
            ("commune", known.commune),
            ("email", known.email),
        ]
    return [code for code, there in checks if not there]


def may_be_reminded(codes: Collection[str]) -> bool:
    """Whether anything of it is for the participant to fill in."""
    return any(WHO[code] != ORGANISER for code in codes)

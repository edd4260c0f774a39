"""What a firm probably is for the branching; whoever opens the diagnosis confirms or changes it."""

from collections.abc import Collection

from encadena.firms.choices import FirmKind, LegalSize, OfferingKind

from ..choices import FirmForm

# Divisions of the classification of activities that make food or drink: farming, fishing, manufacture, restaurants.
FOOD_DIVISIONS = ("01", "03", "10", "11", "56")
SMALL = frozenset({LegalSize.MICRO, LegalSize.NO_SALES})


def likely_kinds(
    firm_kind: str, legal_size: str, offering_kinds: Collection[str], activities: Collection[str]
) -> list[str]:
    """In the order of ``FirmForm``; without any hint of what it sells nothing is guessed about that."""
    food = any(code.startswith(FOOD_DIVISIONS) for code in activities)
    hints = {
        FirmForm.GOODS: OfferingKind.GOODS in offering_kinds and not food,
        FirmForm.FOOD: food,
        FirmForm.SERVICES: OfferingKind.SERVICES in offering_kinds,
        FirmForm.COOPERATIVE: firm_kind == FirmKind.COOPERATIVE,
        FirmForm.MICRO: legal_size in SMALL,
    }
    return [kind.value for kind, holds in hints.items() if holds]


SELLS = frozenset({FirmForm.GOODS, FirmForm.FOOD, FirmForm.SERVICES})


def says_what_it_sells(kinds: Collection[str]) -> bool:
    """At least one of goods, food or services: the branches hang from it."""
    return bool(SELLS & set(kinds))

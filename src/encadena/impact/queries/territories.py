"""What is known of the territory of each centre: by its clients, as the register tells them today."""

from collections import defaultdict
from typing import cast

from django.db.models import Count, Q

from encadena.advisory.models import Client
from encadena.advisory.models.client import ACTIVE
from encadena.firms.choices import FemaleOwned, FirmKind, SizeBand
from encadena.network.choices import CentreKind
from encadena.network.models import Centre

from .measures import main_centres

FEW = 10  # clients of whom a feature is known; below that it is unknown
PARTS = {
    "smallest": (Q(firm__band=SizeBand.MICRO_1), ~Q(firm__band=SizeBand.NO_INFORMATION)),
    "female": (Q(firm__female_owned=FemaleOwned.YES), ~Q(firm__female_owned=FemaleOwned.UNKNOWN)),
    "farming": (Q(firm__section="A"), ~Q(firm__section="")),
    "making": (Q(firm__section="C"), ~Q(firm__section="")),
    "trading": (Q(firm__section="G"), ~Q(firm__section="")),
    "informal": (Q(firm__kind=FirmKind.ENTREPRENEUR), Q()),
}


def territories() -> dict[int, dict[str, float | None]]:
    """Centre (satellites with theirs) → features, shares from 0 to 1 over the clients whose answer is known. In three
    queries."""
    sums: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    wholes = main_centres()
    for row in _counted():
        for name, value in row.items():
            if name != "centre":
                sums[wholes[row["centre"]]][name] += value
    kinds = dict(Centre.objects.exclude(kind=CentreKind.SATELLITE).values_list("pk", "kind"))
    return {pk: {name: _part(sums[pk], name) for name in PARTS} for pk in sorted(kinds)}


def _counted() -> list[dict[str, int]]:
    counts = {f"{name}_yes": Count("pk", filter=known & yes) for name, (yes, known) in PARTS.items()}
    for name, (_yes, known) in PARTS.items():
        counts[f"{name}_known"] = Count("pk", filter=known) if known else Count("pk")
    rows = Client.objects.filter(stage__in=ACTIVE).order_by().values("centre").annotate(**counts)
    return [cast(dict[str, int], row) for row in rows]


def _part(sums: dict[str, int], name: str) -> float | None:
    known = sums[f"{name}_known"]
    return sums[f"{name}_yes"] / known if known >= FEW else None

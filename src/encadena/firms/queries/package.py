"""What this room puts into the package of a centre that passes to another operator."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from encadena.kernel import clock
from encadena.network.queries import active_on

from ..models import Assignment, Firm

CHUNK = 1000


def firm_rows(centre_id: int, firm_ids: Collection[int]) -> Iterator[Mapping[str, Any]]:
    """Firms that the centre attends today but those in ``firm_ids``."""
    attended = Assignment.objects.filter(active_on(clock.today()), centre=centre_id).values("firm")
    rows = Firm.objects.filter(pk__in=attended).exclude(pk__in=firm_ids).order_by("pk")
    yield from rows.values(
        "id", "rut", "name", "trade_name", "kind", "commune__name", "address", "email", "phone", "website",
        "started_on", "band", "legal_size", "size_year", "female_owned",
    ).iterator(chunk_size=CHUNK)  # fmt: skip


def firms_missing(centre_id: int) -> dict[str, int]:
    attended = Assignment.objects.filter(active_on(clock.today()), centre=centre_id).values("firm")
    return {"commune": Firm.objects.filter(pk__in=attended, commune=None).count()}

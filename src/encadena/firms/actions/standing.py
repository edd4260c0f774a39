"""Keeps true what a firm's own row repeats from its sales and its owners."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from encadena.accounts.models import User
from encadena.kernel import clock

from ..choices import SizeBand
from ..models import Firm, Ownership, YearlySales
from ..queries.ownership import on_day
from ..rules.ownership import Part, female_owned
from ..rules.size import legal_size_of_band

BATCH = 500


def refresh_female_owned(firm_ids: Collection[int], *, actor: User | None) -> None:
    """Whether women own more than half today (``rules.ownership.female_owned``). Two statements per 500 firms."""
    ids = sorted(set(firm_ids))
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        parts: dict[int, list[Part]] = defaultdict(list)
        rows = Ownership.objects.filter(on_day(clock.today()), firm__in=batch)
        for firm, share, gender in rows.values_list("firm", "share", "person__gender"):
            parts[firm].append(Part(share, gender))
        _group({pk: {"female_owned": female_owned(parts[pk])} for pk in batch})


def refresh_size(firm_ids: Collection[int], *, actor: User | None) -> None:
    """The size of a firm is that of its latest year with a known amount; without one it has none."""
    ids = sorted(set(firm_ids))
    for start in range(0, len(ids), BATCH):
        batch = ids[start : start + BATCH]
        known = YearlySales.objects.filter(firm__in=batch, replaced_at__isnull=True, amount__isnull=False)
        latest = {firm: (year, band) for firm, year, band in known.order_by("year").values_list("firm", "year", "band")}
        sizes = {}
        for pk in batch:
            year, band = latest.get(pk, (None, SizeBand.NO_INFORMATION))
            sizes[pk] = {"size_year": year, "band": band, "legal_size": legal_size_of_band(band)}
        _group(sizes)


def _group(values: Mapping[int, Mapping[str, object]]) -> None:
    """One UPDATE per distinct set of values: there are few."""
    groups: dict[tuple[tuple[str, object], ...], list[int]] = defaultdict(list)
    for pk, row in values.items():
        groups[tuple(row.items())].append(pk)
    for row_values, ids in groups.items():
        Firm.objects.filter(pk__in=ids).update(**dict(row_values))

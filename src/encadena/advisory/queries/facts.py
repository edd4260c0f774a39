"""What is known of clients, field by field, for criteria and comparisons. What nobody knows is None."""

from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import QuerySet

from encadena.catalogs.models import Activity
from encadena.firms.models import FirmActivity, Offering, YearlySales
from encadena.kernel import clock

from ..models import Baseline, Client

DAYS_OF_YEAR = 365.25


def facts_of(clients: Collection[Client]) -> dict[int, dict[str, Any]]:
    """Client id → field → value, for the fields of ``rules.criteria``. Six queries whatever their number."""
    ids = [client.firm_id for client in clients]
    with_firm = {c.pk: c for c in Client.objects.filter(pk__in=[c.pk for c in clients]).select_related("firm")}
    sales, sections, offerings = _sales(ids), _sections(ids), _offerings(ids)
    figures = _baselines([client.pk for client in clients])
    found = {}
    for pk, client in with_firm.items():
        firm = client.firm
        years = (clock.today() - firm.started_on).days / DAYS_OF_YEAR if firm.started_on else None
        found[pk] = {
            "legal_size": firm.legal_size,
            "kind": firm.kind,
            "region": firm.region_id,
            "female_owned": firm.female_owned,
            "section": sections.get(firm.pk),
            "offering": offerings.get(firm.pk),
            "stage": client.stage,
            "years": f"{years:.2f}" if years is not None else None,
            "sales_uf": sales.get(firm.pk),
            "jobs": figures.get((pk, "jobs")),
            "exports": figures.get((pk, "exports")),
            "sessions": client.counted_sessions,
        }
    return found


def profiles_of(clients: QuerySet[Client]) -> dict[int, dict[str, Any]]:
    """Client id → size, kind, region and section, in the order of ``clients``; three queries."""
    rows = list(clients.values_list("pk", "firm", "firm__legal_size", "firm__kind", "firm__region"))
    sections = _sections([firm for _, firm, *_ in rows])
    return {
        pk: {"legal_size": size, "kind": kind, "region": region, "section": sections.get(firm)}
        for pk, firm, size, kind, region in rows
    }


def baselines_of(clients: Collection[Client]) -> dict[int, dict[str, str | None]]:
    """Client id → indicator → value as text (None: fixed as unknown, or never fixed)."""
    figures = _baselines([client.pk for client in clients])
    return {
        client.pk: {
            name: None if (value := figures.get((client.pk, name))) is None else str(value)
            for name in ("sales", "jobs", "exports")
        }
        for client in clients
    }


def _baselines(ids: Collection[int]) -> Mapping[tuple[int, str], Any]:
    rows = Baseline.objects.filter(client__in=ids, replaced_at__isnull=True)
    return {(client, name): value for client, name, value in rows.values_list("client", "indicator", "value")}


def _sales(firm_ids: Collection[int]) -> dict[int, Any]:
    rows = YearlySales.objects.filter(firm__in=firm_ids, replaced_at__isnull=True).order_by("year")
    return dict(rows.values_list("firm", "amount_uf"))


def _sections(firm_ids: Collection[int]) -> dict[int, str]:
    """The letter of the classification's section; a division is the first two digits of every code below it."""
    sections = dict(Activity.objects.filter(level=2).values_list("code", "parent"))
    rows = FirmActivity.objects.filter(firm__in=firm_ids, main=True).values_list("firm", "activity")
    return {firm: section for firm, code in rows if (section := sections.get(str(code)[:2]))}


def _offerings(firm_ids: Collection[int]) -> dict[int, str]:
    """Goods, services, or ``both``."""
    kinds: dict[int, Counter[str]] = {}
    for firm, kind in Offering.objects.filter(firm__in=firm_ids, withdrawn_at=None).values_list("firm", "kind"):
        kinds.setdefault(firm, Counter())[kind] += 1
    return {firm: "both" if len(found) > 1 else next(iter(found)) for firm, found in kinds.items()}

"""Keeps the keys by which firms are found (``rules.keys``) true."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.kernel.text import fold

from ..models import Firm, FirmKey, Ownership
from ..rules.keys import keys_of

BATCH = 500


def refresh_keys(firm_ids: Collection[int], *, actor: User | None) -> int:
    """Rewrite the keys and the sorting name of these firms where they differ; returns how many keys were added.

    Two reads and at most three writes per 500 firms. Not audited by itself: keys repeat what audited changes say.
    """
    ids, added = sorted(set(firm_ids)), 0
    with transaction.atomic():
        for start in range(0, len(ids), BATCH):
            added += _refresh(ids[start : start + BATCH])
    return added


def _refresh(ids: list[int]) -> int:
    wanted, names = _wanted(ids)
    existing: dict[int, dict[str, int]] = defaultdict(dict)
    for pk, firm, value in FirmKey.objects.filter(firm__in=ids).values_list("pk", "firm", "value"):
        existing[firm][value] = pk
    stale = [pk for firm, keys in existing.items() for value, pk in keys.items() if value not in wanted[firm]]
    if stale:
        FirmKey.objects.filter(pk__in=stale).delete()
    new = [FirmKey(firm_id=firm, value=v) for firm in wanted for v in sorted(wanted[firm] - existing[firm].keys())]
    FirmKey.objects.bulk_create(new, batch_size=5000)
    if names:
        Firm.objects.bulk_update([Firm(pk=pk, sort_name=name) for pk, name in names.items()], ["sort_name"])
    return len(new)


def _wanted(ids: list[int]) -> tuple[dict[int, set[str]], dict[int, str]]:
    """Firm → keys it should have; firm → sorting name, of those whose name was folded otherwise."""
    owners: dict[int, list[tuple[str | None, str]]] = defaultdict(list)
    people = Ownership.objects.filter(firm__in=ids, person__isnull=False, until__isnull=True)
    for firm, rut, name in people.values_list("firm", "person__rut", "person__full_name"):
        owners[firm].append((rut, name))
    wanted: dict[int, set[str]] = defaultdict(set)
    names: dict[int, str] = {}
    columns = ("pk", "name", "trade_name", "email", "phone", "website", "commune_id", "address", "sort_name")
    for row in Firm.objects.filter(pk__in=ids).values(*columns):
        wanted[row["pk"]] = _keys(row, owners[row["pk"]])
        sort_name = fold(row["trade_name"] or row["name"])[:200]
        if sort_name != row["sort_name"]:
            names[row["pk"]] = sort_name
    return wanted, names


def _keys(row: dict[str, Any], owners: list[tuple[str | None, str]]) -> set[str]:
    return keys_of(
        names=(row["name"], row["trade_name"]),
        email=row["email"],
        phone=row["phone"],
        website=row["website"],
        commune=row["commune_id"],
        address=row["address"],
        owners=owners,
    )

"""Keeps the keys by which firms are found (``rules.keys``) true."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from operator import itemgetter
from typing import Any

from django.db import connection, transaction

from encadena.accounts.models import User
from encadena.kernel.text import fold

from ..models import Firm, FirmKey, Ownership
from ..rules.keys import keys_of

BATCH = 1000
# Plain statements: a decade has millions of keys, and building that many model instances takes four times as long.
_INSERT = f"INSERT INTO {FirmKey._meta.db_table} (firm_id, value) VALUES (%s, %s)"  # noqa: S608  names of our own tables
_RENAME = f"UPDATE {Firm._meta.db_table} SET sort_name = %s WHERE id = %s"  # noqa: S608


def refresh_keys(firm_ids: Collection[int], *, actor: User | None) -> int:
    """Rewrite the keys and the sorting name of these firms where they differ; returns how many keys were added.

    Three reads and at most three writes per 1,000 firms. Not audited by itself: keys repeat what audited changes say.
    """
    ids, added = sorted(set(firm_ids)), 0
    with transaction.atomic():
        for start in range(0, len(ids), BATCH):
            added += _refresh(ids[start : start + BATCH])
    return added


def add_keys(wanted: Mapping[int, Collection[str]], *, actor: User | None) -> None:
    """Write the keys of new firms (key of the firm → its keys), which have none yet."""
    _insert([(firm, value) for firm, values in wanted.items() for value in values])


def _insert(pairs: list[tuple[int, str]]) -> None:
    """In the order of the index in which neighbours lie far apart, so that each of its pages is touched once."""
    ordered = sorted(pairs, key=itemgetter(1))
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, ordered)


def _refresh(ids: list[int]) -> int:
    wanted, names = _wanted(ids)
    existing: dict[int, dict[str, int]] = defaultdict(dict)
    for pk, firm, value in FirmKey.objects.filter(firm__in=ids).values_list("pk", "firm", "value"):
        existing[firm][value] = pk
    stale = [pk for firm, keys in existing.items() for value, pk in keys.items() if value not in wanted[firm]]
    if stale:
        FirmKey.objects.filter(pk__in=stale).delete()
    new = [(firm, value) for firm in wanted for value in wanted[firm] - existing[firm].keys()]
    if new:
        _insert(new)
    if names:
        with connection.cursor() as cursor:
            cursor.executemany(_RENAME, [(name, pk) for pk, name in names.items()])
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

"""Keeps true what lists read: the section of a firm's main activity and its rows of ``Reach``."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from django.db import connection, transaction

from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.network.models import Centre

from ..models import Assignment, Firm, Reach
from ..queries.reach import Row, rows_of_new, sections_of, wanted_rows

BATCH = 500
_COLUMNS = ", ".join(Row._fields)
_MARKS = ", ".join(["%s"] * len(Row._fields))
# A plain statement: a decade has a million rows, and building that many model instances takes four times as long.
_INSERT = f"INSERT INTO {Reach._meta.db_table} ({_COLUMNS}) VALUES ({_MARKS})"  # noqa: S608  names of our own table


def refresh_reach(firm_ids: Collection[int], *, actor: User | None) -> int:
    """Rewrite what differs for these firms; returns how many rows were written.

    Ten statements per 500 firms. Not audited by itself: the rows repeat what audited changes say.
    """
    ids, written = sorted(set(firm_ids)), 0
    with transaction.atomic():
        for start in range(0, len(ids), BATCH):
            written += _refresh(ids[start : start + BATCH])
    return written


def add_reach(firms: Iterable[Firm], assignments: Mapping[int, Assignment], *, actor: User | None) -> None:
    """Write the rows of firms made in this transaction (and who attends them, by firm), which have none yet."""
    _insert(rows_of_new(firms, assignments))


def firms_of_centres(centre_ids: Collection[int], *, actor: User | None) -> list[int]:
    """Firms whose rows may change when these centres or their contracts do (their satellites' too)."""
    satellites = Centre.objects.filter(parent__in=centre_ids).values_list("pk", flat=True)
    attended = Assignment.objects.filter(centre__in={*centre_ids, *satellites})
    return sorted(attended.exclude(until__lte=clock.today()).values_list("firm", flat=True).distinct())


def _refresh(ids: list[int]) -> int:
    # Whoever changes the same firm at once waits here, and then sees what the other one wrote.
    list(Firm.objects.select_for_update(of=("self",)).filter(pk__in=ids).order_by("pk").values_list("pk"))
    _refresh_sections(ids)
    wanted, stale = wanted_rows(ids), []
    for pk, *values in Reach.objects.filter(firm__in=ids).values_list("pk", *Row._fields):
        row = Row(*values)
        if row in wanted:
            wanted.discard(row)
        else:
            stale.append(pk)
    if stale:
        Reach.objects.filter(pk__in=stale).delete()
    if wanted:
        _insert(wanted)
    return len(wanted)


def _insert(rows: Collection[Row]) -> None:
    with connection.cursor() as cursor:
        cursor.executemany(_INSERT, list(_adapted(sorted(rows, key=_place))))


def _refresh_sections(ids: list[int]) -> None:
    right = sections_of(ids)
    wrong: dict[str, list[int]] = defaultdict(list)
    for pk, section in Firm.objects.filter(pk__in=ids).values_list("pk", "section"):
        if section != right.get(pk, ""):
            wrong[right.get(pk, "")].append(pk)
    for section, firms in wrong.items():
        Firm.objects.filter(pk__in=firms).update(section=section)


def _place(row: Row) -> tuple[str, str]:
    """Neighbours in the largest index one after another."""
    return row.token, row.sort_name


def _adapted(rows: Iterable[Row]) -> Iterator[Sequence[Any]]:
    day, moment = connection.ops.adapt_datefield_value, cache(connection.ops.adapt_datetimefield_value)
    for firm, token, since, until, *shown, updated_at in rows:
        yield firm, token, day(since), day(until), *shown, moment(updated_at)

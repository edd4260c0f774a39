"""The page of everything."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st

from encadena.audit.models import Entry
from encadena.audit.queries import Filters, entries_visible_to, page_of
from encadena.kernel import clock

from ...cast import Cast
from ...factories import a_user

START = datetime(2026, 3, 1, 12, tzinfo=clock.CHILE)


def an_entry(**fields: Any) -> Entry:
    return Entry(**{"verb": "x", "subject_kind": "a.b", "subject_id": "1", "subject_label": "b", "at": START, **fields})


def pages(filters: Filters, size: int) -> list[list[int]]:
    found, cursor = [], ""
    while True:
        page = page_of(Entry.objects.all(), filters, cursor=cursor, size=size)
        found.append([entry.pk for entry in page.entries])
        if not (cursor := page.after):
            return found


@pytest.mark.django_db(transaction=False)
@settings(max_examples=20, deadline=None)
@given(minutes=st.lists(st.integers(0, 3), max_size=14), size=st.integers(1, 5))
def test_pages_hold_every_row_once_newest_first_even_when_moments_repeat(minutes: list[int], size: int) -> None:
    verb = f"v{Entry.objects.count()}-{len(minutes)}"
    Entry.objects.bulk_create([an_entry(verb=verb, at=START + timedelta(minutes=m)) for m in minutes])
    walked = [pk for page in pages(Filters(verb=verb), size) for pk in page]
    assert walked == list(Entry.objects.filter(verb=verb).order_by("-at", "-id").values_list("pk", flat=True))


def test_days_are_chilean_and_both_included(db: None) -> None:
    evening = datetime(2026, 3, 2, 23, 30, tzinfo=clock.CHILE)  # already the third in UTC
    Entry.objects.bulk_create([an_entry(at=evening), an_entry(at=evening + timedelta(hours=1))])
    day = evening.date()
    page = page_of(Entry.objects.all(), Filters(since=day, until=day))
    assert [entry.at for entry in page.entries] == [evening]


def test_who_is_a_part_of_a_name_or_of_an_address(db: None) -> None:
    ana, raul = a_user(full_name="Ana Soto"), a_user(full_name="Raúl Paz", email="raul@example.cl")
    Entry.objects.bulk_create([an_entry(actor=ana), an_entry(actor=raul), an_entry(actor=None)])
    assert [e.actor for e in page_of(Entry.objects.all(), Filters(who="soto")).entries] == [ana]
    assert [e.actor for e in page_of(Entry.objects.all(), Filters(who="raul@")).entries] == [raul]


def test_one_record_can_be_followed(db: None) -> None:
    Entry.objects.bulk_create([an_entry(subject_id="1"), an_entry(subject_id="2")])
    page = page_of(Entry.objects.all(), Filters(kind="a.b", pk="2"))
    assert [entry.subject_id for entry in page.entries] == ["2"]


@pytest.mark.parametrize("cursor", ["", "x", "_", "2026-01-01T00:00:00_1", "nonsense_5", "2026-13-01T00:00:00+00:00_1"])
def test_a_cursor_that_is_not_ours_starts_at_the_newest(db: None, cursor: str) -> None:
    Entry.objects.bulk_create([an_entry()])
    assert len(page_of(Entry.objects.all(), Filters(), cursor=cursor).entries) == 1


@pytest.mark.parametrize(
    ("filters", "index"),
    [
        (Filters(), "audit_newest"),
        (Filters(verb="x"), "audit_of_verb"),
        (Filters(kind="a.b", pk="1"), "audit_of_subject"),
    ],
)
def test_every_filter_walks_an_index_in_the_order_of_the_page(db: None, filters: Filters, index: str) -> None:
    """Asked of SQLite, whose planner needs no statistics; PostgreSQL reads a small table whole."""
    if connection.vendor != "sqlite":
        pytest.skip("the planner of PostgreSQL answers by size")
    plans: list[str] = []

    def explained(execute: Any, sql: str, params: Any, many: bool, context: Any) -> object:
        if sql.startswith("SELECT") and "audit_entry" in sql:
            raw = connection.connection.cursor()  # Django's own cursor would come back here
            steps = raw.execute("EXPLAIN QUERY PLAN " + sql.replace("%s", "?"), params).fetchall()
            plans.append(" ".join(str(step[-1]) for step in steps))
        return execute(sql, params, many, context)

    cursor = f"{START.isoformat()}_5"
    with connection.execute_wrapper(explained):
        page_of(Entry.objects.all(), filters, cursor=cursor)
    assert index in plans[0]
    assert "TEMP B-TREE" not in plans[0]


def test_only_national_roles_read_the_log(cast: Cast) -> None:
    Entry.objects.bulk_create([an_entry()])
    readers = {name for name, user in cast.by_role().items() if entries_visible_to(user).exists()}
    assert readers == {"administrator", "agency"}

"""Nobody changes the log: not through the model, not through a query, not around both."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from encadena.audit.actions import entry_of, record, record_many
from encadena.audit.errors import AppendOnlyError
from encadena.audit.models import Entry

from ..factories import a_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry() -> Entry:
    return record("account.updated", a_user(), actor=None, changes={"full_name": ["Ana", "Ana María"]})


def test_a_row_that_was_read_cannot_be_saved_again(entry: Entry) -> None:
    entry.verb = "nothing.happened"
    with pytest.raises(AppendOnlyError):
        entry.save()


def test_a_new_object_with_a_taken_key_does_not_overwrite(entry: Entry) -> None:
    impostor = Entry(pk=entry.pk, verb="nothing.happened", subject_kind="x", subject_id="1")
    with pytest.raises(DatabaseError), transaction.atomic():
        impostor.save()
    assert Entry.objects.get(pk=entry.pk).verb == "account.updated"


def test_a_row_cannot_be_deleted(entry: Entry) -> None:
    with pytest.raises(AppendOnlyError):
        entry.delete()


@pytest.mark.parametrize(
    "change",
    [
        lambda rows: rows.update(verb="x"),
        lambda rows: rows.delete(),
        lambda rows: rows.bulk_update(list(rows), ["verb"]),
    ],
)
def test_a_query_cannot_change_rows(entry: Entry, change: Any) -> None:
    with pytest.raises(AppendOnlyError):
        change(Entry.objects.filter(pk=entry.pk))


@pytest.mark.parametrize("sql", ["UPDATE audit_entry SET verb = 'x'", "DELETE FROM audit_entry"])
def test_the_database_refuses_what_goes_around_django(entry: Entry, sql: str) -> None:
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert Entry.objects.get(pk=entry.pk).verb == "account.updated"


def test_a_person_named_in_the_log_cannot_be_deleted() -> None:
    actor = a_user()
    record("account.updated", actor, actor=actor)
    with pytest.raises(DatabaseError), transaction.atomic():
        actor.delete()


def test_many_rows_are_written_at_once(django_assert_num_queries: Any) -> None:
    user, actor = a_user(), a_user()
    rows = [entry_of("account.updated", user, actor=None) for _ in range(3)]
    with django_assert_num_queries(1):
        assert record_many(rows, actor=actor) == 3
    assert Entry.objects.filter(actor=actor).count() == 3

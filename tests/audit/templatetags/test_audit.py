"""The story of a record, in a template."""

from typing import Any

import pytest
from django.template import Context, Template

from encadena.accounts.models import User
from encadena.audit.actions import record

from ...cast import Cast
from ...factories import a_user


def drawn(subject: User, limit: int = 30) -> str:
    page = Template("{% load audit %}{% timeline subject limit %}")
    return " ".join(page.render(Context({"subject": subject, "limit": limit})).split())


def test_it_says_who_did_what_and_what_changed(cast: Cast) -> None:
    ana = a_user(full_name="Ana Soto")
    record("account.role_changed", ana, actor=cast.administrator, changes={"role": ["adviser", "head"]})
    story = drawn(ana)
    assert "Admin</span> cambió el rol" in story
    assert "<del>Asesoría</del>" in story
    assert "<ins>Jefatura de centro</ins>" in story


def test_what_nobody_did_was_the_system_and_what_was_empty_is_said_so(db: None) -> None:
    ana = a_user()
    record("account.updated", ana, actor=None, changes={"full_name": ["", "Ana"]})
    story = drawn(ana)
    assert "El sistema" in story
    assert "no informado" in story


def test_values_are_escaped(db: None) -> None:
    ana = a_user()
    record("account.updated", ana, actor=None, changes={"full_name": ["a", "<script>"]})
    assert "&lt;script&gt;" in drawn(ana)


def test_another_record_has_another_story(db: None) -> None:
    record("account.updated", a_user(), actor=None)
    assert "Todavía no hay cambios registrados" in drawn(a_user())


def test_a_long_story_says_that_it_was_cut(db: None) -> None:
    ana = a_user()
    for _ in range(3):
        record("account.updated", ana, actor=None)
    assert "los últimos 2 cambios" in drawn(ana, 2)
    assert "los últimos" not in drawn(ana, 3)


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_one_query_however_long(cast: Cast, django_assert_num_queries: Any, rows: int) -> None:
    for _ in range(rows):
        record("account.updated", cast.adviser, actor=cast.administrator, changes={"full_name": ["a", "b"]})
    with django_assert_num_queries(1):
        drawn(cast.adviser)


def test_the_story_begins_with_what_the_record_was_before_it_was_joined(cast: Cast) -> None:
    ana, anita, other = (a_user(full_name=name) for name in ("Ana Soto", "Anita Soto", "Otra"))
    for user in (anita, other, ana):
        record("account.role_changed", user, actor=cast.administrator, changes={"role": ["adviser", "head"]})
    page = Template("{% load audit %}{% timeline subject also=also %}")
    assert page.render(Context({"subject": ana, "also": [anita.pk]})).count("cambió el rol") == 2
    assert page.render(Context({"subject": ana, "also": []})).count("cambió el rol") == 1

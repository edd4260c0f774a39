"""What the register gives to the shell's search: everything findable, nothing out of scope."""

from typing import Any

from tests.cast import Cast
from tests.factories import a_firm

from encadena.firms.actions.firm import archive_firm, create_firm, update_firm
from encadena.firms.actions.merge import merge_firms
from encadena.firms.actions.ownership import set_owners
from encadena.firms.queries.documents import search_terms
from encadena.firms.queries.scope import firms_visible_to
from encadena.search.models import IndexedDocument
from encadena.search.registry import source_of


def found(kind: str, text: str) -> list[int]:
    rows = IndexedDocument.objects.filter(kind=kind, title__icontains=text)
    return list(rows.values_list("object_id", flat=True))


def test_a_firm_and_its_owner_are_indexed_after_commit_and_leave_with_the_archive(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        firm = create_firm(data={"name": "Telares Lafkén"}, centre=cast.centre, actor=cast.adviser)
        set_owners(firm, [{"full_name": "Rosa Díaz"}], actor=cast.adviser)
    assert found("firm", "Telares") == [firm.pk]
    assert found("person", "Rosa") != []
    with django_capture_on_commit_callbacks(execute=True):
        update_firm(firm, data={"name": "Lanas Lafkén"}, expected_version=1, actor=cast.adviser)
    assert (found("firm", "Telares"), found("firm", "Lanas")) == ([], [firm.pk])
    with django_capture_on_commit_callbacks(execute=True):
        archive_firm(firm, actor=cast.adviser)
    assert found("firm", "Lanas") == []


def test_terms_reach_exactly_what_the_scope_reaches(cast: Cast) -> None:
    """A document shares a term with a reader just when ``firms_visible_to`` holds the firm."""
    a_firm(open_to_promotion=True)
    documents = {d.object_id: set(d.scope) for d in source_of("firm").documents(None)}
    for user in cast.by_role().values():
        terms = search_terms(user)
        by_terms = {pk for pk, scope in documents.items() if terms is None or scope & set(terms)}
        assert by_terms == set(firms_visible_to(user).values_list("pk", flat=True)), user.role


def test_a_merged_firm_is_no_document(cast: Cast) -> None:
    twin = a_firm(cast.centre, rut=None)
    merge_firms(cast.firm, twin, choices={}, actor=cast.head)
    assert twin.pk not in {d.object_id for d in source_of("firm").documents([cast.firm.pk, twin.pk])}

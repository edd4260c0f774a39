"""Lists by date come whole and in order, whatever the pages cut, with the rows without a date at the end."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.advisory.models import FollowUp
from encadena.advisory.queries import by_due
from encadena.advisory.rules.due_mark import DueMark
from encadena.firms.models import Document
from encadena.kernel import clock
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.factories import a_firm


@pytest.fixture(autouse=True)
def short_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(by_due, "PER_PAGE", 2)


def papers(cast: Cast, *days: int | None) -> list[int]:
    made = [
        Document.objects.create(
            firm=cast.firm, title="Patente", size=1, sha256=str(n),
            expires_on=None if ahead is None else clock.today() + timedelta(days=ahead),
        )
        for n, ahead in enumerate(days)
    ]  # fmt: skip
    return [paper.pk for paper in made]


def walked(column: str = "expires_on") -> list[list[int]]:
    pages, mark = [], None
    while True:
        page = by_due.page_by_due(Document.objects.all(), column, mark, undated=True)
        pages.append([row.pk for row in page.rows])
        if not page.after:
            return pages
        mark = DueMark.read(page.after)
        assert mark is not None


def test_the_soonest_come_first_and_those_without_a_date_last(cast: Cast) -> None:
    far, undated, near, same, other = papers(cast, 30, None, 1, 1, None)
    assert walked() == [[near, same], [far, undated], [other]]


def test_a_full_last_page_is_the_last(cast: Cast) -> None:
    near, far = papers(cast, 1, 2)
    assert walked() == [[near, far]]


def test_rows_without_a_date_are_left_out_unless_asked_for(cast: Cast) -> None:
    near, _undated = papers(cast, 1, None)
    assert [row.pk for row in by_due.page_by_due(Document.objects.all(), "expires_on", None).rows] == [near]


def test_only_the_first_page_says_that_it_is_first(cast: Cast) -> None:
    papers(cast, 1, 2, 3)
    first = by_due.page_by_due(Document.objects.all(), "expires_on", None)
    second = by_due.page_by_due(Document.objects.all(), "expires_on", DueMark.read(first.after))
    assert (first.first, second.first) == (True, False)


@pytest.mark.parametrize("count", [1, 3])
def test_a_page_costs_one_query_where_every_row_has_its_date(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(count):
        client = a_client(cast.centre, cast.adviser, a_firm(cast.centre, cast.adviser))
        FollowUp.objects.create(client=client, centre=cast.centre, months=6, due_on=clock.today() + timedelta(days=n))
    with django_assert_num_queries(1):
        by_due.page_by_due(FollowUp.objects.all(), "due_on", None)

import pytest
from pytest_django import DjangoAssertNumQueries

from encadena.chains.queries.alliances import AllianceFilters, centres_with_alliances, may_change, page_of_alliances
from tests.cast import Cast
from tests.chains.makers import a_running_chain, an_alliance, an_alliance_alone


def test_the_newest_first_of_projects_and_alone_a_page_at_a_time(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("encadena.chains.queries.alliances.PER_PAGE", 1)
    inside = an_alliance(a_running_chain(cast.centre, cast.firm), cast.firm)
    alone = an_alliance_alone(cast.centre, cast.firm)
    first = page_of_alliances(cast.adviser, AllianceFilters())
    assert (first.rows, first.next_key) == ([alone], str(alone.pk))
    assert page_of_alliances(cast.adviser, AllianceFilters.of({"antes": first.next_key})).rows == [inside]
    assert page_of_alliances(cast.adviser, AllianceFilters.of({"antes": first.next_key, "solas": "1"})).rows == []


def test_filters_that_make_no_sense_are_left_out(cast: Cast) -> None:
    alone = an_alliance_alone(cast.centre, cast.firm)
    for query in ({"tipo": "nada", "estado": "x", "centro": "²"}, {"tipo": "institutional"}, {"estado": "talking"}):
        assert page_of_alliances(cast.adviser, AllianceFilters.of(query)).rows == [alone]
    assert page_of_alliances(cast.adviser, AllianceFilters.of({"centro": str(cast.rival_centre.pk)})).rows == []
    assert list(centres_with_alliances(cast.adviser)) == [cast.centre]


def test_a_rival_neither_reads_nor_changes_and_a_party_reads(cast: Cast) -> None:
    alone = an_alliance_alone(cast.centre, cast.firm)
    assert page_of_alliances(cast.rival, AllianceFilters()).rows == []
    assert page_of_alliances(cast.owner, AllianceFilters()).rows == [alone]
    changers = {name for name, user in cast.by_role().items() if may_change(user, alone)}
    assert changers == {"adviser", "head", "coordinator", "administrator"}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_same_questions_whatever_the_number(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for _ in range(rows):
        an_alliance_alone(cast.centre, cast.firm)
    page_of_alliances(cast.adviser, AllianceFilters())
    with django_assert_num_queries(4):
        page_of_alliances(cast.adviser, AllianceFilters())

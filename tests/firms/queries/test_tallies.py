"""What is known of the firms in a reader's scope, counted where the lists are walked."""

import pytest
from tests.cast import Cast
from tests.factories import a_centre, a_firm

from encadena.firms.actions.reach import refresh_reach
from encadena.firms.models import Assignment, Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.firms.queries.tallies import missing_facts, sizes_and_owners
from encadena.kernel import clock


@pytest.mark.parametrize("who", ["adviser", "head", "coordinator", "agency", "agency_region", "association", "owner"])
def test_sizes_add_up_to_the_firms_that_the_reader_sees(cast: Cast, who: str) -> None:
    a_firm(cast.centre, cast.adviser, legal_size="micro", female_owned="yes")
    a_firm(None, legal_size="small")
    user = getattr(cast, who)
    seen = firms_visible_to(user)
    assert sum(n for *_, n in sizes_and_owners(user)) == seen.count()
    wanted = {(size, women) for size, women in seen.values_list("legal_size", "female_owned")}
    assert {(size, women) for size, women, _ in sizes_and_owners(user)} == wanted


def test_a_firm_of_two_centres_counts_once_for_who_reaches_both(cast: Cast) -> None:
    satellite = a_centre(parent=cast.centre)
    Assignment.objects.create(firm=cast.firm, centre=satellite, since="2020-01-01")
    refresh_reach([cast.firm.pk], actor=None)
    assert sum(n for *_, n in sizes_and_owners(cast.head)) == 1
    assert missing_facts(cast.head).sales == 1


def test_an_archived_firm_counts_nowhere(cast: Cast) -> None:
    before = sum(n for *_, n in sizes_and_owners(cast.agency))
    Firm.objects.filter(pk=cast.firm.pk).update(archived_at=clock.now())
    assert sum(n for *_, n in sizes_and_owners(cast.agency)) == before - 1


def test_what_is_missing_is_counted_apart(cast: Cast) -> None:
    a_firm(cast.centre, cast.adviser, rut=None, female_owned="yes", band=4)
    missing = missing_facts(cast.adviser)
    assert (missing.sales, missing.owners, missing.rut) == (1, 1, 1)

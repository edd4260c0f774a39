from typing import Any

import pytest

from encadena.advisory.actions.following import follow_firms
from encadena.firms.actions.assignment import end_assignment, reassign
from encadena.firms.actions.firm import update_firm
from encadena.firms.models import Assignment
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.factories import a_firm

pytestmark = pytest.mark.django_db


def test_a_client_follows_its_firm_after_commit(cast: Cast, django_capture_on_commit_callbacks: Any) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    with django_capture_on_commit_callbacks(execute=True):
        update_firm(cast.firm, data={"trade_name": "Ñandú"}, expected_version=1, actor=cast.adviser)
        reassign(Assignment.objects.get(firm=cast.firm), adviser=cast.head, actor=cast.head)
    client.refresh_from_db()
    assert (client.sort_name, client.adviser) == ("nandu", cast.head)
    assert [spell.adviser for spell in client.spells.order_by("id")] == [cast.adviser, cast.head]


def test_another_centre_of_the_firm_changes_nothing_here(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    Assignment.objects.create(firm=cast.firm, centre=cast.rival_centre, adviser=cast.rival, since="2024-01-01")
    assert follow_firms([cast.firm.pk], actor=None) == 0
    client.refresh_from_db()
    assert client.adviser == cast.adviser


def test_an_adviser_who_was_taken_away_is_gone_and_one_whose_centre_left_stays(cast: Cast) -> None:
    left, lonely = a_client(cast.centre, cast.adviser, cast.firm), a_client(cast.centre, cast.adviser)
    end_assignment(Assignment.objects.get(firm=left.firm), actor=cast.head)
    Assignment.objects.filter(firm=lonely.firm).update(adviser=None)
    assert follow_firms([left.firm_id, lonely.firm_id], actor=None) == 1
    left.refresh_from_db()
    lonely.refresh_from_db()
    assert (left.adviser, lonely.adviser) == (cast.adviser, None)


@pytest.mark.parametrize("firms", [1, 3])
def test_when_nothing_differs_one_reading_is_enough(cast: Cast, firms: int, django_assert_num_queries: Any) -> None:
    ids = [a_client(cast.centre, cast.adviser).firm_id for _ in range(firms)] + [a_firm().pk]
    with django_assert_num_queries(3):
        assert follow_firms(ids, actor=None) == 0

from datetime import timedelta

import pytest
from tests.cast import Cast
from tests.factories import a_firm, a_post, a_user, an_institution

from encadena.firms.actions.assignment import (
    end_assignment,
    join_association,
    leave_association,
    open_assignment,
    reassign,
    reassign_many,
    reopen_assignment,
)
from encadena.firms.models import Assignment
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.kernel.errors import DomainError


def test_two_centres_may_attend_one_firm_but_each_once(cast: Cast) -> None:
    open_assignment(cast.firm, centre=cast.rival_centre, adviser=cast.rival, actor=cast.coordinator)
    assert firms_visible_to(cast.rival).contains(cast.firm)
    with pytest.raises(DomainError, match="already_assigned"):
        open_assignment(cast.firm, centre=cast.centre, actor=cast.coordinator)


def test_an_adviser_attends_for_their_own_centre(cast: Cast) -> None:
    with pytest.raises(DomainError, match="adviser_not_of_centre"):
        open_assignment(cast.rival_firm, centre=cast.centre, adviser=cast.rival, actor=cast.coordinator)


def test_who_attended_before_stays_known(cast: Cast) -> None:
    new = a_user(full_name="Nueva Asesora")
    a_post(new, centre=cast.centre)
    reassign(Assignment.objects.get(firm=cast.firm), adviser=new, actor=cast.head)
    rows = Assignment.objects.filter(firm=cast.firm).order_by("id")
    assert [(row.adviser, row.until) for row in rows] == [(cast.adviser, clock.today()), (new, None)]
    reassign(rows[1], adviser=None, actor=cast.head)
    assert Assignment.objects.filter(firm=cast.firm).count() == 2


def test_a_centre_that_ends_its_service_sees_the_firm_no_more_until_it_takes_it_back(cast: Cast) -> None:
    row = end_assignment(Assignment.objects.get(firm=cast.firm), actor=cast.head)
    assert not firms_visible_to(cast.adviser).contains(cast.firm)
    with pytest.raises(DomainError, match="already_ended"):
        end_assignment(row, actor=cast.head)
    reopen_assignment(row, actor=cast.head)
    assert firms_visible_to(cast.adviser).contains(cast.firm)


def test_a_closed_centre_takes_no_new_firm(cast: Cast) -> None:
    cast.rival_centre.closed_on = clock.today() - timedelta(days=1)
    with pytest.raises(DomainError, match="centre_closed"):
        open_assignment(cast.firm, centre=cast.rival_centre, actor=cast.coordinator)


def test_an_association_sees_its_members_while_they_are(cast: Cast) -> None:
    association = cast.association.posts.get().institution
    assert association is not None
    membership = join_association(cast.firm, institution=association, actor=cast.head)
    assert firms_visible_to(cast.association).contains(cast.firm)
    with pytest.raises(DomainError, match="already_member"):
        join_association(cast.firm, institution=association, actor=cast.head)
    leave_association(membership, actor=cast.head)
    assert not firms_visible_to(cast.association).contains(cast.firm)


def test_an_operator_has_no_members(cast: Cast) -> None:
    with pytest.raises(DomainError, match="not_an_association"):
        join_association(cast.firm, institution=an_institution(), actor=cast.head)


def test_many_firms_change_hands_at_once_and_only_where_something_changes(cast: Cast) -> None:
    new = a_user(full_name="Nueva Asesora")
    a_post(new, centre=cast.centre)
    mine, hers, elsewhere = a_firm(cast.centre, cast.adviser), a_firm(cast.centre, new), cast.rival_firm
    Assignment.objects.create(firm=elsewhere, centre=cast.centre, adviser=cast.adviser, since=clock.today())
    ids = [mine.pk, hers.pk, elsewhere.pk, cast.firm.pk]
    assert reassign_many(ids, centre=cast.centre, adviser=new, actor=cast.head) == 3
    rows = Assignment.objects.filter(firm=mine).order_by("id")
    assert [(row.adviser, row.until) for row in rows] == [(cast.adviser, clock.today()), (new, None)]
    assert Assignment.objects.get(firm=elsewhere, centre=cast.centre).adviser == new
    assert Assignment.objects.get(firm=elsewhere, centre=cast.rival_centre).adviser == cast.rival
    with pytest.raises(DomainError, match="adviser_not_of_centre"):
        reassign_many(ids, centre=cast.centre, adviser=cast.rival, actor=cast.head)

import pytest

from encadena.matchmaking import queries
from encadena.matchmaking.actions import agenda, buyers
from encadena.matchmaking.actions import participants as people_actions
from encadena.matchmaking.choices import ParticipantStatus
from encadena.matchmaking.models import Round
from tests.cast import Cast
from tests.factories import a_post
from tests.matchmaking.makers import a_published_round, a_ready_round, sides

pytestmark = pytest.mark.django_db
MANAGERS = {"agency", "administrator", "promoter"}


@pytest.fixture
def round(cast: Cast) -> Round:
    """Organised by Ana's operator, with her firm and the rival's."""
    round = a_published_round([cast.firm, cast.rival_firm], organiser=cast.operator)
    buyers.add_delegate(sides(round)[0][0].buyer, user=cast.buyer, actor=None)
    return round


def who(cast: Cast, round: Round) -> set[str]:
    return {role for role, user in cast.by_role().items() if round in queries.rounds_visible_to(user)}


def test_organiser_promoter_and_national_roles_manage_and_the_rest_sees_its_part_or_nothing(
    cast: Cast, round: Round
) -> None:
    assert who(cast, round) == MANAGERS | {"coordinator", "adviser", "head", "rival", "owner", "buyer"}
    assert {r for r, u in cast.by_role().items() if queries.may_manage(u, round)} == MANAGERS | {"coordinator"}


def test_everybody_sees_only_their_own_participants(cast: Cast, round: Round) -> None:
    def names(user: object) -> set[str]:
        return {p.name for p in queries.participants_visible_to(user, round)}

    everybody = {p.name for p in round.participants.all()}
    assert names(cast.promoter) == names(cast.coordinator) == everybody
    assert names(cast.adviser) == names(cast.owner) == {cast.firm.name}
    assert names(cast.rival) == {cast.rival_firm.name}
    assert names(cast.buyer) == {sides(round)[0][0].name}
    assert names(cast.association) == set()


def test_meetings_follow_their_participants(cast: Cast, round: Round) -> None:
    assert queries.meetings_visible_to(cast.promoter, round).count() == 4
    assert queries.meetings_visible_to(cast.rival, round).count() == 2
    assert queries.meetings_visible_to(cast.buyer, round).count() == 2
    assert queries.meetings_visible_to(cast.agency_region, round).count() == 0


def test_a_draft_is_known_only_to_whoever_manages(cast: Cast) -> None:
    draft = a_ready_round([cast.firm], organiser=cast.rival_operator)

    assert who(cast, draft) == MANAGERS


def test_only_the_published_version_leaves_the_organisers_hands(cast: Cast, round: Round) -> None:
    agenda.revise(round.agendas.get(), actor=None)

    assert queries.agendas_visible_to(cast.promoter, round).count() == 2
    assert [a.state for a in queries.agendas_visible_to(cast.owner, round)] == ["published"]


def test_whoever_withdrew_sees_the_round_no_more(cast: Cast, round: Round) -> None:
    person = round.participants.get(firm=cast.firm)
    people_actions.set_status(person, status=ParticipantStatus.WITHDRAWN, actor=None)

    assert who(cast, round) == MANAGERS | {"coordinator", "rival", "buyer"}


def test_an_association_manages_the_rounds_it_organises(cast: Cast) -> None:
    post = cast.association.posts.get()
    round = a_ready_round([], organiser=post.institution)

    assert queries.may_manage(cast.association, round)
    assert list(queries.may_organise(cast.association)) == [post.institution]
    assert not queries.may_organise(cast.adviser).exists()


def test_buyers_are_known_to_those_in_whose_rounds_they_are_and_to_themselves(cast: Cast, round: Round) -> None:
    theirs = [p.buyer for p in sides(round)[0]]

    assert set(queries.buyers_visible_to(cast.coordinator)) == set(theirs)
    assert list(queries.buyers_visible_to(cast.buyer)) == [theirs[0]]
    assert not queries.buyers_visible_to(cast.adviser).exists()
    a_post(cast.rival, institution=cast.rival_operator)
    assert not queries.buyers_visible_to(cast.rival).exists()

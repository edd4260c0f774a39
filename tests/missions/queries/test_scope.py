import pytest

from encadena.missions.choices import MissionState
from encadena.missions.queries.scope import applications_visible_to, firms_to_apply, may_manage, missions_visible_to
from tests.cast import Cast
from tests.missions.makers import a_mission, applied

pytestmark = pytest.mark.django_db


def test_an_open_call_is_seen_by_all_but_buyers_and_a_draft_by_its_organiser(cast: Cast) -> None:
    open_call = a_mission(organiser=cast.operator)
    draft = a_mission(organiser=cast.operator, state=MissionState.DRAFT)
    seen = {who: set(missions_visible_to(user)) for who, user in cast.by_role().items()}

    assert {who for who, rows in seen.items() if open_call in rows} == set(seen) - {"buyer"}
    assert {who for who, rows in seen.items() if draft in rows} == {
        "coordinator",
        "promoter",
        "agency",
        "administrator",
    }
    assert {who for who, u in cast.by_role().items() if may_manage(u, draft)} == {
        "coordinator",
        "promoter",
        "agency",
        "administrator",
    }


def test_rivals_do_not_see_each_others_applications(cast: Cast) -> None:
    mission = a_mission()
    own, rival = applied(mission, cast.firm), applied(mission, cast.rival_firm)

    assert set(applications_visible_to(cast.adviser, mission)) == {own}
    assert set(applications_visible_to(cast.owner, mission)) == {own}
    assert set(applications_visible_to(cast.promoter, mission)) == {own, rival}
    assert not applications_visible_to(cast.association, mission).exists()


def test_whoever_applied_does_not_apply_again(cast: Cast) -> None:
    mission = a_mission()

    assert list(firms_to_apply(cast.owner, mission)) == [cast.firm]
    applied(mission, cast.firm)
    assert not firms_to_apply(cast.owner, mission).exists()
    assert not firms_to_apply(cast.promoter, mission).exists()

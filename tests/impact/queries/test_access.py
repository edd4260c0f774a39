import pytest
from django.contrib.auth.models import AnonymousUser

from encadena.impact.actions.snapshot import freeze_report, publish_report
from encadena.impact.queries.access import (
    live_scopes,
    may_publish,
    may_read_live,
    public_snapshots,
    snapshots_visible_to,
)
from encadena.impact.queries.places import scope_named
from encadena.impact.rules.report import Scope
from tests.cast import Cast
from tests.impact.makers import YEAR

pytestmark = pytest.mark.django_db


def scopes(cast: Cast) -> dict[str, Scope]:
    return {
        "network": Scope(), "region": scope_named("region", "08"), "other region": scope_named("region", "09"),
        "operator": scope_named("operator", cast.operator.slug),
        "rival operator": scope_named("operator", cast.rival_operator.slug),
        "centre": scope_named("centre", cast.centre.slug),
        "rival centre": scope_named("centre", cast.rival_centre.slug),
    }  # fmt: skip


def test_who_reads_the_numbers_of_now(cast: Cast) -> None:
    told = {who: {n for n, s in scopes(cast).items() if may_read_live(user, s)} for who, user in cast.by_role().items()}
    everything = set(scopes(cast))
    assert told == {
        "agency": everything, "administrator": everything, "agency_region": {"region", "centre", "rival centre"},
        "coordinator": {"operator", "centre"}, "head": {"centre"}, "adviser": {"centre"}, "rival": {"rival centre"},
        "promoter": set(), "association": set(), "owner": set(), "buyer": set(),
    }  # fmt: skip
    assert not may_read_live(AnonymousUser(), Scope())


def test_a_reader_is_offered_exactly_what_may_be_opened(cast: Cast) -> None:
    for who, user in cast.by_role().items():
        offered = live_scopes(user)
        assert all(may_read_live(user, scope) for scope in offered), who
        assert {n for n, s in scopes(cast).items() if s in offered} == {
            n for n, s in scopes(cast).items() if may_read_live(user, s)
        }


def test_who_publishes(cast: Cast) -> None:
    told = {w: {n for n, s in scopes(cast).items() if may_publish(u, s)} for w, u in cast.by_role().items()}
    assert {who for who, own in told.items() if own} == {"agency", "administrator", "agency_region"}
    assert told["agency_region"] == {"region"}


def test_everybody_inside_sees_what_the_network_published_and_nobody_a_rival(cast: Cast) -> None:
    made = {name: freeze_report(YEAR, scope, actor=None) for name, scope in scopes(cast).items()}
    for name in set(made) - {"region"}:
        publish_report(made[name], actor=None)
    told = {
        who: {name for name, one in made.items() if snapshots_visible_to(user).filter(pk=one.pk).exists()}
        for who, user in cast.by_role().items()
    }
    assert told["agency"] == told["administrator"] == set(made)
    assert told["agency_region"] == {"network", "region", "centre", "rival centre"}
    assert told["coordinator"] == {"network", "operator", "centre"}
    assert told["head"] == told["adviser"] == {"network", "centre"}
    assert told["rival"] == {"network", "rival centre"}
    assert all(told[who] == {"network"} for who in ("promoter", "association", "owner", "buyer"))
    assert not snapshots_visible_to(AnonymousUser()).exists()
    assert list(public_snapshots()) == [made["network"]]


def test_a_draft_is_seen_by_those_who_publish(cast: Cast) -> None:
    draft = freeze_report(YEAR, Scope(), actor=None)
    assert list(snapshots_visible_to(cast.agency)) == [draft]
    assert not snapshots_visible_to(cast.coordinator).exists()
    assert not public_snapshots().exists()

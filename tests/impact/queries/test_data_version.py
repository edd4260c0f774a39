"""Everything that people do to what a report counts moves the version."""

from collections.abc import Callable
from datetime import date

import pytest

from encadena.advisory.actions.milestone import verify_milestone
from encadena.advisory.actions.session import withdraw_session
from encadena.audit.models import Entry
from encadena.chains.actions.alliance import Parties, save_alliance
from encadena.chains.actions.member import add_members, leave_project
from encadena.chains.actions.project import change_kind, finish_project
from encadena.firms.actions.firm import archive_firm
from encadena.firms.actions.merge import merge_firms
from encadena.firms.actions.ownership import OwnerData, set_owners
from encadena.firms.actions.person import update_person
from encadena.firms.actions.sales import record_sales
from encadena.impact.queries import data_version as module
from encadena.impact.queries.data_version import data_version
from encadena.network.actions.contract import open_contract
from tests.advisory.makers import a_milestone, a_session
from tests.factories import a_firm, a_user
from tests.impact.makers import SmallNetwork, a_project, a_small_network

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 10)


def _withdraw_a_session(net: SmallNetwork) -> object:
    session = a_session(net.clients["A"], adviser=net.adviser)
    before = data_version()
    withdraw_session(session, actor=None)
    return before


def _verify_a_milestone(net: SmallNetwork) -> object:
    milestone = a_milestone(net.clients["A"], actor=net.adviser)
    before = data_version()
    verify_milestone(milestone, note="", actor=a_user("head"))
    return before


def _then(change: Callable[[SmallNetwork], object]) -> Callable[[SmallNetwork], object]:
    def changed(net: SmallNetwork) -> object:
        before = data_version()
        change(net)
        return before

    return changed


def _sign(net: SmallNetwork) -> object:
    data = {"name": "Otro", "kind": "commercial", "state": "in_force", "starts_on": DAY, "evidence": "Acta"}
    parties = Parties(firms=[net.firms["A"], net.firms["B"]])
    return save_alliance(None, centre=net.norte, project=None, data=data, parties=parties, actor=None)


def _leave(net: SmallNetwork) -> object:
    return leave_project(net.projects["P1"].members.get(firm=net.firms["B"]), on=DAY, reason="Se mudó", actor=None)


CHANGES: dict[str, Callable[[SmallNetwork], object]] = {
    "a session is withdrawn": _withdraw_a_session,
    "a milestone is verified": _verify_a_milestone,
    "a firm enters": _then(lambda net: add_members(net.projects["P3"], firms=[net.firms["B"]], on=DAY, actor=None)),
    "a firm leaves": _then(_leave),
    "a project ends": _then(lambda net: finish_project(net.projects["P1"], on=DAY, actor=None)),
    "a project changes": _then(lambda net: change_kind(net.projects["P1"], kind="suppliers", since=DAY, actor=None)),
    "an alliance is signed": _then(_sign),
    "sales are told": _then(lambda n: record_sales(n.firms["C"], year=2025, amount=9_000, actor=None, origin="F22")),
    "owners change": _then(lambda n: set_owners(n.firms["C"], [OwnerData("Eva", gender="female")], actor=None)),
    "a gender is told": _then(
        lambda n: update_person(n.firms["C"].ownerships.get().person, data={"gender": "female"}, actor=None)
    ),
    "a firm is archived": _then(lambda net: archive_firm(net.firms["B"], actor=None)),
    "firms are merged": _then(lambda net: merge_firms(net.firms["A"], a_firm(rut=None), choices={}, actor=None)),
    "an operator comes": _then(lambda net: open_contract(net.pais, net.first, actor=None)),
    "rows come in bulk": _then(lambda net: a_project(net, "bulk", net.sur, "suppliers", DAY)),
}


@pytest.mark.parametrize("what", CHANGES)
def test_what_people_do_moves_the_version(what: str) -> None:
    net = a_small_network()
    assert CHANGES[what](net) != data_version()


def test_reading_moves_nothing() -> None:
    a_small_network()
    assert data_version() == data_version()


def test_an_entry_that_is_committed_late_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    """On PostgreSQL a transaction may have taken its key first and end last."""
    rows = [Entry(pk=pk, verb="x", subject_kind="y", subject_id="1", subject_label="z") for pk in (100, 103, 101)]
    Entry.objects.bulk_create(rows[:2])
    before = data_version()
    Entry.objects.bulk_create(rows[2:])
    assert data_version() != before
    monkeypatch.setattr(module, "WINDOW", 1)
    assert data_version().startswith("103.1:")

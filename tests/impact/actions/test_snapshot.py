import json

import pytest

from encadena.audit.models import Entry
from encadena.impact.actions.snapshot import freeze_report, publish_report, withdraw_report
from encadena.impact.models import Snapshot
from encadena.impact.planning import network_report
from encadena.impact.planning.keeping import hash_of, report_of
from encadena.impact.rules.report import Scope
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.cast import Cast
from tests.impact.makers import YEAR, a_project, a_small_network

pytestmark = pytest.mark.django_db


def a_draft(year: int = YEAR) -> Snapshot:
    return freeze_report(year, Scope(), note="Primera versión", actor=None)


def test_a_draft_holds_the_numbers_their_hash_and_the_definitions(cast: Cast) -> None:
    a_small_network()
    snapshot = freeze_report(YEAR, Scope(), actor=cast.agency)
    report = report_of(snapshot.report)
    assert report == network_report(YEAR)
    assert snapshot.digest == hash_of(report)
    assert snapshot.made_by == cast.agency
    public = json.loads(snapshot.public_report)
    assert public["public"]
    assert "centre" not in public["breakdowns"]
    assert public["figures"]["chain_micro"]["hidden"]


def test_what_is_published_is_what_was_frozen_whatever_happens_since() -> None:
    net = a_small_network()
    snapshot = a_draft()
    a_project(net, "late", net.sur, "suppliers", net.projects["P3"].starts_on)
    published = publish_report(snapshot, actor=None)
    assert published.state == "published"
    assert json.loads(published.report)["figures"]["projects"]["value"] == 3
    assert published.published_at is not None


def test_one_report_of_a_year_is_out_at_a_time() -> None:
    first, second = a_draft(), a_draft()
    publish_report(first, actor=None)
    with pytest.raises(DomainError, match="impact_published_already"):
        publish_report(second, actor=None)
    withdraw_report(first, reason="Faltaba un centro", actor=None)
    assert publish_report(second, actor=None).state == "published"
    publish_report(a_draft(2024), actor=None)
    with pytest.raises(DomainError, match="impact_not_draft"):
        publish_report(second, actor=None)


def test_a_withdrawn_report_stays_with_its_reason() -> None:
    snapshot = publish_report(a_draft(), actor=None)
    with pytest.raises(DomainError, match="impact_reason_missing"):
        withdraw_report(snapshot, reason="  ", actor=None)
    gone = withdraw_report(snapshot, reason="Faltaba un centro", actor=None)
    assert (gone.state, gone.withdrawn_reason, gone.digest) == ("withdrawn", "Faltaba un centro", snapshot.digest)
    with pytest.raises(DomainError, match="impact_not_published"):
        withdraw_report(gone, reason="Otra vez", actor=None)


def test_a_year_that_still_runs_is_not_published() -> None:
    with pytest.raises(DomainError, match="impact_year_still_runs"):
        freeze_report(clock.today().year, Scope(), actor=None)


def test_each_step_is_in_the_log_with_the_hash() -> None:
    snapshot = publish_report(a_draft(), actor=None)
    withdraw_report(snapshot, reason="Faltaba un centro", actor=None)
    rows = Entry.objects.filter(subject_kind="impact.snapshot").order_by("pk")
    assert [row.verb for row in rows] == ["report.frozen", "report.published", "report.withdrawn"]
    assert rows[1].context["digest"] == snapshot.digest

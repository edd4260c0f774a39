from datetime import date, timedelta
from typing import Any

import pytest

from encadena.advisory.actions.alert import send_all_alerts
from encadena.advisory.registry import links_for
from encadena.audit.models import Entry
from encadena.firms.models import Document, Firm
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.readiness.actions.certification import (
    Terms,
    edit_certification,
    finish_stage,
    open_certification,
    register_certificate,
    reopen_stage,
    resume_certification,
    stop_certification,
)
from encadena.readiness.models import CertificationProject, Standard
from tests.cast import Cast
from tests.readiness.plan_makers import anas_client

BEFORE = ("diagnosis", "implementation", "internal_audit", "audit")


def a_project(cast: Cast, code: str = "iso-9001", **planned: date) -> CertificationProject:
    standard = Standard.objects.get(code=code)
    return open_certification(anas_client(cast), standard=standard, terms=Terms(), planned=planned, actor=cast.adviser)


def audited(cast: Cast) -> CertificationProject:
    project = a_project(cast)
    for code in BEFORE:
        project = finish_stage(project, code=code, on=clock.today(), actor=cast.adviser)
    return project


def a_certificate(firm: Firm, days: int | None = 400, **fields: Any) -> Document:
    ends = None if days is None else clock.today() + timedelta(days=days)
    return Document.objects.create(
        firm=firm, title=f"Certificado {days}", kind="certificate", size=1, sha256=str(days), expires_on=ends, **fields
    )


def test_it_opens_with_every_stage_and_the_first_is_the_next(cast: Cast) -> None:
    soon = clock.today() + timedelta(days=30)
    project = a_project(cast, diagnosis=soon)
    assert [s.code for s in project.stages.all()] == [*BEFORE, "certificate", "surveillance"]
    assert (project.stage, project.due_on, project.cost_planned) == ("diagnosis", soon, None)


def test_one_project_per_standard_runs_at_a_time(cast: Cast) -> None:
    first = a_project(cast)
    with pytest.raises(DomainError, match="certification_running"):
        a_project(cast)
    a_project(cast, code="halal")
    stop_certification(first, reason="Sin fondos", actor=cast.adviser)
    assert a_project(cast) != first


def test_planned_dates_follow_the_order_of_the_stages(cast: Cast) -> None:
    early, later = clock.today(), clock.today() + timedelta(days=10)
    with pytest.raises(DomainError, match="stages_reversed"):
        a_project(cast, diagnosis=later, audit=early)


def test_stages_are_done_in_order_and_not_tomorrow(cast: Cast) -> None:
    project = a_project(cast)
    today = clock.today()
    with pytest.raises(DomainError, match="stage_out_of_order"):
        finish_stage(project, code="audit", on=today, actor=cast.adviser)
    with pytest.raises(DomainError, match="stage_in_future"):
        finish_stage(project, code="diagnosis", on=today + timedelta(days=1), actor=cast.adviser)
    project = finish_stage(project, code="diagnosis", on=today, actor=cast.adviser)
    assert project.stage == "implementation"
    with pytest.raises(DomainError, match="stage_done_already"):
        finish_stage(project, code="diagnosis", on=today, actor=cast.adviser)


def test_the_last_done_stage_can_be_taken_back_and_the_log_keeps_it(cast: Cast) -> None:
    project = finish_stage(a_project(cast), code="diagnosis", on=clock.today(), actor=cast.adviser)
    with pytest.raises(DomainError, match="stage_out_of_order"):
        reopen_stage(project, code="implementation", actor=cast.adviser)
    assert reopen_stage(project, code="diagnosis", actor=cast.adviser).stage == "diagnosis"
    changes = Entry.objects.get(verb="certification.stage_back").changes
    assert changes == {"done.diagnosis": [clock.today().isoformat(), None]}


def test_the_certificate_makes_it_certified_until_its_end(cast: Cast) -> None:
    project = audited(cast)
    with pytest.raises(DomainError, match="stage_needs_certificate"):
        finish_stage(project, code="certificate", on=clock.today(), actor=cast.adviser)
    paper = a_certificate(cast.firm)
    project = register_certificate(project, certificate=paper, actor=cast.adviser)
    assert (project.state, project.valid_until, project.stage) == ("certified", paper.expires_on, "surveillance")


@pytest.mark.parametrize(("days", "code"), [(None, "certificate_without_end"), (-1, "certificate_expired")])
def test_a_certificate_says_when_it_ends_and_has_not_ended(cast: Cast, days: int | None, code: str) -> None:
    project = audited(cast)
    with pytest.raises(DomainError, match=code):
        register_certificate(project, certificate=a_certificate(cast.firm, days), actor=cast.adviser)


def test_it_is_a_paper_of_this_firm_and_comes_after_the_audit(cast: Cast) -> None:
    with pytest.raises(DomainError, match="document_not_of_firm"):
        register_certificate(a_project(cast), certificate=a_certificate(cast.rival_firm), actor=cast.adviser)
    project = CertificationProject.objects.get()
    with pytest.raises(DomainError, match="stage_out_of_order"):
        register_certificate(project, certificate=a_certificate(cast.firm), actor=cast.adviser)


def test_an_ended_certificate_turns_the_state_once_and_renewal_turns_it_back(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = register_certificate(audited(cast), certificate=a_certificate(cast.firm, 3), actor=cast.adviser)
    day = clock.today() + timedelta(days=4)
    monkeypatch.setattr(clock, "today", lambda: day)
    assert project.state_on(day) == "expired", "the page does not wait for the nightly run"
    assert project.state_on(day - timedelta(days=1)) == "certified", "its last day still counts"
    send_all_alerts(actor=None)
    send_all_alerts(actor=None)
    project.refresh_from_db()
    assert project.state == "expired"
    assert Entry.objects.filter(verb="certification.expired").count() == 1
    renewed = register_certificate(project, certificate=a_certificate(cast.firm, 700), actor=cast.adviser)
    assert renewed.state == "certified"


def test_a_stopped_project_does_not_change_until_it_is_resumed(cast: Cast) -> None:
    project = a_project(cast)
    with pytest.raises(DomainError, match="gap_reason_missing"):
        stop_certification(project, reason=" ", actor=cast.adviser)
    with pytest.raises(DomainError, match="certification_not_stopped"):
        resume_certification(project, actor=cast.adviser)
    stop_certification(project, reason="Sin fondos", actor=cast.adviser)
    with pytest.raises(DomainError, match="certification_stopped"):
        finish_stage(project, code="diagnosis", on=clock.today(), actor=cast.adviser)
    assert resume_certification(project, actor=cast.adviser).state == "running"


def test_terms_and_dates_are_changed_and_told(cast: Cast) -> None:
    project = a_project(cast)
    soon = clock.today() + timedelta(days=9)
    terms = Terms(body="Organismo Uno", cost_planned=2_000_000, payer="shared")
    changed = edit_certification(project, terms=terms, planned={"diagnosis": soon}, actor=cast.head)
    assert (changed.body, changed.due_on) == ("Organismo Uno", soon)
    changes = Entry.objects.get(verb="certification.edited").changes
    assert changes["planned.diagnosis"] == [None, soon.isoformat()]
    assert changes["cost_planned"] == [None, 2_000_000]


def test_a_session_of_this_firm_may_be_linked_and_one_of_a_rival_not(cast: Cast) -> None:
    project = a_project(cast)
    values = [link.value for link in links_for(cast.adviser, [cast.firm.pk])]
    assert f"certification:{project.pk}" in values
    assert links_for(cast.rival, [cast.firm.pk]) == []
    assert links_for(cast.adviser, [cast.firm.pk, cast.rival_firm.pk]) == []

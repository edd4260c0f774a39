from datetime import timedelta

import pytest

from encadena.kernel import clock, events
from encadena.kernel.errors import DomainError
from encadena.readiness import errors
from encadena.readiness.actions import diagnosis as actions
from encadena.readiness.actions.questionnaire import copy_version, publish_version
from encadena.readiness.events import DiagnosisFinished
from encadena.readiness.models import Diagnosis
from tests.advisory.makers import a_client
from tests.cast import Cast
from tests.readiness.makers import a_diagnosis, a_version, rate, rate_all

pytestmark = pytest.mark.django_db


def test_a_second_click_gives_the_one_that_is_open(cast: Cast) -> None:
    client, version = a_client(cast.centre, cast.adviser, cast.firm), a_version()
    first = a_diagnosis(client, version=version, actor=cast.adviser)
    assert a_diagnosis(client, version=version, actor=cast.adviser) == first
    assert (first.kinds, first.opened_by, first.state) == (["goods"], cast.adviser, "open")


def test_each_centre_opens_its_own(cast: Cast) -> None:
    version = a_version()
    ours = a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm), version=version)
    theirs = a_diagnosis(a_client(cast.rival_centre, cast.rival, cast.firm), version=version)
    own = a_diagnosis(firm=cast.firm, version=version)
    assert len({ours.pk, theirs.pk, own.pk}) == 3


@pytest.mark.parametrize("kinds", [[], ["micro"], ["mining"]])
def test_it_must_be_said_what_the_firm_sells(cast: Cast, kinds: list[str]) -> None:
    with pytest.raises(DomainError) as caught:
        a_diagnosis(firm=cast.firm, kinds=kinds)
    assert caught.value.code == errors.KINDS_MISSING


def test_it_is_opened_with_a_version_in_force_and_a_client_of_that_firm(cast: Cast) -> None:
    with pytest.raises(DomainError) as caught:
        a_diagnosis(firm=cast.firm, version=a_version(state="draft"))
    assert caught.value.code == errors.VERSION_NOT_IN_FORCE
    with pytest.raises(DomainError) as caught:
        a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm), firm=cast.rival_firm)
    assert caught.value.code == errors.CLIENT_OF_ANOTHER_FIRM


def test_its_end_freezes_the_profile_for_twelve_months(
    cast: Cast, django_capture_on_commit_callbacks: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[object] = []
    monkeypatch.setattr(events, "_subscribers", {**events._subscribers, DiagnosisFinished: [heard.append]})
    diagnosis = a_diagnosis(a_client(cast.centre, cast.adviser, cast.firm))
    rate(diagnosis, "firm", a=0, b=3, c=3)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        done = actions.finish_diagnosis(diagnosis, actor=cast.adviser)
    assert done.state == "finished"
    assert done.valid_until is not None
    assert timedelta(days=364) < done.valid_until - clock.today() <= timedelta(days=366)
    assert done.vetoes_raised == 1
    assert [(s["dimension"], round(s["score"] or 0)) for s in done.result["scores"]] == [("one", 67), ("two", 0)]
    assert done.ratings.get().state == "finished"
    assert heard == [DiagnosisFinished(done.pk, cast.firm.pk, done.client_id)]


def test_a_frozen_result_does_not_move_with_its_questionnaire(cast: Cast) -> None:
    diagnosis = a_diagnosis(firm=cast.firm)
    rate_all(diagnosis, "firm", 3)
    before = actions.finish_diagnosis(diagnosis, actor=None).result
    publish_version(copy_version(diagnosis.version, actor=None), actor=None)
    assert Diagnosis.objects.get(pk=diagnosis.pk).result == before


def test_it_ends_once_and_not_empty(cast: Cast) -> None:
    diagnosis = a_diagnosis(firm=cast.firm)
    with pytest.raises(DomainError) as caught:
        actions.finish_diagnosis(diagnosis, actor=None)
    assert caught.value.code == errors.DIAGNOSIS_EMPTY
    rate(diagnosis, "firm", a=1)
    actions.finish_diagnosis(diagnosis, actor=None)
    with pytest.raises(DomainError) as caught:
        actions.finish_diagnosis(diagnosis, actor=None)
    assert caught.value.code == errors.DIAGNOSIS_FINISHED


def test_withdrawing_can_be_undone_and_stops_everything_meanwhile(cast: Cast) -> None:
    diagnosis = a_diagnosis(firm=cast.firm)
    actions.withdraw_diagnosis(diagnosis, actor=cast.owner)
    with pytest.raises(DomainError) as caught:
        rate(diagnosis, "firm", a=1)
    assert caught.value.code == errors.DIAGNOSIS_WITHDRAWN
    assert actions.bring_back_diagnosis(diagnosis, actor=cast.owner).withdrawn_at is None


def test_a_talk_is_kept_changed_and_taken_away(cast: Cast) -> None:
    diagnosis = a_diagnosis(firm=cast.firm)
    actions.note_talk(diagnosis, item="a", text="  Verán el acta.  ", actor=cast.adviser)
    assert diagnosis.talks.get().text == "Verán el acta."
    actions.note_talk(diagnosis, item="a", text="Ya la trajeron.", actor=cast.adviser)
    assert diagnosis.talks.get().text == "Ya la trajeron."
    assert actions.note_talk(diagnosis, item="a", text=" ", actor=cast.adviser) is None
    assert not diagnosis.talks.exists()
    with pytest.raises(DomainError) as caught:
        actions.note_talk(diagnosis, item="a", text="x" * 1001, actor=cast.adviser)
    assert caught.value.code == errors.NOTE_TOO_LONG

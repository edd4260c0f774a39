from datetime import timedelta

import pytest

from encadena.advisory.actions.next_step import complete_next_action, postpone_next_action, reopen_next_action
from encadena.advisory.actions.session import correct_session
from encadena.advisory.models import Session
from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import Conflict, DomainError
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast


@pytest.fixture
def promised(cast: Cast) -> Session:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    return a_session(client, advice="Costos", next_action="Llamar al banco", next_action_on=clock.today())


def test_a_promise_is_kept_once_and_can_be_open_again(cast: Cast, promised: Session) -> None:
    for _ in range(2):
        assert complete_next_action(promised, actor=cast.adviser).next_action_done_on == clock.today()
    assert reopen_next_action(promised, actor=cast.adviser).next_action_done_on is None
    assert Entry.objects.filter(verb="session.step_done").count() == 1
    assert Entry.objects.filter(verb="session.step_reopened").count() == 1


def test_a_promise_is_put_off_but_not_into_the_past(cast: Cast, promised: Session) -> None:
    later = clock.today() + timedelta(days=7)
    assert postpone_next_action(promised, on=later, actor=cast.adviser).next_action_on == later
    with pytest.raises(DomainError, match="next_action_before"):
        postpone_next_action(promised, on=clock.today() - timedelta(days=1), actor=cast.adviser)


def test_a_form_that_was_open_meanwhile_does_not_bring_the_old_day_back(cast: Cast, promised: Session) -> None:
    clients = [row.client for row in promised.attended.all()]
    postpone_next_action(promised, on=clock.today() + timedelta(days=7), actor=cast.adviser)
    data = {"next_action_on": clock.today(), "next_action": "Llamar al banco"}
    with pytest.raises(Conflict, match="session_conflict"):
        correct_session(promised, clients=clients, data=data, expected_version=1, actor=cast.head)


@pytest.mark.parametrize("fields", [{"next_action": ""}, {"next_action": "Ir", "withdrawn_at": clock.now()}])
def test_without_a_promise_there_is_nothing_to_keep(cast: Cast, fields: dict[str, object]) -> None:
    session = a_session(a_client(cast.centre, cast.adviser), **fields)
    with pytest.raises(DomainError, match="session_no_next_action"):
        complete_next_action(session, actor=cast.adviser)

from datetime import date, timedelta
from decimal import Decimal

import pytest

from encadena.advisory.actions.follow_up import (
    answer_follow_up,
    close_without_answer,
    log_attempt,
    reopen_follow_up,
    schedule_follow_ups,
)
from encadena.advisory.models import Client, FollowUp
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_client
from tests.cast import Cast


def signed(cast: Cast, days_ago: int) -> Client:
    day = clock.today() - timedelta(days=days_ago)
    return a_client(cast.centre, cast.adviser, agreement_signed_on=day, arrived_on=day)


def due(cast: Cast) -> FollowUp:
    client = signed(cast, 183)
    schedule_follow_ups(actor=None)
    return FollowUp.objects.get(client=client, months=6)


def test_each_term_opens_once_and_only_when_it_is_near(cast: Cast) -> None:
    young, old = signed(cast, 100), signed(cast, 740)
    a_client(cast.centre, cast.adviser, agreement_signed_on=None)
    assert schedule_follow_ups(actor=None) == 3
    assert schedule_follow_ups(actor=None) == 0
    assert list(FollowUp.objects.filter(client=old).values_list("months", flat=True)) == [6, 12, 24]
    assert not FollowUp.objects.filter(client=young).exists()


def test_it_opens_to_the_day(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, agreement_signed_on=date(2026, 1, 31))
    schedule_follow_ups(actor=None, today=date(2026, 6, 30))
    assert not FollowUp.objects.filter(client=client).exists()
    schedule_follow_ups(actor=None, today=date(2026, 7, 1))
    assert FollowUp.objects.get(client=client).due_on == date(2026, 7, 31)


def test_an_answer_may_leave_figures_unknown_but_not_all(cast: Cast) -> None:
    follow_up = due(cast)
    with pytest.raises(DomainError, match="follow_up_empty"):
        answer_follow_up(follow_up, data={"note": "no sabe"}, channel="phone", actor=cast.adviser)
    done = answer_follow_up(follow_up, data={"sales": Decimal(0), "jobs": 3}, channel="phone", actor=cast.adviser)
    assert (done.state, done.sales, done.jobs, done.exports, done.attempt_count) == ("answered", 0, 3, None, 1)
    with pytest.raises(DomainError, match="follow_up_closed"):
        log_attempt(follow_up, channel="phone", outcome="no_answer", actor=cast.adviser)


def test_silence_needs_three_days_of_trying(cast: Cast) -> None:
    follow_up = due(cast)
    for days in (5, 5, 3):
        on = clock.today() - timedelta(days=days)
        log_attempt(follow_up, channel="phone", outcome="no_answer", on=on, actor=cast.adviser)
    with pytest.raises(DomainError, match="follow_up_few_attempts"):
        close_without_answer(follow_up, actor=cast.adviser)
    log_attempt(follow_up, channel="mail", outcome="no_answer", actor=cast.adviser)
    done = close_without_answer(follow_up, actor=cast.adviser)
    assert (done.state, done.attempt_count, done.last_attempt_on) == ("no_response", 4, clock.today())
    assert reopen_follow_up(done, actor=cast.adviser).state == "due"


def test_a_refusal_closes_it(cast: Cast) -> None:
    follow_up = due(cast)
    log_attempt(follow_up, channel="visit", outcome="refused", actor=cast.adviser)
    follow_up.refresh_from_db()
    assert follow_up.state == "refused"


def test_nobody_calls_tomorrow(cast: Cast) -> None:
    with pytest.raises(DomainError, match="attempt_in_future"):
        log_attempt(
            due(cast), channel="phone", outcome="no_answer", on=clock.today() + timedelta(days=1), actor=cast.adviser
        )

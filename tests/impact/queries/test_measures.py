"""What each measure counts, and that a number opens as many records as it says."""

from datetime import date, timedelta

import pytest

from encadena.impact.queries.measure_records import records_of
from encadena.impact.queries.measures import base_rows, event_rows, other_rows, tallies
from encadena.impact.rules.measures import MEASURES
from encadena.network.choices import CentreKind
from tests.advisory.makers import a_client, a_milestone, a_session
from tests.cast import Cast
from tests.factories import a_centre, a_firm
from tests.impact.round_makers import NOVEMBER, a_buyer, a_held_round
from tests.readiness.makers import a_diagnosis

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 30)


def _of(cast: Cast, code: str, year: int = 2025) -> tuple[int, int]:
    return tallies(code, year, TODAY)[cast.centre.pk]


def test_a_firm_signs_within_sixty_days_or_it_did_not(cast: Cast) -> None:
    for days in (0, 60, 61):
        came = date(2025, 3, 1)
        a_client(cast.centre, cast.adviser, arrived_on=came, agreement_signed_on=came + timedelta(days=days))
    a_client(cast.centre, cast.adviser, arrived_on=date(2025, 3, 1), agreement_signed_on=None)
    a_client(cast.centre, cast.adviser, arrived_on=date(2024, 12, 31))
    assert _of(cast, "signing") == (2, 4)


def test_who_came_less_than_sixty_days_ago_is_not_judged_yet(cast: Cast) -> None:
    a_client(cast.centre, cast.adviser, arrived_on=TODAY - timedelta(days=60), agreement_signed_on=None)
    a_client(cast.centre, cast.adviser, arrived_on=TODAY - timedelta(days=59), agreement_signed_on=None)
    assert _of(cast, "signing", 2026) == (0, 1)


def test_attention_is_of_those_who_are_clients_today(cast: Cast) -> None:
    a_client(cast.centre, cast.adviser, last_session_on=TODAY - timedelta(days=89))
    a_client(cast.centre, cast.adviser, last_session_on=TODAY - timedelta(days=90))
    a_client(cast.centre, cast.adviser, stage="inactive", last_session_on=TODAY)
    assert _of(cast, "attention") == (1, 2)


def test_sessions_are_counted_by_seat_and_only_those_that_count(cast: Cast) -> None:
    first, second = a_client(cast.centre, cast.adviser), a_client(cast.centre, cast.adviser)
    a_session(first, second, on=date(2025, 5, 5), counts=True)
    a_session(first, on=date(2025, 12, 31), counts=True)
    a_session(first, on=date(2025, 5, 6), counts=False)
    a_session(first, on=date(2025, 5, 6), counts=True, withdrawn_at="2025-06-01T12:00Z")
    a_session(first, on=date(2026, 1, 1), counts=True)
    assert _of(cast, "intensity") == (3, 2)
    assert _of(cast, "linked") == (0, 2)


def test_a_diagnosis_counts_when_it_was_finished_by_the_end_of_the_year(cast: Cast) -> None:
    for finished in (date(2024, 5, 5), date(2025, 12, 31), date(2026, 1, 1)):
        client = a_client(cast.centre, cast.adviser)
        a_session(client, on=date(2025, 5, 5), counts=True)
        diagnosis = a_diagnosis(client)
        type(diagnosis).objects.filter(pk=diagnosis.pk).update(state="finished", finished_on=finished)
    assert _of(cast, "diagnosed") == (2, 3)


def test_milestones_that_nobody_verified_do_not_count(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    a_session(client, on=date(2025, 5, 5), counts=True)
    for state in ("verified", "reported"):
        milestone = a_milestone(client)
        type(milestone).objects.filter(pk=milestone.pk).update(state=state, on=date(2025, 6, 1))
    assert _of(cast, "milestones") == (1, 1)


def test_a_follow_up_without_an_answer_stays_in_the_base(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    for months, state in ((6, "answered"), (12, "no_response"), (24, "due")):
        client.follow_ups.create(centre=cast.centre, months=months, due_on=date(2025, 6, 1), state=state)
    assert _of(cast, "answered") == (1, 3)


def test_a_client_met_a_buyer_by_the_mark_or_by_what_a_side_says(cast: Cast) -> None:
    round, buyer = a_held_round(), a_buyer("Lima")
    marked, told, gone, silent, agreed_only = (a_client(cast.centre, cast.adviser) for _ in range(5))
    round.meets(buyer, marked.firm, mark="held")
    round.meets(buyer, told.firm, mark="not_held", second={"stage": 1})
    round.meets(buyer, gone.firm, mark="not_held", first={"stage": 0})
    round.meets(buyer, silent.firm)
    round.meets(buyer, agreed_only.firm, placed=False, mark="held")
    assert _of(cast, "met") == (2, 4)
    assert _of(cast, "outcome") == (0, 2)


def test_an_outcome_is_a_sample_or_more_as_either_side_says_last(cast: Cast) -> None:
    round, buyer = a_held_round(), a_buyer("Lima")
    for stage, latest in ((2, True), (3, True), (5, True), (4, False)):
        client = a_client(cast.centre, cast.adviser)
        round.meets(buyer, client.firm, mark="held", first={"stage": stage, "latest": latest})
    assert _of(cast, "outcome") == (2, 4)


def test_a_client_counts_once_in_its_rounds_of_the_year_and_two_firms_do_not_buy(cast: Cast) -> None:
    spring, autumn, other = a_held_round(), a_held_round(NOVEMBER), a_held_round(date(2024, 11, 5))
    buyer, client = a_buyer("Lima"), a_client(cast.centre, cast.adviser)
    spring.meets(buyer, client.firm, mark="held")
    autumn.meets(client.firm, buyer, mark="held")
    other.meets(buyer, a_client(cast.centre, cast.adviser).firm, mark="held")
    spring.meets(client.firm, a_client(cast.centre, cast.adviser).firm, mark="held")
    assert _of(cast, "met") == (1, 1)


def test_of_a_firm_in_rounds_only_a_client_of_the_year_counts_and_a_merged_one_lives_on(cast: Cast) -> None:
    round, buyer = a_held_round(), a_buyer("Lima")
    for fields in ({"agreement_signed_on": None}, {"ended_on": date(2024, 12, 31)}):
        round.meets(buyer, a_client(cast.centre, cast.adviser, **fields).firm, mark="held")
    kept, gone = a_client(cast.centre, cast.adviser), a_firm()
    round.meets(buyer, gone, mark="held")
    type(gone).objects.filter(pk=gone.pk).update(merged_into=kept.firm)
    assert _of(cast, "met") == (1, 1)


def test_what_a_satellite_does_counts_with_its_centre(cast: Cast) -> None:
    satellite = a_centre(name="Satélite", kind=CentreKind.SATELLITE, parent=cast.centre)
    a_session(a_client(satellite, cast.adviser), on=date(2025, 5, 5), counts=True)
    assert _of(cast, "intensity") == (1, 1)
    assert satellite.pk not in tallies("intensity", 2025, TODAY)


@pytest.mark.parametrize("code", MEASURES)
def test_every_number_opens_as_many_records_as_it_says(cast: Cast, code: str) -> None:
    clients = [a_client(cast.centre, cast.adviser, arrived_on=date(2025, 2, n + 1)) for n in range(3)]
    rival = a_client(cast.rival_centre, cast.rival, arrived_on=date(2025, 2, 1))
    round, buyer = a_held_round(), a_buyer("Lima")
    for client in (*clients[:2], rival):
        a_session(client, on=date(2025, 5, 5), counts=True)
        round.meets(buyer, client.firm, mark="held", second={"stage": 3} if client == rival else {"stage": 2})
    round.meets(buyer, clients[2].firm)
    events, base = _of(cast, code)
    own = [records_of(MEASURES[code], cast.centre, part, year=2025, today=TODAY).total for part in ("events", "base")]
    assert own == [events, base]
    if MEASURES[code].share:
        whole, inside = base_rows(code, 2025, TODAY), event_rows(code, 2025, TODAY)
        assert other_rows(code, 2025, TODAY).count() == whole.count() - inside.count()


def test_records_come_in_pages_the_newest_first(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser)
    made = [a_session(client, on=date(2025, 5, 5), counts=True) for _ in range(51)]
    first = records_of(MEASURES["linked"], cast.centre, "base", year=2025, today=TODAY)
    assert (len(first.records), first.total, first.next_key) == (50, 51, made[1].pk)
    second = records_of(MEASURES["linked"], cast.centre, "base", year=2025, today=TODAY, after=first.next_key)
    assert (len(second.records), second.next_key) == (1, None)


def test_a_year_without_records_has_no_base(cast: Cast) -> None:
    assert tallies("linked", 2019, TODAY) == {cast.centre.pk: (0, 0), cast.rival_centre.pk: (0, 0)}

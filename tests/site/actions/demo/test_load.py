"""The demonstration is deterministic, believable and true to the rules that real rows obey."""

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db.models import Avg, F, Sum
from stdnum.cl import rut

from encadena.accounts.models import User
from encadena.advisory.actions.tally import recount
from encadena.advisory.models import (
    Attendance,
    Certificate,
    Client,
    CohortMember,
    FollowUp,
    Milestone,
    Session,
    SessionClient,
    Training,
)
from encadena.advisory.rules.milestone import Claim, check_claim
from encadena.firms.actions.reach import refresh_reach
from encadena.firms.models import Document, Firm, Ownership, Person, YearlySales
from encadena.firms.rules import ownership, size
from encadena.kernel.errors import DomainError
from encadena.matchmaking.models import Agenda, ExchangeRate, MarketWish, Proposal, Round
from encadena.matchmaking.queries.market import proposals_visible_to
from encadena.network.choices import CentreKind
from encadena.network.models import Centre
from encadena.readiness.models import Answer, CertificationProject, Diagnosis, Gap, PlanAction
from encadena.readiness.planning.diagnosis import ratings_of, result_of
from encadena.site.actions.demo import load, people

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("small demonstration")]  # one worker makes it
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Round:
    """One small demonstration for the whole module; every test only reads it (or is rolled back)."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        from django.db import connection, transaction

        with transaction.atomic():
            event = load.load_demo("small", actor=None, say=lambda _: None, plan_seconds=5, today=TODAY)
            # Once for all: PostgreSQL would look at every foreign key again after each test.
            connection.check_constraints()
            yield event
            transaction.set_rollback(True)  # not to a savepoint: what waits for the commit would still be done


def test_the_network_has_51_centres_and_those_that_no_source_names_are_marked(demo: Round) -> None:
    centres = Centre.objects.exclude(kind=CentreKind.SATELLITE)
    assert centres.count() == 51
    assert centres.filter(invented=False).exclude(source="").count() == 16
    assert all("demostración" in name for name in centres.filter(invented=True).values_list("name", flat=True))


def test_every_region_has_a_centre(demo: Round) -> None:
    assert Centre.objects.exclude(region=None).values("region").distinct().count() == 16


def test_every_rut_is_valid_and_none_is_used_twice(demo: Round) -> None:
    ruts = [*Firm.objects.exclude(rut=None).values_list("rut", flat=True)]
    people_ruts = [*Person.objects.values_list("rut", flat=True)]
    assert all(rut.is_valid(number) for number in [*ruts, *people_ruts])
    assert len(set(ruts)) == len(ruts)
    assert len(set(people_ruts)) == len(people_ruts)


def test_the_columns_that_repeat_say_what_the_rows_say(demo: Round) -> None:
    for firm in Firm.objects.prefetch_related("ownerships__person")[:200]:
        parts = [ownership.Part(o.share, o.person.gender if o.person else None) for o in firm.ownerships.all()]
        assert firm.female_owned == ownership.female_owned(parts)
        last = YearlySales.objects.filter(firm=firm).order_by("-year").first()
        if last:
            assert firm.band == size.band_of(last.amount_uf)


def test_lists_have_nothing_to_correct(demo: Round) -> None:
    assert refresh_reach(list(Firm.objects.values_list("pk", flat=True)), actor=None) == 0


def test_unreported_gender_and_unknown_sales_occur_because_they_do_in_life(demo: Round) -> None:
    people_total = Person.objects.count()
    assert 0.1 < Person.objects.filter(gender="not_reported").count() / people_total < 0.35
    assert YearlySales.objects.filter(amount=None).exists()
    assert YearlySales.objects.filter(amount=0).exists()


def test_shares_of_a_firm_never_exceed_the_whole(demo: Round) -> None:
    for firm in Firm.objects.all()[:200]:
        assert sum(o.share or 0 for o in Ownership.objects.filter(firm=firm)) <= 100


def test_the_round_is_planned_published_and_breaks_nothing(demo: Round) -> None:
    from encadena.matchmaking.planning import violations_of

    agenda = Agenda.objects.get(round=demo, state="published")
    assert agenda.meetings.count() == demo.meetings.count() == 60
    assert violations_of(agenda) == []


def test_every_printed_account_opens_with_the_printed_password(demo: Round) -> None:
    for login in people.LOGINS:
        assert User.objects.get(email=login.email).check_password(people.PASSWORD)


def test_it_refuses_a_database_that_already_holds_firms(demo: Round) -> None:
    with pytest.raises(DomainError, match="demo_needs_empty_database"):
        load.load_demo("small", actor=None, say=lambda _: None, plan_seconds=1, today=TODAY)


def test_a_full_year_of_sessions_and_the_rest_of_this_one(demo: Round) -> None:
    last_year = Session.objects.filter(on__year=TODAY.year - 1)
    counted = last_year.filter(counts=True).count()
    assert counted == pytest.approx(load.SIZES["small"].sessions, rel=0.05)
    assert counted < last_year.count()
    assert Session.objects.filter(on__gte=TODAY).count() == 0
    assert 0.5 < Session.objects.aggregate(hours=Avg("contact_minutes"))["hours"] / 60 < 1.5


def test_what_a_client_repeats_of_its_sessions_is_what_a_recount_says(demo: Round) -> None:
    columns = ("pk", "last_session_on", "counted_sessions", "contact_minutes")
    before = list(Client.objects.order_by("pk").values_list(*columns))
    recount([row[0] for row in before], actor=None)
    assert list(Client.objects.order_by("pk").values_list(*columns)) == before


def test_a_client_is_sorted_by_the_name_of_its_firm(demo: Round) -> None:
    assert not Client.objects.exclude(sort_name=F("firm__sort_name")).exists()


def test_no_adviser_is_in_two_places_at_once(demo: Round) -> None:
    rows = Session.objects.order_by("adviser", "on", "starts_at").values_list(
        "adviser", "on", "starts_at", "contact_minutes"
    )
    for (who, day, start, minutes), (next_who, next_day, next_start, _) in pairwise(rows):
        if (who, day) == (next_who, next_day):
            assert datetime.combine(day, start) + timedelta(minutes=minutes) <= datetime.combine(day, next_start)


def test_only_clients_that_signed_have_sessions_that_count(demo: Round) -> None:
    counted = SessionClient.objects.filter(session__counts=True)
    assert counted.exists()
    assert not counted.exclude(client__agreement_signed_on__lte=F("on")).exists()
    parts = SessionClient.objects.values("session").annotate(all=Sum("minutes"))
    assert not parts.exclude(all=F("session__contact_minutes")).exists()


def test_milestones_obey_the_rules_of_real_ones(demo: Round) -> None:
    rows = Milestone.objects.select_related("baseline").prefetch_related("jobs", "documents")
    assert {row.state for row in rows} >= {"verified", "reported"}
    for row in rows:
        before = row.baseline.value if row.baseline else None
        jobs = [job.label for job in row.jobs.all()]
        claim = Claim(row.kind, row.after, before, row.baseline is not None, row.amount, row.country, jobs)
        assert check_claim(claim) == row.change
        assert row.documents.count() == 1
        assert row.state != "verified" or row.reviewed_by_id != row.reported_by_id


def test_follow_ups_show_silence_and_the_pilot_has_both_parts(demo: Round) -> None:
    assert set(FollowUp.objects.values_list("state", flat=True)) >= {"due", "answered", "no_response"}
    assert not FollowUp.objects.filter(state="no_response", attempt_count__lt=3).exists()
    assert set(CohortMember.objects.values_list("part", flat=True)) == {"focus", "comparison"}


def test_courses_count_hours_from_attendance_and_certify_who_came(demo: Round) -> None:
    assert not Training.objects.filter(registered_count__gt=F("capacity")).exists()
    present = Attendance.objects.values("registration").annotate(all=Sum("minutes"))
    assert not present.exclude(all=F("registration__minutes")).exists()
    short = F("registration__training__minutes") * F("registration__training__share_needed")
    assert Certificate.objects.exists()
    assert not Certificate.objects.filter(minutes__lt=short / 100).exists()
    assert Training.objects.filter(state="open", first_day__gte=TODAY).exists()


def test_diagnoses_have_three_raters_and_the_result_that_the_engine_gives(demo: Round) -> None:
    rows = list(Diagnosis.objects.select_related("version").prefetch_related("ratings__answers"))
    assert {rating.rater for row in rows for rating in row.ratings.all()} == {"firm", "adviser", "evidence"}
    for row in rows[:10]:
        assert row.result == result_of(row, ratings_of(row.ratings.all()))
    assert not Answer.objects.filter(rating__rater="evidence", document=None).exists()


def test_plans_are_one_per_client_and_nobody_closed_their_own_gap(demo: Round) -> None:
    assert PlanAction.objects.filter(state="done").exists()
    assert not PlanAction.objects.filter(state="closed", closed_by=F("done_by")).exists()
    assert Gap.objects.filter(detected_by="firm").exclude(firm_says="").exists()


def test_diagnoses_and_plans_begin_once_the_client_had_signed(demo: Round) -> None:
    assert Diagnosis.objects.exists()
    assert not Diagnosis.objects.filter(opened_on__lt=F("client__agreement_signed_on")).exists()
    assert not Gap.objects.filter(plan__opened_on__lt=F("client__agreement_signed_on")).exists()


def test_certifications_are_at_every_state_and_repeat_what_their_stages_say(demo: Round) -> None:
    rows = list(CertificationProject.objects.select_related("certificate").prefetch_related("stages"))
    assert {row.state for row in rows} == {"running", "certified", "expired", "stopped"}
    for row in rows:
        stages = sorted(row.stages.all(), key=lambda stage: stage.position)
        undone = next((stage for stage in stages if stage.done_on is None), None)
        assert (row.stage, row.due_on) == ((undone.code, undone.planned_on) if undone else ("", None))
        planned, done = [s.planned_on for s in stages], [s.done_on for s in stages if s.done_on]
        assert planned == sorted(planned)
        assert done == sorted(done)
        assert all(day <= TODAY for day in done)
        assert (row.state in {"certified", "expired"}) == (row.certificate is not None)
        assert row.valid_until == (row.certificate.expires_on if row.certificate else None)


def test_some_papers_end_within_thirty_and_ninety_days_and_some_have_ended(demo: Round) -> None:
    left = [
        (day - TODAY).days for day in Document.objects.exclude(expires_on=None).values_list("expires_on", flat=True)
    ]
    assert any(0 <= days <= 30 for days in left)
    assert any(30 < days <= 90 for days in left)
    assert any(days < 0 for days in left)


def test_rounds_that_were_held_have_rates_and_the_market_waits_for_the_owner_and_the_adviser(demo: Round) -> None:
    assert ExchangeRate.objects.values("round").distinct().count() == 2
    assert MarketWish.objects.exists()
    assert {row.state for row in Proposal.objects.all()} == {"open", "interested", "dismissed"}
    for email in ("empresa@demo.cl", "asesora@demo.cl"):
        assert proposals_visible_to(User.objects.get(email=email)).filter(state="open").exists(), email

"""How ready a firm is, and who may know."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from encadena.accounts.models import User
from encadena.matchmaking.actions.terms import set_terms
from encadena.matchmaking.models import Round
from encadena.matchmaking.queries.readiness import readable_to
from encadena.readiness.models import Diagnosis
from tests.cast import Cast
from tests.matchmaking.makers import a_ready_round
from tests.readiness.makers import a_diagnosis

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(cast: Cast) -> Round:
    finished(a_diagnosis(firm=cast.firm), 72)
    return a_ready_round([cast.firm, cast.rival_firm], buyer_count=0, organiser=cast.operator)


def finished(diagnosis: Diagnosis, score: int) -> None:
    result = {"scores": [{"rater": "adviser", "score": score}]}
    rows = Diagnosis.objects.filter(pk=diagnosis.pk)
    rows.update(state="finished", result=result, finished_on=date(2026, 3, 3), valid_until=None)


def test_terms_that_ask_for_readiness_let_the_organiser_read_the_share_and_its_day(cast: Cast, round: Round) -> None:
    set_terms(round, data={"readiness": 50}, actor=None)

    read = readable_to(cast.promoter, round, [cast.firm.pk, cast.rival_firm.pk])

    level = read.levels[cast.firm.pk]
    assert (level.share, level.on) == (0.72, date(2026, 3, 3))
    assert read.may_read(cast.rival_firm.pk)
    assert (read.at_least(0.7), read.at_least(0.8)) == ([cast.firm.pk], [])


def test_otherwise_only_who_sees_the_diagnosis_reads_it(cast: Cast, round: Round) -> None:
    firms = [cast.firm.pk, cast.rival_firm.pk]

    for user in (cast.promoter, cast.buyer, cast.rival, AnonymousUser()):
        assert not readable_to(user, round, firms).levels
    for user in (cast.owner, cast.administrator):
        assert list(readable_to(user, round, firms).levels) == [cast.firm.pk]
    assert not readable_to(cast.owner, round, firms).may_read(cast.rival_firm.pk)


def test_a_diagnosis_that_no_longer_counts_says_nothing(cast: Cast, round: Round) -> None:
    Diagnosis.objects.update(valid_until=date(2020, 1, 1))

    assert not readable_to(cast.administrator, round, [cast.firm.pk]).levels


def test_the_queries_do_not_grow_with_the_firms(cast: Cast, round: Round, django_assert_num_queries: Any) -> None:
    set_terms(round, data={"readiness": 50}, actor=None)
    for firms in ([cast.firm.pk], [cast.firm.pk, cast.rival_firm.pk, 0]):
        reader = User.objects.get(pk=cast.administrator.pk)
        with django_assert_num_queries(3):
            readable_to(reader, round, firms)

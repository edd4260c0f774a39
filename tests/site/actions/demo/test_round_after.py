"""The editions before the one that comes were told by both sides, in several currencies, with rates by which to add."""

from datetime import timedelta

import pytest
from django.db.models import F

from encadena.impact.planning.report import network_report
from encadena.impact.rules.figures import Count, Money, Portion
from encadena.kernel import clock
from encadena.matchmaking.models import ExchangeRate, Outcome, Round
from encadena.network.models import Institution
from encadena.site.actions.demo import round as rounds
from encadena.site.actions.demo import round_after
from tests.factories import a_firm, an_institution

pytestmark = pytest.mark.django_db


@pytest.fixture
def past() -> list[Round]:
    if not Institution.objects.filter(slug="asem-biobio").exists():
        an_institution(slug="asem-biobio")
    for n in range(70):
        firm = a_firm()
        type(firm).objects.filter(pk=firm.pk).update(region="08" if n < 45 else "13")
    today = clock.today()
    event = rounds.make_round(actor=None, seed=7, today=today, size=(30, 6, 10))
    return round_after.make_past_editions(event, seed=7, today=today, actor=None)


def test_there_is_one_in_the_last_full_year_whatever_the_day() -> None:
    for passed in range(1, 367):  # days of this year that are over
        assert any(passed <= edition.days_ago < passed + 365 for edition in round_after.EDITIONS)


def test_all_amounts_of_both_editions_can_be_told_in_pesos(past: list[Round]) -> None:
    for round in past:
        spoken = set(round.outcomes.exclude(currency="").values_list("currency", flat=True))
        assert spoken == {"CLP", "USD", "EUR"}
        assert set(round.exchange_rates.values_list("currency", flat=True)) == spoken - {"CLP"}
    last = {round.pk: round.days.get().on for round in past}
    for rate in ExchangeRate.objects.all():
        assert rate.on == last[rate.round_id]
        assert "inventado" in rate.source


def test_each_edition_was_asked_at_the_terms_that_have_come(past: list[Round]) -> None:
    oldest, newest = past
    assert set(oldest.outcomes.values_list("term", flat=True)) == {0, 3, 6, 12}
    assert set(newest.outcomes.values_list("term", flat=True)) == {0, 3}
    assert not Outcome.objects.filter(reported_on__gt=clock.today()).exists()
    sides = Outcome.objects.filter(latest=True).values_list("meeting", "participant")
    assert len(set(sides)) == len(sides)
    assert Outcome.objects.filter(participant=F("meeting__first")).exists()
    assert Outcome.objects.filter(participant=F("meeting__second")).exists()


def test_firms_of_other_regions_came_to_the_older_one(past: list[Round]) -> None:
    oldest, newest = past
    assert oldest.participants.filter(firm__region="13").count() == round_after.EDITIONS[0].elsewhere
    assert not newest.participants.filter(firm__region="13").exists()


def test_the_chapter_of_rounds_speaks_about_the_last_full_year(past: list[Round]) -> None:
    held = [round.days.get().on.year for round in past].count(clock.today().year - 1)
    figures = network_report(clock.today().year - 1).figures
    count, met, money = figures["rounds"], figures["round_firms_met"], figures["round_expected_firms"]
    assert isinstance(count, Count)
    assert count.value == held >= 1
    assert isinstance(met, Portion)
    assert 0 < (met.yes or 0) <= (met.total or 0)
    assert isinstance(money, Money)
    assert money.pesos is not None
    assert {one.currency for one in money.sums} == {"CLP", "USD", "EUR"}
    assert {rate.on for rate in money.rates} == {
        (clock.today() - timedelta(days=edition.days_ago)).isoformat()
        for edition in round_after.EDITIONS
        if (clock.today() - timedelta(days=edition.days_ago)).year == clock.today().year - 1
    }

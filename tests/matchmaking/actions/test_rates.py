from datetime import timedelta
from decimal import Decimal

import pytest

from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.matchmaking.actions.rates import state_rates
from encadena.matchmaking.errors import OutcomeError
from encadena.matchmaking.models import ExchangeRate
from encadena.matchmaking.rules.rates import Rate
from tests.cast import Cast
from tests.matchmaking.makers import a_round

pytestmark = pytest.mark.django_db


def a_rate(pesos: str = "940.50", *, days_ago: int = 1, source: str = "Banco Central") -> Rate:
    return Rate(Decimal(pesos), clock.today() - timedelta(days=days_ago), source)


def test_a_rate_is_kept_corrected_and_taken_away_and_the_log_has_all_of_it(cast: Cast) -> None:
    round = a_round()
    state_rates(round, rates={"USD": a_rate(), "EUR": None}, actor=cast.promoter)
    state_rates(round, rates={"USD": a_rate("950")}, actor=cast.promoter)
    kept = ExchangeRate.objects.get()
    state_rates(round, rates={"USD": None}, actor=cast.promoter)

    assert (kept.currency, kept.pesos, kept.source) == ("USD", Decimal(950), "Banco Central")
    assert not ExchangeRate.objects.exists()
    told = list(Entry.objects.filter(verb="round.rates_stated").order_by("pk").values_list("changes", flat=True))
    assert [sorted(one) for one in told] == [["USD"]] * 3
    assert told[0]["USD"][0] is None
    assert "940.50" in told[0]["USD"][1] == told[1]["USD"][0]
    assert told[2]["USD"][1] is None


def test_the_same_again_leaves_no_trace_and_the_agenda_alone(cast: Cast) -> None:
    round = a_round()
    state_rates(round, rates={"USD": a_rate()}, actor=cast.promoter)
    entries, version = Entry.objects.count(), round.version
    state_rates(round, rates={"USD": a_rate(), "BRL": None}, actor=cast.promoter)
    round.refresh_from_db()

    assert (Entry.objects.count(), round.version) == (entries, version)


def test_one_refused_rate_keeps_none_of_them(cast: Cast) -> None:
    round = a_round()
    with pytest.raises(OutcomeError, match="rate_in_the_future"):
        state_rates(round, rates={"USD": a_rate(), "EUR": a_rate(days_ago=-1)}, actor=cast.promoter)
    assert not ExchangeRate.objects.exists()

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from encadena.kernel import clock
from encadena.matchmaking.actions.rates import state_rates
from encadena.matchmaking.choices import Stage
from encadena.matchmaking.models import ExchangeRate, Round
from tests.cast import Cast
from tests.matchmaking.actions.test_rates import a_rate
from tests.matchmaking.outcome_makers import a_past_round, say
from tests.matchmaking.queries.test_comparing import editions
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def a_round_in_two_currencies() -> Round:
    round = a_past_round(buyers=1)
    for meeting, currency in zip(round.meetings.select_related("second"), ("CLP", "USD"), strict=True):
        say(meeting, meeting.second, Stage.ORDER, closed=Decimal(1000), currency=currency)
    return round


def text_of(cast: Cast, name: str, round: Round) -> str:
    page = as_user(cast.promoter).get(reverse(f"matchmaking:{name}", args=[round.pk])).content.decode()
    return page.replace("\u00a0", " ")


def test_the_organiser_states_a_rate_and_the_page_says_it_with_its_source(cast: Cast) -> None:
    round = a_round_in_two_currencies()
    before = text_of(cast, "results", round)
    day = clock.today() - timedelta(days=1)
    posted = {"USD_pesos": "940,50", "USD_on": day.isoformat(), "USD_source": "Banco Central"}
    answer = as_user(cast.promoter).post(reverse("matchmaking:rates", args=[round.pk]), posted)
    after = text_of(cast, "results", round)

    assert answer.status_code == 302
    assert "En pesos no se sabe: falta el tipo de cambio de USD." in before
    assert "Todo en pesos" not in before
    assert "Todo en pesos: $941.500" in after
    assert "Todo en dólares: USD 1.001,06" in after
    assert "USD 1 = 940,5 pesos" in after
    assert "Banco Central" in after


@pytest.mark.parametrize(
    ("posted", "words"),
    [
        ({"USD_pesos": "940"}, "Completa los pesos, el día y la fuente"),
        ({"USD_pesos": "0", "USD_on": "2026-01-05", "USD_source": "x"}, "Escribe un número mayor que cero"),
        ({"USD_pesos": "9", "USD_on": "2999-01-05", "USD_source": "x"}, "una fecha que no ha llegado"),
        ({"USD_pesos": "nueve", "USD_on": "2026-01-05", "USD_source": "x"}, "no es un monto"),
    ],
)
def test_half_a_rate_and_a_wrong_one_are_said_at_their_field(cast: Cast, posted: dict[str, str], words: str) -> None:
    round = a_past_round(buyers=1)
    answer = as_user(cast.promoter).post(reverse("matchmaking:rates", args=[round.pk]), posted)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not ExchangeRate.objects.exists()


def test_emptied_fields_take_the_rate_away_and_the_form_shows_what_stands(cast: Cast) -> None:
    round = a_round_in_two_currencies()
    state_rates(round, rates={"USD": a_rate()}, actor=cast.promoter)

    assert 'value="940,50"' in text_of(cast, "rates", round)
    assert "hay montos en esta moneda" in text_of(cast, "rates", round)
    as_user(cast.promoter).post(reverse("matchmaking:rates", args=[round.pk]), {"USD_pesos": ""})
    assert not ExchangeRate.objects.exists()


def test_editions_are_compared_each_by_its_own_rate(cast: Cast) -> None:
    rounds = editions(cast.operator, 200, 10)
    for round, pesos in zip(rounds, ("800", "900"), strict=True):
        meeting = round.meetings.select_related("second").first()
        assert meeting is not None
        say(meeting, meeting.second, Stage.ORDER, closed=Decimal(1000), currency="USD")
        state_rates(round, rates={"USD": a_rate(pesos)}, actor=cast.promoter)

    page = text_of(cast, "compare_editions", rounds[1])

    assert "Todo en pesos: $800.000" in page
    assert "Todo en pesos: $900.000" in page
    assert "cada edición usa los suyos" in page

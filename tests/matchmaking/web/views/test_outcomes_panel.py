import pytest
from django.urls import reverse

from encadena.matchmaking.choices import Stage
from tests.cast import Cast
from tests.matchmaking.outcome_makers import a_past_round, say
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def test_a_firm_reads_its_own_words_and_not_the_buyers(cast: Cast) -> None:
    meeting = a_past_round([cast.firm], buyers=1).meetings.select_related("first", "second").get()
    say(meeting, meeting.first, Stage.NO_INTEREST)
    say(meeting, meeting.second, Stage.QUOTATION, next_step="Mandar catálogo")

    page = as_user(cast.owner).get(reverse("matchmaking:outcomes_panel", args=[cast.firm.pk])).content.decode()

    assert "Cotización" in page
    assert "Mandar catálogo" in page
    assert "Sin interés" not in page
    assert "Proponer como hito" not in page


def test_without_rounds_the_panel_teaches(cast: Cast) -> None:
    page = as_user(cast.owner).get(reverse("matchmaking:outcomes_panel", args=[cast.firm.pk])).content.decode()

    assert "Sin resultados todavía" in page

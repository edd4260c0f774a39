from datetime import timedelta

import pytest
from django.urls import reverse

from encadena.fairs import actions
from encadena.kernel import clock
from tests.cast import Cast
from tests.fairs.makers import a_fair, an_exhibitor
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db
ASKED = {"name": "Ana", "email": "ana@example.com", "message": "¿Precio?"}


def card(user: object) -> str:
    return as_user(user).get(reverse("fairs:home_card")).content.decode()  # type: ignore[arg-type]


def test_visitors_who_wait_are_shown_to_the_firm_and_who_attends_it_only(cast: Cast) -> None:
    row = an_exhibitor(a_fair(), cast.firm)
    actions.ask(row, data=ASKED, consent="Sí", actor=None)

    assert "1 visitante espera respuesta" in card(cast.owner)
    assert "1 visitante espera respuesta" in card(cast.adviser)
    assert "espera respuesta" not in card(cast.rival)


def test_after_the_fair_the_firm_tells_and_the_organiser_sees_who_told(cast: Cast) -> None:
    over = clock.today() - timedelta(days=2)
    row = an_exhibitor(a_fair(starts_on=over, ends_on=over), cast.firm)
    assert reverse("fairs:outcome", args=[row.fair_id, row.pk]) in card(cast.owner)
    assert "(0 de 1)" in card(cast.promoter)

    actions.tell(row, data={"stage": 2}, actor=None)

    assert card(cast.owner).strip() == ""
    assert "(1 de 1)" in card(cast.promoter)

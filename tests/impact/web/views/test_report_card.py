import pytest
from django.test import Client as Browser

from encadena.impact.actions.snapshot import freeze_report, publish_report
from encadena.impact.rules.report import Scope
from encadena.kernel import clock
from tests.cast import Cast
from tests.chains.makers import a_running_chain

pytestmark = pytest.mark.django_db
YEAR = clock.today().year - 1


@pytest.fixture
def running(cast: Cast) -> Cast:
    for centre, firm in ((cast.centre, cast.firm), (cast.rival_centre, cast.rival_firm)):
        project = a_running_chain(centre, firm)
        type(project).objects.filter(pk=project.pk).update(starts_on=f"{YEAR}-02-01")
        project.members.update(entered_on=f"{YEAR}-02-01")
    return cast


def _card(user: object) -> str:
    browser = Browser()
    browser.force_login(user)  # type: ignore[arg-type]
    return " ".join(browser.get("/resultados/tarjeta/informe/").content.decode().split())


def test_everybody_sees_the_widest_that_they_read_live(running: Cast) -> None:
    agency, head = _card(running.agency), _card(running.head)
    assert f"Resultados {YEAR}" in agency
    assert "<strong>2</strong>" in agency
    assert "Centro Ana" in head
    assert "<strong>1</strong>" in head
    assert "Centro Raúl" not in head


def test_who_reads_nothing_live_sees_what_was_published_or_nothing(running: Cast) -> None:
    assert _card(running.promoter) == ""
    publish_report(freeze_report(YEAR, Scope(), actor=running.agency), actor=running.agency)
    page = _card(running.promoter)
    assert "publicado" in page
    assert "/resultados/guardados/" in page


def test_a_share_is_told_with_its_four_numbers(running: Cast) -> None:
    assert "de las que informan" in _card(running.agency)

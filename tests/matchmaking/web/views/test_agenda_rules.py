import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.actions import buyers
from encadena.matchmaking.models import AgendaRules, Round
from tests.cast import Cast
from tests.matchmaking.makers import a_ready_round, an_agenda, everybody_meets
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db
GOOD = {
    "lunch_opens": "12:00", "lunch_closes": "14:00", "lunch_free": "2", "steady_buyers": "on", "walk": "25",
    "tables_in_row": "5", "metres_between": "4", "length": "2",
}  # fmt: skip


@pytest.fixture
def round(cast: Cast) -> Round:
    return a_ready_round(organiser=cast.operator)


@pytest.fixture
def client(cast: Cast) -> Client:
    return as_user(cast.coordinator)


def test_rules_are_saved_and_said_where_days_and_tables_are(round: Round, client: Client) -> None:
    answer = client.post(reverse("matchmaking:agenda_rules", args=[round.pk]), GOOD, follow=True)

    page = answer.content.decode()
    assert "Entre las 12:00 y las 14:00 cada persona tiene 2 horarios libres seguidos" in page
    assert "Nadie camina más de 25 metros" in page
    assert "Cada reunión toma 2 horarios seguidos" in page
    rules = AgendaRules.objects.get(round=round)
    assert (rules.steady_buyers, rules.tables_in_row, rules.metres_between) == (True, 5, 4)


def test_a_round_without_rules_says_so_and_the_form_comes_filled_afterwards(round: Round, client: Client) -> None:
    assert "Sin reglas propias" in client.get(reverse("matchmaking:setup", args=[round.pk])).content.decode()
    client.post(reverse("matchmaking:agenda_rules", args=[round.pk]), GOOD)
    page = client.get(reverse("matchmaking:agenda_rules", args=[round.pk])).content.decode()
    assert 'value="12:00"' in page
    assert 'value="25"' in page


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"lunch_closes": ""}, "Indica desde y hasta qué hora es el almuerzo"),
        ({"lunch_closes": "11:00"}, "antes de empezar a las 12:00"),
        ({"lunch_free": "0"}, "al menos un horario libre"),
        ({"tables_in_row": ""}, "cuántas mesas hay por fila"),
    ],
)
def test_what_contradicts_itself_is_told_in_the_page_and_nothing_is_saved(
    round: Round, client: Client, change: dict[str, str], said: str
) -> None:
    answer = client.post(reverse("matchmaking:agenda_rules", args=[round.pk]), {**GOOD, **change})

    assert said in answer.content.decode()
    assert not AgendaRules.objects.exists()


@pytest.mark.parametrize("role", ["rival", "owner", "buyer"])
def test_nobody_else_finds_the_page(round: Round, cast: Cast, role: str) -> None:
    assert as_user(getattr(cast, role)).get(reverse("matchmaking:agenda_rules", args=[round.pk])).status_code in (
        302,
        404,
    )


def test_interpreters_are_added_counted_against_the_need_and_taken_off(round: Round, client: Client) -> None:
    buyer = round.participants.filter(buyer__isnull=False)[0].buyer
    assert buyer
    buyers.update_buyer(buyer, data={"languages": ["en"]}, actor=None)
    everybody_meets(round)
    page = client.get(reverse("matchmaking:agenda_rules", args=[round.pk])).content.decode()
    assert "Inglés–español: 3 reuniones lo necesitan" in " ".join(page.split())
    assert "no hay intérprete" in page

    told = {"one": "es", "other": "en", "count": "2", "name": ""}
    page = client.post(reverse("matchmaking:interpreters_add", args=[round.pk]), told, follow=True).content.decode()
    assert "hay 2 intérpretes" in page
    first = round.interpreters.first()
    assert first
    client.post(reverse("matchmaking:interpreter_remove", args=[round.pk, first.pk]))
    assert round.interpreters.count() == 1
    agenda = an_agenda(round)
    assert "Por intérprete" in client.get(reverse("matchmaking:agenda", args=[round.pk])).content.decode()
    listed = client.get(reverse("matchmaking:agenda", args=[round.pk]), {"vista": "interprete"}).content.decode()
    assert listed.count("con intérprete de inglés–español") == 3
    paper = client.get(reverse("matchmaking:event_file", args=[round.pk, agenda.pk, "interpretes.pdf"]))
    assert paper.content.startswith(b"%PDF")


def test_two_languages_alike_are_refused_where_they_were_said(round: Round, client: Client) -> None:
    told = {"one": "es", "other": "es", "count": "1", "name": ""}
    page = client.post(reverse("matchmaking:interpreters_add", args=[round.pk]), told).content.decode()
    assert "Elige dos idiomas distintos." in page
    assert not round.interpreters.exists()

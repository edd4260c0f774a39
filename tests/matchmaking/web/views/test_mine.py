import pytest
from django.urls import reverse

from encadena.firms.models import Offering
from encadena.matchmaking.actions import buyers, participants
from encadena.matchmaking.models import Round
from tests.cast import Cast
from tests.matchmaking.makers import a_buyer, a_published_round, sides
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def round(cast: Cast) -> Round:
    round = a_published_round([cast.firm, cast.rival_firm])
    buyers.add_delegate(sides(round)[0][0].buyer, user=cast.buyer, actor=None)
    Offering.objects.create(firm=cast.firm, kind="goods", name="Pan de campo")
    return round


def test_a_buyer_finds_their_agenda_and_the_sheets_of_whom_they_meet(cast: Cast, round: Round) -> None:
    client = as_user(cast.buyer)
    firm = round.participants.get(firm=cast.firm)

    start = client.get(reverse("matchmaking:mine"))
    page = client.get(start.url).content.decode()
    sheet = client.get(reverse("matchmaking:sheet", args=[round.pk, firm.pk])).content.decode()

    assert cast.firm.name in page
    assert "Pan de campo" in sheet
    other = sides(round)[0][1]
    assert client.get(reverse("matchmaking:sheet", args=[round.pk, other.pk])).status_code == 404


def test_a_firm_sees_its_own_agenda_and_nothing_of_another(cast: Cast, round: Round) -> None:
    client = as_user(cast.owner)

    page = client.get(reverse("matchmaking:detail", args=[round.pk])).content.decode()

    assert sides(round)[0][0].name in page
    assert cast.rival_firm.name not in page
    rival = round.participants.get(firm=cast.rival_firm)
    for name in ("participant", "sheet"):
        assert client.get(reverse(f"matchmaking:{name}", args=[round.pk, rival.pk])).status_code == 404


@pytest.mark.parametrize("ending", ["pdf", "ics", "xlsx"])
def test_everybody_takes_away_their_own_agenda_only(cast: Cast, round: Round, ending: str) -> None:
    own, rival = round.participants.get(firm=cast.firm), round.participants.get(firm=cast.rival_firm)
    client = as_user(cast.owner)

    assert client.get(reverse("matchmaking:participant_file", args=[round.pk, own.pk, ending])).status_code == 200
    assert client.get(reverse("matchmaking:participant_file", args=[round.pk, rival.pk, ending])).status_code == 404


def test_the_firm_page_lists_the_meetings_and_the_home_card_the_next_round(cast: Cast, round: Round) -> None:
    client = as_user(cast.adviser)

    panel = client.get(reverse("matchmaking:firm_panel", args=[cast.firm.pk])).content.decode()
    card = client.get(reverse("matchmaking:home_card")).content.decode()

    assert all(b.name in panel for b in sides(round)[0])
    assert round.name in card
    assert client.get(reverse("matchmaking:firm_panel", args=[cast.rival_firm.pk])).status_code == 404


def test_buyers_from_elsewhere_are_not_shown_to_a_delegate(cast: Cast, round: Round) -> None:
    participants.add_participants(round, buyers=[a_buyer(name="Secreta SA")], actor=None)

    page = as_user(cast.buyer).get(reverse("matchmaking:detail", args=[round.pk])).content.decode()

    assert "Secreta SA" not in page

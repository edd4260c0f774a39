"""How far are we: the firms in reach, with what is unknown."""

from django.test import Client
from tests.cast import Cast
from tests.factories import a_firm

from encadena.firms.models import Firm

URL = "/inicio/empresas/"


def test_it_counts_only_the_firms_in_reach(cast: Cast, client: Client) -> None:
    client.force_login(cast.adviser)
    card = client.get(URL).content.decode()
    assert '<a href="/empresas/">1</a>' in card
    assert "Sin información" in card


def test_the_share_of_women_leaves_the_unknown_out_and_says_so(cast: Cast, client: Client) -> None:
    a_firm(cast.centre, female_owned="yes", legal_size="micro")
    a_firm(cast.centre, female_owned="no", legal_size="micro")
    client.force_login(cast.adviser)
    card = client.get(URL).content.decode().replace("\u00a0", " ")
    assert "50,0 % (1 de 2) de las que se conoce; 1 sin informar" in card
    assert 'href="/empresas/?tamano=micro"' in card
    assert 'data-width="66.7"' in card


def test_nobodys_owners_are_known_is_no_division_by_zero(cast: Cast, client: Client) -> None:
    Firm.objects.update(female_owned="unknown")
    client.force_login(cast.adviser)
    assert "sin casos (0 de 0)" in client.get(URL).content.decode()


def test_without_firms_there_is_no_card(cast: Cast, client: Client) -> None:
    client.force_login(cast.buyer)
    assert client.get(URL).content == b""

import pytest

from encadena.firms.models import Firm
from encadena.kernel.errors import DomainError
from encadena.matchmaking.models import Buyer, Participant
from encadena.matchmaking.rules.sheets.naming import Named

MIELES = Participant(pk=1, firm=Firm(name="Mieles Ltda", trade_name="La Abeja", rut="760000019", email="a@mieles.cl"))
LIMA = Participant(pk=2, buyer=Buyer(name="Lima Foods", contact="Ana Pérez, ana@lima.pe"))
OTHER = Participant(pk=3, buyer=Buyer(name="La Abeja"))
NAMED = Named([MIELES, LIMA, OTHER])


def code(text: str) -> str:
    with pytest.raises(DomainError) as caught:
        NAMED.one(text)
    return str(caught.value.code)


@pytest.mark.parametrize("text", ["MIELES LTDA", "76.000.001-9", "76000001-9", "760000019", "A@mieles.cl"])
def test_a_firm_goes_by_its_names_its_rut_and_its_mail(text: str) -> None:
    assert NAMED.one(text) is MIELES


@pytest.mark.parametrize("text", ["lima foods", "ana@lima.pe"])
def test_a_buyer_goes_by_its_name_and_its_mail(text: str) -> None:
    assert NAMED.one(text) is LIMA


@pytest.mark.parametrize("text", ["76.000.001-8", "760000018", "76000001-k"])
def test_a_rut_with_a_wrong_check_digit_is_told_apart_from_an_unknown_one(text: str) -> None:
    assert code(text) == "rut_unclear"


@pytest.mark.parametrize("text", ["77.000.000-9", "Nadie", "12"])
def test_whoever_is_not_in_the_round_is_unknown(text: str) -> None:
    assert code(text) == "participant_unknown"


def test_a_name_of_two_is_nobody() -> None:
    assert code("la abeja") == "participant_unclear"

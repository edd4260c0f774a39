import pytest

from encadena.matchmaking.queries.certificates import PORTUGUESE, standard_choices, standard_names
from encadena.readiness.models import Standard

pytestmark = pytest.mark.django_db


def test_a_buyer_reads_the_names_of_certificates_in_its_language() -> None:
    assert standard_names("pt")["iso-9001"] == "ISO 9001 · Gestão da qualidade"
    assert standard_names("en")["iso-9001"] == "ISO 9001 · Quality management"
    assert standard_names("es")["iso-9001"] == "ISO 9001 · Gestión de la calidad"


def test_what_has_no_portuguese_name_keeps_its_own_and_every_name_is_of_a_standard() -> None:
    assert standard_names("pt")["halal"] == "Halal"
    assert set(PORTUGUESE) <= set(Standard.objects.values_list("code", flat=True))


def test_a_form_lists_them_by_name() -> None:
    names = [name for _code, name in standard_choices("pt-br")]
    assert names == sorted(names, key=str.lower)

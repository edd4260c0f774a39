import pytest

from encadena.firms.rules.communes import CommuneName, Gazetteer
from encadena.kernel.errors import DomainError

ROWS = (("08101", "Concepción", "08"), ("16101", "Chillán", "16"), ("01101", "Iquique", "01"))
PLACES = Gazetteer(CommuneName(*row) for row in ROWS)


@pytest.mark.parametrize("typed", ["Concepción", "CONCEPCION", "comuna de Concepción", "8101", "08101"])
def test_a_commune_is_found_by_name_or_code(typed: str) -> None:
    found = PLACES.find(typed)
    assert found is not None
    assert found.code == "08101"


def test_an_unknown_commune_comes_with_near_names() -> None:
    with pytest.raises(DomainError) as caught:
        PLACES.find("Concepsion")
    assert (caught.value.code, caught.value.params["near"]) == ("commune_unknown", ["Concepción"])


def test_an_empty_commune_is_unknown() -> None:
    assert PLACES.find(" ") is None

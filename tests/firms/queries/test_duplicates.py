from typing import Any

from tests.cast import Cast

from encadena.firms.actions.firm import create_firm
from encadena.firms.actions.ownership import set_owners
from encadena.firms.models import Firm
from encadena.firms.queries.duplicates import alike_to, alike_to_typed


def registered(cast: Cast, name: str, **data: Any) -> Firm:
    return create_firm(data={"name": name, **data}, centre=cast.centre, actor=cast.adviser)


def test_a_misspelt_name_is_found_with_how_alike_it_is(cast: Cast) -> None:
    firm = registered(cast, "Conservas Doña Rosa Ltda")
    found = alike_to_typed({"name": "Conserva Dona Rosas"}, cast.adviser)
    assert [one.firm for one in found] == [firm]
    assert found[0].likeness.reasons[0].code == "names_alike"


def test_one_owner_and_one_address_are_reasons_together(cast: Cast) -> None:
    one = registered(cast, "Telares", commune="08101", address="Prat 123")
    two = registered(cast, "Lanas del Sur", commune="08101", address="PRAT 123")
    for firm in (one, two):
        set_owners(firm, [{"full_name": "Rosa Díaz", "rut": "12.345.678-5"}], actor=cast.adviser)
    found = alike_to(one, cast.adviser)
    assert [reason.code for reason in found[0].likeness.reasons] == ["same_owner", "same_address"]
    assert found[0].firm == two


def test_a_firm_out_of_scope_is_never_proposed(cast: Cast) -> None:
    create_firm(data={"name": "Conservas Doña Rosa"}, centre=cast.rival_centre, actor=cast.rival)
    assert alike_to_typed({"name": "Conservas Doña Rosa"}, cast.adviser) == []
    assert len(alike_to_typed({"name": "Conservas Doña Rosa"}, cast.agency)) == 1


def test_the_search_costs_the_same_with_many_firms(cast: Cast, django_assert_max_num_queries: Any) -> None:
    firm = registered(cast, "Conservas Doña Rosa", phone="987654321")
    for number in range(12):
        registered(cast, f"Conservas Doña Rosa {number}")
    with django_assert_max_num_queries(14):
        assert alike_to(firm, cast.adviser)

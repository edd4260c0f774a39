"""What words mean in a catalogue, in three languages."""

import pytest

from encadena.firms.actions.offering import add_offering
from encadena.matchmaking.actions.needs import add_need
from encadena.matchmaking.planning.searching import Entry, offered, ranked, wanted
from tests.matchmaking.makers import a_ready_round, sides

HONEY, PALLETS, FREIGHT = Entry(1, "Miel de ulmo"), Entry(2, "Pallets de madera"), Entry(3, "Transporte de carga")
ALL = [HONEY, PALLETS, FREIGHT]


@pytest.mark.parametrize("text", ["miel", "Mieles", "MIÉL", "honey", "organic honey", "mel"])
def test_a_thing_is_found_by_its_plural_without_accents_and_in_three_languages(text: str) -> None:
    assert ranked(text, ALL, []) == [1]


def test_what_says_the_words_as_typed_is_found_too_after_what_is_meant() -> None:
    assert ranked("miel", ALL, [3]) == [1, 3]
    assert ranked("La Espiga", ALL, [2, 3]) == [2, 3]


def test_nothing_is_found_where_nothing_has_to_do_with_it() -> None:
    assert ranked("zapatos", ALL, []) == []
    assert ranked("miel", [], []) == []


@pytest.mark.django_db
def test_entries_are_what_firms_sell_and_what_buyers_look_for() -> None:
    round = a_ready_round()
    buyer, firm = sides(round)[0][0], sides(round)[1][0]
    assert buyer.buyer
    assert firm.firm
    add_offering(firm.firm, data={"name": "Miel"}, actor=None)
    add_need(buyer.buyer, data={"title": "Pallets"}, actor=None)
    buyer.buyer.looks_for = "Queso"

    assert [(e.owner, e.text) for e in offered({firm.firm.pk: firm.pk})] == [(firm.pk, "Miel. ")]
    assert [e.text for e in wanted({buyer.buyer.pk: buyer})] == ["Pallets. ", "Queso"]

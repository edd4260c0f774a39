"""Rows of a round become needs and offerings; the engine's pairs become suggestions."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from encadena.firms.actions.offering import add_offering
from encadena.firms.models import Offering
from encadena.kernel import clock
from encadena.matchmaking.actions.needs import add_need, edit_need
from encadena.matchmaking.actions.terms import set_terms
from encadena.matchmaking.models import MarketWish, Need, Participant, Round, Wish
from encadena.matchmaking.planning.matching import Suggested, suggest
from encadena.matchmaking.wording.matching import reason_lines
from tests.matchmaking.makers import a_ready_round, sides
from tests.matchmaking.queries.test_readiness import finished
from tests.readiness.makers import a_diagnosis

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 26)


@pytest.fixture
def round() -> Round:
    round = a_ready_round(buyer_count=1)
    buyer, firms = sides(round)[0][0], sides(round)[1]
    for person, name in zip(firms, ("Miel de ulmo", "Pallets de madera", "Transporte de carga"), strict=True):
        assert person.firm
        data = {"name": name, "kind": "services" if "Transporte" in name else "goods"}
        if "Miel" in name:
            data |= {"yearly_capacity": "6", "unit": "t"}
        add_offering(person.firm, data=data, actor=None)
    assert buyer.buyer
    data = {"title": "Organic honey", "language": "en", "volume": Decimal(10), "unit": "t", "certificates": []}
    add_need(buyer.buyer, data=data, actor=None)
    return round


def test_a_need_in_english_finds_the_firm_that_sells_it_in_spanish_and_says_why(round: Round) -> None:
    buyer, firm = sides(round)[0][0], sides(round)[1][0]
    found = suggest(round, today=TODAY)
    assert (found[0].buyer, found[0].firm) == (buyer.pk, firm.pk)
    assert 0 < found[0].score <= 1
    codes = {r["code"] for r in found[0].reasons}
    assert "volume" in codes
    lines = [line.text.replace("\xa0", " ") for line in reason_lines(found[0].reasons)]
    assert "Vende lo que se busca: miel." in lines
    assert any(line.startswith("Puede entregar el 60 % de los 10 t al año") and "grupo" in line for line in lines)


def test_whoever_does_not_come_is_not_suggested(round: Round) -> None:
    firm = sides(round)[1][0]
    Participant.objects.filter(pk=firm.pk).update(status="declined")
    assert firm.pk not in {s.firm for s in suggest(round, today=TODAY)}


def test_a_buyer_without_needs_is_matched_by_what_it_says_it_looks_for(round: Round) -> None:
    buyer = sides(round)[0][0].buyer
    assert buyer
    buyer.needs.all().delete()
    buyer.looks_for = "Pallets"
    buyer.save()
    found = suggest(round, today=TODAY)
    assert found[0].firm == sides(round)[1][1].pk
    assert found[0].need is None


def test_a_round_without_needs_or_offerings_has_no_suggestions() -> None:
    assert suggest(a_ready_round(), today=TODAY) == []


def test_a_pair_of_which_one_side_said_no_is_not_suggested(round: Round) -> None:
    buyer, firm = sides(round)[0][0], sides(round)[1][0]
    wish = Wish.objects.create(round=round, by=firm, about=buyer, priority="no")
    assert firm.pk not in {s.firm for s in suggest(round, today=TODAY)}
    Wish.objects.filter(pk=wish.pk).update(withdrawn_at=clock.now())
    assert firm.pk in {s.firm for s in suggest(round, today=TODAY)}


def test_the_languages_in_which_a_firm_attends_are_a_reason(round: Round) -> None:
    firm = sides(round)[1][0]
    Need.objects.update(languages=["en"])
    Offering.objects.filter(firm=firm.firm).update(languages="español, inglés")
    line = "Habla inglés."
    assert line in texts(suggest(round, today=TODAY)[0])
    Offering.objects.filter(firm=firm.firm).update(languages="mapudungun")
    assert line not in texts(suggest(round, today=TODAY)[0])


def test_a_firm_of_the_register_speaks_spanish_whatever_it_says_of_itself(round: Round) -> None:
    Need.objects.update(languages=["es"])
    Offering.objects.update(languages="")
    assert "Habla español." in texts(suggest(round, today=TODAY)[0])


def test_readiness_counts_where_the_terms_ask_for_it_and_is_told_to_whom_may_know(round: Round) -> None:
    firm = sides(round)[1][0].firm
    assert firm
    finished(a_diagnosis(firm=firm), 30)
    before = suggest(round, today=TODAY)[0]
    set_terms(round, data={"readiness": 60}, actor=None)
    after = suggest(round, today=TODAY)[0]
    assert after.score < before.score
    told = "Diagnóstico: 30 % de preparación; se pide 60 %."
    assert any(text.startswith(told) for text in texts(after, readiness=True))
    assert not any("preparación" in text for text in texts(after))


def texts(one: Suggested, *, readiness: bool = False) -> list[str]:
    return [line.text.replace("\xa0", " ") for line in reason_lines(one.reasons, readiness=readiness)]


def test_a_hard_condition_of_delivery_excludes_who_is_known_to_fail_it_and_nobody_else(round: Round) -> None:
    buyer, firm = sides(round)[0][0].buyer, sides(round)[1][0]
    assert buyer
    need = buyer.needs.get()
    edit_need(need, data={"incoterms": ["FOB", "CIF"], "musts": ["delivery"]}, actor=None)
    assert "incoterm_unknown" in _codes_of(round, firm)

    Offering.objects.filter(firm=firm.firm).update(incoterms=["CIF"])
    assert "incoterm" in _codes_of(round, firm)

    Offering.objects.filter(firm=firm.firm).update(incoterms=["EXW"])
    assert _codes_of(round, firm) == set()
    edit_need(need, data={"musts": []}, actor=None)
    assert "incoterm_missing" in _codes_of(round, firm)


def test_what_the_firm_wants_of_a_buyer_is_the_other_side_of_the_score(round: Round) -> None:
    firm = sides(round)[1][0]
    assert firm.firm
    before = next(s for s in suggest(round, today=TODAY) if s.firm == firm.pk)
    wish = MarketWish.objects.create(firm=firm.firm, markets=["BR"], buyer_kinds=["importer"])

    after = next(s for s in suggest(round, today=TODAY) if s.firm == firm.pk)

    assert (before.for_firm, after.for_firm) == (1.0, 0.5)
    assert after.score < before.score
    assert {"market_other", "buyer_kind"} <= {str(r["code"]) for r in after.reasons}
    MarketWish.objects.filter(pk=wish.pk).update(musts=["market"])
    assert _codes_of(round, firm) == set()


def test_what_is_not_looked_for_any_more_is_not_matched(round: Round) -> None:
    Need.objects.update(until=TODAY)
    assert suggest(round, today=TODAY)
    Need.objects.update(until=TODAY - timedelta(days=1))
    assert suggest(round, today=TODAY) == []


def _codes_of(round: Round, firm: Participant) -> set[str]:
    return {str(r["code"]) for s in suggest(round, today=TODAY) if s.firm == firm.pk for r in s.reasons}

"""Sheets of those whom somebody meets: what they say, to whom, in which language."""

from datetime import date
from decimal import Decimal

import pytest

from encadena.firms.actions.offering import add_offering
from encadena.matchmaking.actions.needs import add_need
from encadena.matchmaking.models import Participant, Round, Suggestion
from encadena.matchmaking.queries.readiness import Level
from encadena.matchmaking.queries.timetable import timetable_of
from encadena.matchmaking.wording.documents import counterparts, pdf, sheets
from tests.factories import a_firm
from tests.matchmaking.makers import a_published_round, sides

pytestmark = pytest.mark.django_db


@pytest.fixture
def round() -> Round:
    firm = a_firm(name="Mieles Ltda", email="ventas@mieles.cl")
    add_offering(firm, data={"name": "Miel", "yearly_capacity": "6", "unit": "t"}, actor=None)
    round = a_published_round([firm, a_firm()])
    buyer = sides(round)[0][0].buyer
    assert buyer
    buyer.languages, buyer.country, buyer.contact = ["en"], "JP", "secret@minato.example"
    buyer.save()
    need = {"title": "Organic honey", "volume": Decimal(10), "unit": "t", "delivery": "FOB"}
    add_need(buyer, data=need, actor=None)
    return round


def drawn(
    round: Round, person: Participant, monkeypatch: pytest.MonkeyPatch, levels: dict[int, Level] | None = None
) -> list[sheets.Sheet]:
    """The pages that the paper is made of."""
    kept: list[sheets.Document] = []
    draw = pdf.draw

    def keep(document: sheets.Document) -> bytes:
        kept.append(document)
        return draw(document)

    monkeypatch.setattr(pdf, "draw", keep)
    content = counterparts.counterparts_pdf(timetable_of(round, round.agendas.get()), person, levels or {})
    assert content.startswith(b"%PDF")
    return kept[0].sheets


def text(page: sheets.Sheet) -> str:
    return "\n".join(" | ".join(row) for group in page.groups for row in group.rows)


def test_a_buyer_reads_of_each_firm_what_it_sells_in_its_own_language(
    round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = sides(round)[0][0]
    pages = drawn(round, person, monkeypatch)
    placed = timetable_of(round, round.agendas.get()).by_person[person.pk]
    assert [page.heading for page in pages] == [p.other(person).name for p in placed]
    page = next(p for p in pages if p.heading == "Mieles Ltda")
    assert page.kicker == "You meet"
    assert "ventas@mieles.cl" in text(page)
    assert "Miel | Capacity per year: 6 t" in text(page)
    assert "eadiness" not in text(page)


def test_readiness_is_on_the_paper_only_of_whoever_may_know_it(round: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    firm = sides(round)[1][0].firm
    assert firm
    pages = drawn(round, sides(round)[0][0], monkeypatch, {firm.pk: Level(0.72, date(2026, 3, 3))})
    page = next(p for p in pages if p.heading == "Mieles Ltda")
    assert "72" in text(page)
    assert "only for the organiser" in text(page)


def test_a_firm_reads_what_the_buyer_needs_and_what_to_prepare_and_no_address(
    round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    (buyer, _), (firm, _) = sides(round)
    reason = {"code": "volume_unknown", "state": "unknown", "way": "", "params": {"wanted": 10, "unit": "t"}}
    Suggestion.objects.create(
        round=round, buyer=buyer, firm=firm, score=0.5, for_buyer=0.5, for_firm=0.5, reasons=[reason]
    )
    page = next(p for p in drawn(round, firm, monkeypatch) if p.heading == buyer.name)
    assert "Japón" in text(page)
    assert "Organic honey | Volumen al año: 10 t · Entrega: FOB" in text(page)
    assert "Por responder | Volumen no informado" in text(page)
    assert "secret@minato.example" not in text(page)


def test_who_meets_nobody_gets_a_page_that_says_so(round: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    person = sides(round)[1][0]
    round.agendas.get().meetings.all().delete()
    (page,) = drawn(round, person, monkeypatch)
    assert page.note == "No hay reuniones en esta agenda."

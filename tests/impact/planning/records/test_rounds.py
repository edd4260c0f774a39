import pytest

from encadena.impact.planning import network_report
from encadena.impact.planning.records import every_page, opened
from encadena.impact.queries.places import scope_named
from encadena.impact.rules.asked import Asked
from encadena.impact.rules.report import Report
from encadena.impact.wording.records import headings_of, line_of
from encadena.matchmaking.models import Meeting
from tests.factories import a_post, a_user
from tests.impact.makers import YEAR, SmallNetwork, a_small_network

pytestmark = pytest.mark.django_db


@pytest.fixture
def net() -> SmallNetwork:
    return a_small_network()


def lines(user: object, report: Report, asked: Asked) -> list[str]:
    page = opened(user, report, asked)  # type: ignore[arg-type]
    return [
        f"{line.name} | {line.detail} | {line.place} | {line.url}" for line in (line_of(r, page) for r in page.rows)
    ]


def test_a_meeting_says_its_round_its_sides_and_what_each_said(net: SmallNetwork) -> None:
    report = network_report(YEAR)
    found = lines(a_user("agency"), report, Asked("round_closed_firms"))
    meeting = Meeting.objects.get(
        second__firm=net.firms["A"], first__buyer__name="Lima", round__name="Encuentro 09-2025"
    )
    words = "Mesa: Se hizo · Empresa: Pedido, cerrado USD\u00a01.000,00 · Comprador: Contacto"
    address = f"/ruedas/{meeting.round_id}/resultados/reuniones/{meeting.pk}/"
    assert found == [f"Empresa A – Lima | {words} | Encuentro 09-2025 | {address}"]
    assert headings_of(Meeting)[2] == "Rueda"


def test_parts_of_both_definitions_open_their_meetings(net: SmallNetwork) -> None:
    agency, report = a_user("agency"), network_report(YEAR)

    def of(code: str, part: str) -> int:
        return len(lines(agency, report, Asked(code, part=part)))

    assert [of("round_meetings_present", part) for part in ("yes", "no", "unknown")] == [1, 1, 4]
    assert [of("round_meetings_held", part) for part in ("yes", "no", "unknown")] == [2, 1, 3]
    assert [of("round_firms_met", part) for part in ("yes", "no", "unknown")] == [1, 2, 2]


def test_who_attends_a_firm_hears_only_its_side_and_others_are_told_as_a_number(net: SmallNetwork) -> None:
    head = a_user("head")
    a_post(head, centre=net.norte)
    report = network_report(YEAR, scope_named("centre", "norte"))
    found = lines(head, report, Asked("round_meetings"))

    assert len(found) == 3
    assert not any("Comprador:" in line for line in found)
    assert any("Empresa: Pedido, cerrado USD" in line for line in found)
    assert all("/resultados/" not in line for line in found)
    buyers = opened(head, report, Asked("round_buyers"))
    assert (buyers.total, buyers.unseen) == (2, 2)


def test_rounds_and_buyers_open_too(net: SmallNetwork) -> None:
    agency, report = a_user("agency"), network_report(YEAR)
    assert [line.split(" | ")[0] for line in lines(agency, report, Asked("rounds"))] == [
        "Encuentro de noviembre",
        "Encuentro 09-2025",
    ]
    assert lines(agency, report, Asked("round_buyers"))[0].startswith("Lima | Importador | Perú | ")


def test_every_page_of_a_sheet_knows_what_was_counted_of_its_firms(net: SmallNetwork) -> None:
    report = network_report(YEAR)
    for code in ("round_firms", "chain_firms"):
        pages = list(every_page(a_user("agency"), report, Asked(code)))
        assert [sorted(page.facts) for page in pages] == [sorted(row.pk for row in page.rows) for page in pages]
        assert pages[0].rows

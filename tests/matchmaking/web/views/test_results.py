from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from encadena.matchmaking.choices import Stage
from encadena.matchmaking.models import Round
from tests.cast import Cast
from tests.matchmaking.outcome_makers import a_past_round, say
from tests.matchmaking.web.views.test_rounds import as_user

pytestmark = pytest.mark.django_db


def a_told_round(cast: Cast) -> Round:
    """Two meetings: one in which the sides differ, one of which nobody said anything."""
    round = a_past_round([cast.firm, cast.rival_firm], buyers=1)
    meeting = round.meetings.select_related("first", "second").get(second__firm=cast.firm)
    say(meeting, meeting.first, Stage.CONTACT, note="no convence")
    say(
        meeting,
        meeting.second,
        Stage.ORDER,
        closed=Decimal(2500),
        closed_is="more_than",
        currency="USD",
        note="=precio mínimo",
        next_step="=1+1",
    )
    return round


def test_the_results_say_their_denominators_and_open_their_records(cast: Cast) -> None:
    round = a_told_round(cast)
    promoter = as_user(cast.promoter)

    page = promoter.get(reverse("matchmaking:results", args=[round.pk])).content.decode()
    records = promoter.get(reverse("matchmaking:result_records", args=[round.pk]), {"que": "differs"}).content.decode()

    assert "100,0\u00a0% (1 de 1)" in page
    assert "más de USD\u00a02.500,00" in page
    assert "Nadie marcó la asistencia en las mesas" in page
    assert "?que=differs" in page
    assert cast.firm.name in records
    assert cast.rival_firm.name not in records


def test_a_round_of_which_nobody_told_teaches(cast: Cast) -> None:
    round = a_past_round(buyers=1)

    page = as_user(cast.promoter).get(reverse("matchmaking:results", args=[round.pk])).content.decode()

    assert "Todavía nadie ha contado sus reuniones" in page


def test_an_unknown_figure_does_not_exist(cast: Cast) -> None:
    round = a_past_round(buyers=1)
    address = reverse("matchmaking:result_records", args=[round.pk])

    for asked in ({"que": "otra"}, {"que": "placed", "por": "luna", "fila": "08"}):
        assert as_user(cast.promoter).get(address, asked).status_code == 404


def test_a_row_of_a_group_opens_its_meetings_and_says_which_row(cast: Cast) -> None:
    round = a_told_round(cast)
    promoter = as_user(cast.promoter)
    region = cast.firm.region_id

    page = promoter.get(reverse("matchmaking:results", args=[round.pk])).content.decode()
    asked = {"que": "any_order", "por": "region", "fila": region}
    records = promoter.get(reverse("matchmaking:result_records", args=[round.pk]), asked).content.decode()

    assert f"?que=any_order&amp;por=region&amp;fila={region}" in page
    assert "Región de la empresa:" in records
    assert cast.firm.name in records


def test_both_versions_stand_side_by_side_without_the_notes(cast: Cast) -> None:
    round = a_told_round(cast)
    meeting = round.meetings.get(second__firm=cast.firm)

    page = as_user(cast.promoter).get(reverse("matchmaking:both_sides", args=[round.pk, meeting.pk])).content.decode()

    assert "Los dos lados dicen cosas distintas" in page
    assert "Contacto" in page
    assert "Pedido" in page
    assert "no convence" not in page
    assert "precio mínimo" not in page


def test_the_files_hold_the_figures_and_no_notes(cast: Cast) -> None:
    round = a_told_round(cast)
    promoter = as_user(cast.promoter)

    paper = promoter.get(reverse("matchmaking:results_file", args=[round.pk, "pdf"])).content
    sheet = promoter.get(reverse("matchmaking:results_file", args=[round.pk, "xlsx"])).content

    pages = PdfReader(BytesIO(paper)).pages
    text = "".join(page.extract_text() for page in pages)
    assert len(pages) <= 3, "tables follow each other instead of beginning a page each"
    assert "USD 2.500,00" in text.replace("\u00a0", " ")
    book = CalamineWorkbook.from_filelike(BytesIO(sheet))
    cells = [str(cell) for name in book.sheet_names for row in book.get_sheet_by_name(name).to_python() for cell in row]
    assert "=1+1" in cells
    assert not any("precio mínimo" in cell for cell in cells)
    assert promoter.get(reverse("matchmaking:results_file", args=[round.pk, "doc"])).status_code == 404


def test_who_only_takes_part_does_not_open_the_results(cast: Cast) -> None:
    round = a_told_round(cast)

    assert as_user(cast.owner).get(reverse("matchmaking:results", args=[round.pk])).status_code == 404

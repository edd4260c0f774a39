import pytest

from encadena.impact.planning import network_report, public_view
from encadena.impact.wording.report import rounds
from encadena.impact.wording.story import story_of
from tests.impact.makers import YEAR, a_small_network

pytestmark = pytest.mark.django_db


def test_a_chapter_tells_both_definitions_amounts_and_rates() -> None:
    a_small_network()
    report = network_report(YEAR)
    chapter = next(one for one in story_of(report).chapters if one.key == "rounds")
    text = " ".join(chapter.paragraphs)

    assert "Hubo 2 ruedas de negocios. Se acordaron 6 reuniones entre empresas y compradores." in text
    assert "Entre las marcadas es el 50,0\u00a0% (1 de 2)." in text
    assert "Entre las que tienen respuesta es el 66,7\u00a0% (2 de 3)." in text
    assert (
        "Montos cerrados según las empresas: USD\u00a01.000,00 (1 con monto, 0 sin monto; todo en pesos $900.000"
        in text
    )
    assert "Encuentro 09-2025: USD 1 = 900 pesos" in text
    assert [chart.key for chart in chapter.charts] == ["meetings_by_region"]


def test_a_year_without_rounds_says_so_once_and_shows_no_empty_columns() -> None:
    story = story_of(network_report(2016))
    assert rounds.rounds(network_report(2016)) == ["No hubo ruedas de negocios en el período."]
    assert not [one.code for one in story.big if one.code.startswith("round_")]
    assert not any(column.code.startswith("round") for table in story.tables for column in table.columns)


def test_what_is_hidden_is_said_to_be() -> None:
    a_small_network()
    told = public_view(network_report(YEAR))
    assert "No se publica cuántas empresas se reunieron: son tan pocas que se reconocerían." in rounds.held(told)[-1]
    assert rounds.brought(told) == []

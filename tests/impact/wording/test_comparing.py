from dataclasses import replace
from datetime import date, datetime

import pytest
from django.utils import translation

from encadena.impact.planning.comparing import Comparison, Line, PeerGroup, Step
from encadena.impact.rules.measures import MEASURES
from encadena.impact.wording import comparing as words
from encadena.impact.wording.funnel_chart import funnel_spec
from encadena.kernel import clock
from encadena.ui import charts

SHARE, RATE = MEASURES["signing"], MEASURES["intensity"]
LINE = Line(1, 5, 10, 0.5, (0.3, 0.7), (0.2, 0.8), "", False, 0.5, 0.4, 0.6, 0.5, None)


def _found(*lines: Line, dispersion: float = 1.0) -> Comparison:
    at = datetime.combine(date(2026, 6, 30), datetime.min.time(), clock.CHILE)
    curve = (Step(1, 0, 1, 0, 1), Step(20, 0.3, 0.7, 0.2, 0.8))
    return Comparison(SHARE, 2025, 0.5, 1500, 3000, 40, dispersion, lines, curve, at)


@pytest.mark.parametrize(
    ("side", "far", "said"),
    [
        ("", False, "Dentro de lo que explica el azar"),
        ("high", False, "Por encima de lo que explica el azar"),
        ("high", True, "Muy por encima de lo que explica el azar"),
        ("low", False, "Por debajo de lo que explica el azar"),
        ("low", True, "Muy por debajo de lo que explica el azar"),
    ],
)
def test_a_reading_has_no_good_or_bad(side: str, far: bool, said: str) -> None:
    assert words.reading(replace(LINE, side=side, far=far)) == said


def test_without_cases_nothing_is_read() -> None:
    assert words.reading(replace(LINE, rate=None)) == "Sin casos en el período"
    assert words.rate_said(SHARE, None) == "sin casos"


def test_the_summary_counts_the_readers_centres() -> None:
    high, low = replace(LINE, side="high"), replace(LINE, side="low")
    assert words.summary(_found(LINE)) == "1 centro está dentro de lo que explica el azar."
    assert words.summary(_found(LINE, LINE, high)) == "2 centros están dentro de lo que explica el azar y 1 por encima."
    assert (
        words.summary(_found(LINE, LINE, high, low))
        == "2 centros están dentro de lo que explica el azar, 1 por encima y 1 por debajo."
    )
    assert words.summary(_found(replace(LINE, rate=None))).startswith("No hay registros")
    assert words.summary(replace(_found(LINE), rate=None)).startswith("No hay registros")


def test_a_share_is_a_percentage_and_a_count_has_two_decimals() -> None:
    assert words.rate_said(SHARE, 0.1234) == "12,3\u00a0%"
    assert words.rate_said(RATE, 14.098) == "14,10"


def test_the_networks_rate_is_told_with_what_it_counts() -> None:
    assert words.whole(_found(LINE)) == "En la red: 50,0\u00a0% (1.500 sobre 3.000 interesadas, 40 centros)."
    assert words.spread(_found(LINE)) == "Los centros no difieren más que por azar."
    assert "9,7 veces" in words.spread(_found(LINE, dispersion=9.71))


def test_peers_are_told_as_one_and_in_what_they_differ() -> None:
    group = PeerGroup((2, 3, 4), 30, 120, ("farming",))
    assert words.peers_said(SHARE, group) == "3 pares juntos: 25,0\u00a0% (sobre 120)"
    assert words.apart_said(group) == "Aun así, difieren en el peso de la agricultura y la pesca."
    assert words.apart_said(replace(group, apart=())) == ""


def test_the_picture_shows_the_centres_and_names_those_outside() -> None:
    found = _found(LINE, replace(LINE, centre=2, side="high", rate=0.9, base=18))
    spec = funnel_spec(found, {1: "Centro Uno", 2: "Centro de Negocios <Dos> (demostración)"})
    assert spec is not None
    drawn = charts.on_page(
        spec, label=words.chart_text(found, {1: "Centro Uno", 2: "Centro de Negocios <Dos> (demostración)"})
    )
    assert ">&lt;Dos&gt; (90,0\u00a0%)<" in drawn
    assert ">Uno" not in drawn
    assert "style=" not in drawn


def test_without_a_point_there_is_no_picture() -> None:
    assert funnel_spec(_found(), {}) is None
    assert funnel_spec(_found(replace(LINE, rate=None)), {1: "Uno"}) is None


def test_in_english() -> None:
    with translation.override("en"):
        said = words.summary(_found(LINE, replace(LINE, side="low")))
    assert said == "1 centre is within what chance explains and 1 below."

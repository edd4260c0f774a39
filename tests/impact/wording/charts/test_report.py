"""Pictures of a report: what is drawn, said and tabulated are the same numbers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import altair
import pytest
from hypothesis import given, settings

from encadena.impact.rules.figures import Count
from encadena.impact.rules.report import Breakdown, Report, Row
from encadena.impact.wording.charts.report import charts_of
from encadena.ui import charts
from tests.impact.random_reports import reports
from tests.impact.reports import a_report, an_empty_report

KEYS = [
    "projects_by_kind",
    "duration",
    "projects_by_region",
    "firms_by_band",
    "female_by_kind",
    "linked_and_all",
    "sessions_by_region",
    "hours_by_region",
]


def _data(spec: Mapping[str, Any]) -> list[dict[str, Any]]:
    return list(spec["data"]["values"])


def test_a_whole_year_has_all_its_pictures() -> None:
    assert list(charts_of(a_report())) == KEYS


def test_a_year_without_anything_has_none() -> None:
    assert charts_of(an_empty_report()) == {}


@pytest.mark.parametrize("key", KEYS)
def test_every_specification_is_one_by_the_published_schema_and_can_be_drawn(key: str) -> None:
    chart = charts_of(a_report())[key]
    altair.Chart.from_dict({"$schema": charts._HOUSE["$schema"], **chart.spec})
    drawn = charts.svg(chart.spec)
    assert drawn.startswith("<svg")
    assert "NaN" not in drawn


@settings(max_examples=15, deadline=None)
@given(reports())
def test_any_report_can_be_drawn(report: Report) -> None:
    for chart in charts_of(report).values():
        drawn = charts.svg(chart.spec)
        assert "NaN" not in drawn
        assert "undefined" not in drawn
        assert {len(row) for row in chart.rows} == {len(chart.columns)}


def test_projects_are_ordered_by_their_number_and_say_so() -> None:
    chart = charts_of(a_report())["projects_by_kind"]
    assert [row["value"] for row in _data(chart.spec)] == [72, 38, 26, 11]
    assert chart.note == "De más a menos proyectos."
    assert chart.rows[0] == ("Cadena productiva local", "72")
    assert chart.text == (
        "Proyectos por tipo: Cadena productiva local, 72; Red de proveedores, 38; Red de negocios, 26; "
        "Cadena corta de valor, 11."
    )


def test_bands_go_from_low_to_high_and_the_unknown_stand_apart_at_the_end() -> None:
    rows = _data(charts_of(a_report())["firms_by_band"].spec)
    assert [row["name"] for row in rows][:2] == ["Sin ventas", "Micro 1 (hasta 200 UF)"]
    assert (rows[-1]["name"], rows[-1]["tone"]) == ("Sin información", "unknown")
    assert {row["tone"] for row in rows[:-1]} == {"main"}


def test_regions_go_from_north_to_south_never_by_size() -> None:
    rows = charts_of(a_report())["sessions_by_region"].rows
    assert [row[0] for row in rows][:2] == ["Arica y Parinacota", "Tarapacá"]
    assert rows[-1][0] == "Magallanes y de la Antártica Chilena"


def test_a_share_is_drawn_with_what_is_known_what_is_not_and_the_share_of_the_known() -> None:
    chart = charts_of(a_report())["female_by_kind"]
    whole = _data(chart.spec)[-1]
    assert whole["name"] == "Todos los proyectos"
    assert (round(whole["low"], 3), round(whole["known"], 3), round(whole["high"], 3)) == (0.48, 0.61, 0.693)
    assert [cell.replace("\u00a0", " ") for cell in chart.rows[-1]] == [
        "Todos los proyectos",
        "48,0 %",
        "61,0 %",
        "21,3 %",
        "48,0 % y 69,3 %",
    ]


def test_what_is_hidden_keeps_its_place_in_the_table_and_is_not_drawn() -> None:
    chart = charts_of(a_report(public=True))["female_by_kind"]
    assert "Cadena corta de valor" not in [row["name"] for row in _data(chart.spec)]
    assert ("Cadena corta de valor", *["reservado"] * 4) in chart.rows


def test_a_duration_without_its_curve_is_not_drawn() -> None:
    whole = a_report()
    figures = whole.figures | {"project_duration": replace(whole.figures["project_duration"], steps=())}  # type: ignore[type-var]
    assert "duration" not in charts_of(replace(whole, figures=figures))


def test_a_breakdown_that_is_missing_takes_its_pictures_along() -> None:
    bare = a_report(breakdowns=(Breakdown("kind", ()),))
    assert list(charts_of(bare)) == ["duration", "linked_and_all"]


def test_both_parts_of_advice_are_drawn_over_one_another_for_each_region() -> None:
    drawn = charts.svg(charts_of(a_report())["sessions_by_region"].spec)
    bars = {colour: drawn.count(f'Z" fill="{charts.colour(colour)}"') for colour in ("main", "part")}
    assert bars == {"main": 16 + 1, "part": 16 + 1}, "one for each region, and one in the legend"


def test_the_table_of_durations_tells_the_share_after_half_a_year_and_each_year() -> None:
    rows = charts_of(a_report())["duration"].rows
    assert [row[0] for row in rows] == ["6 meses", "1 año", "1 año y 6 meses"]
    shares = [float(row[1].replace("\u00a0%", "")) for row in rows]
    assert shares == sorted(shares, reverse=True)


def test_bands_above_the_last_with_firms_are_not_drawn_and_that_is_said() -> None:
    whole = a_report()
    bands = whole.breakdowns[2]
    none = Row("13", "", {"chain_firms": Count("chain_firms", 0)})
    chart = charts_of(replace(whole, breakdowns=(replace(bands, rows=(*bands.rows, none)),)))["firms_by_band"]
    assert not any("Grande 4" in row[0] for row in chart.rows)
    assert "hasta el último tramo con empresas" in chart.note

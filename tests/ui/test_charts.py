"""Charts are drawn on the server: the same text everywhere, nothing that the Content-Security-Policy would refuse."""

import re

import pytest
from django.utils import translation

from encadena.ui import charts

SPEC = {
    "data": {"values": [{"name": "Uno", "value": 1250.5}, {"name": "Dos <b>", "value": 3}]},
    "mark": "bar",
    "encoding": {
        "y": {"field": "name", "type": "nominal", "sort": None},
        "x": {"field": "value", "type": "quantitative", "axis": {"format": ",.1f", "values": [1250.5]}},
    },
}


def test_a_drawing_is_the_same_text_every_time() -> None:
    first = charts.svg(SPEC)
    charts._drawn.cache_clear()
    assert charts.svg(SPEC) == first
    assert "Uno" in first


def test_a_page_gets_no_script_no_style_and_no_fixed_size() -> None:
    drawing = charts.on_page(SPEC, label="Dos barras")
    assert not re.search(r"<script|style=|\son[a-z]+=|width=\"400\"|href", drawing.split(">", 1)[0] + drawing)
    assert 'viewBox="0 0 400' in drawing
    assert 'role="img" aria-label="Dos barras"' in drawing


def test_what_is_drawn_and_what_is_said_of_it_are_escaped() -> None:
    drawing = charts.on_page(SPEC, label='"><script>')
    assert "<script>" not in drawing
    assert "Dos &lt;b&gt;" in drawing


def test_on_a_page_colours_are_those_of_the_theme_and_on_paper_those_of_print() -> None:
    page, paper = charts.on_page(SPEC, label=""), charts.on_paper(SPEC)
    assert "var(--sea)" in page
    assert not re.search(r'(fill|stroke)="#', page)
    assert charts.colour("main") in paper
    assert "var(" not in paper


def test_paper_uses_the_letters_that_its_printer_brings() -> None:
    assert charts.MEASURED_WITH not in charts.on_paper(SPEC)
    assert charts.ON_PAPER in charts.on_paper(SPEC)


def test_numbers_are_written_as_the_reader_writes_them() -> None:
    with translation.override("es"):
        assert "1.250,5" in charts.svg(SPEC)
    with translation.override("en"):
        assert "1,250.5" in charts.svg(SPEC)


def test_what_is_no_specification_is_refused() -> None:
    with pytest.raises(ValueError, match="conversion failed"):
        charts.svg({"mark": "nothing like this"})


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Biobío", "Biobío"),
        ("Libertador General Bernardo O’Higgins", "Libertador General\nBernardo O’Higgins"),
        ("Unapalabralarguísimasinningúnespacio", "Unapalabralarguísimasinningúnespacio"),
    ],
)
def test_a_long_name_is_broken_between_its_words(name: str, lines: str) -> None:
    assert charts.wrapped(name) == lines


def test_two_lines_stand_around_the_middle_of_their_row() -> None:
    def heights(name: str) -> list[float]:
        spec = {**SPEC, "data": {"values": [{"name": name, "value": 1}]}}
        return [
            float(y)
            for y in re.findall(
                r'<text text-anchor="end" transform="translate\([-0-9.]+,([-0-9.]+)\)', charts.svg(spec)
            )
        ]

    one, two = heights("Uno"), heights("Uno\nDos")
    assert two[0] == pytest.approx(one[0] - charts.LINE_HEIGHT / 2)


def test_the_colours_of_the_house_are_told_apart_in_grey() -> None:
    def light(name: str) -> float:
        code = charts.colour(name)
        red, green, blue = (int(code[i : i + 2], 16) / 255 for i in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    assert light("main") + 0.25 < light("part") < light("unknown") - 0.12

"""Filters and tags as templates use them."""

from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import engines
from django.test import RequestFactory


def drawn(source: str, path: str = "/empresas/", **context: object) -> str:
    request = RequestFactory().get(path)
    return engines["django"].from_string(source).render(context, request).strip()


def test_unknown_is_set_apart_and_says_what_is_missing() -> None:
    assert drawn('{{ x|unknown:"Género" }}', x="") == (
        '<span class="unknown" title="Género: no informado">no informado</span>'
    )
    assert drawn("{{ x|unknown }}", x=None) == '<span class="unknown">no informado</span>'


def test_zero_is_known() -> None:
    assert drawn("{{ x|unknown }}", x=0) == "0"


def test_what_somebody_typed_stays_escaped() -> None:
    assert drawn('{{ x|unknown:"A" }}', x="<i>") == "&lt;i&gt;"


def test_filters_take_their_arguments() -> None:
    assert drawn("{{ a|share:b }} {{ c|money:'USD' }} {{ a|number:1 }}", a=1, b=4, c=2).replace("\u00a0", " ") == (
        "25,0 % (1 de 4) USD 2,00 1,0"
    )


def test_a_rut_is_shown_with_its_dots() -> None:
    assert drawn("{{ x|rut }}", x="123456785") == "12.345.678-5"
    assert "no informado" in drawn("{{ x|rut }}", x="")


@pytest.mark.parametrize(("name", "letters"), [("Ana María Asesora", "AA"), ("Rayén", "R"), ("", "")])
def test_initials_are_first_and_last(name: str, letters: str) -> None:
    assert drawn("{{ x|initials }}", x=name) == letters


def test_an_icon_is_hidden_from_screen_readers() -> None:
    svg = drawn("{% icon 'home' 'big' %}")
    assert 'aria-hidden="true"' in svg
    assert 'icons.svg#home"' in svg
    assert 'class="icon big"' in svg


def test_a_crumb_without_address_is_the_page_itself() -> None:
    assert 'aria-current="page"' in drawn('{% crumb "Aquí" %}')
    assert 'href="/x/"' in drawn('{% crumb "Antes" "/x/" %}')


def test_query_string_keeps_the_other_keys() -> None:
    assert drawn("{% query_string page=2 %}", "/empresas/?region=08&page=1") == "?region=08&amp;page=2"


@pytest.mark.parametrize(
    ("query", "state", "following"),
    [
        ("", "none", "orden=nombre"),
        ("?orden=nombre", "ascending", "orden=-nombre"),
        ("?orden=-nombre", "descending", "orden=nombre"),
    ],
)
def test_a_sortable_header_turns_around(query: str, state: str, following: str) -> None:
    head = drawn('{% include "ui/components/table_head.html" with label="Nombre" sort="nombre" %}', f"/e/{query}")
    assert f'aria-sort="{state}"' in head
    assert following in head


def test_sorting_goes_back_to_the_first_page() -> None:
    assert "page=" not in drawn("{% sort_link 'rut' as s %}{{ s.url }}", "/e/?page=7")


def test_an_undo_address_is_taken_from_the_tags_of_a_message() -> None:
    assert drawn("{{ m|undo_url }}", m=SimpleNamespace(extra_tags="wide undo:/x/1/")) == "/x/1/"
    assert drawn("{{ m|undo_url }}", m=SimpleNamespace(extra_tags=None)) == ""


@pytest.mark.parametrize(("fraction", "width"), [(0.375, "37.5"), (None, "0.0"), (7, "100.0"), (-1, "0.0")])
def test_a_width_is_written_with_a_point_and_stays_within_the_bar(fraction: object, width: str) -> None:
    assert drawn("{{ x|as_width }}", x=fraction) == width


def test_the_pagination_says_where_we_are_and_keeps_the_filters() -> None:
    page = Paginator(range(2345), 25).page(3)
    bar = drawn('{% include "ui/components/pagination.html" %}', "/e/?region=08&page=3", page_obj=page)
    assert "51–75 de 2.345" in bar
    assert "?region=08&amp;page=2" in bar
    assert "?region=08&amp;page=4" in bar


def test_a_list_of_one_page_has_no_buttons() -> None:
    bar = drawn('{% include "ui/components/pagination.html" %}', page_obj=Paginator(range(3), 25).page(1))
    assert "page-link" not in bar
    assert "1–3 de 3" in bar


def test_progress_that_nobody_knows_claims_no_number() -> None:
    assert "aria-valuenow" not in drawn('{% include "ui/components/progress.html" with percent=None label="A" %}')
    assert 'aria-valuenow="38"' in drawn('{% include "ui/components/progress.html" with percent=37.6 label="A" %}')


def test_the_tiles_say_name_and_figure_and_lead_to_their_records() -> None:
    rows = [{"code": "08", "label": "Biobío", "value": 1407, "url": "/e/?region=08", "share": 1.0}]
    tiles = drawn('{% include "ui/components/tile_map.html" with title="Empresas" active="08" %}', rows=rows)
    assert "Biobío" in tiles
    assert "1.407" in tiles
    assert 'href="/e/?region=08"' in tiles
    assert 'aria-current="true"' in tiles


def test_the_timeline_shows_what_a_value_was_and_what_it_is() -> None:
    rows = [
        {"when": None, "who": "", "text": "editó", "changes": [{"label": "Correo", "before": "", "after": "a@b.cl"}]}
    ]
    shown = drawn('{% include "ui/components/timeline.html" %}', rows=rows)
    assert "El sistema" in shown
    assert "<del>" in shown
    assert "a@b.cl" in shown


def test_an_empty_state_teaches_with_one_button() -> None:
    shown = drawn(
        '{% include "ui/components/empty.html" with title="Nada" action_label="Crear" action_url="/n/" %}',
    )
    assert shown.count("btn") == 2
    assert 'href="/n/"' in shown

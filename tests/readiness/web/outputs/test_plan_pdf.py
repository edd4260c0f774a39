import io

import pytest
from pypdf import PdfReader
from tests.cast import Cast
from tests.readiness.plan_makers import a_gap_at_work, an_action, anas_client

from encadena.readiness.web.outputs.plan_pdf import MOST, plan_pdf

LONG = "Preparar con la contadora el expediente completo de la primera venta, con factura, seguro y transporte"


def pages(cast: Cast, language: str = "es") -> list[str]:
    return [p.extract_text() for p in PdfReader(io.BytesIO(plan_pdf(anas_client(cast), language=language))).pages]


def test_it_says_what_who_and_when_in_plain_spanish(cast: Cast) -> None:
    an_action(a_gap_at_work(cast), what="Traducir la lista")
    (page,) = pages(cast)
    for words in ("Panadería La Espiga SpA", "Exportar a Perú", "Traducir la lista", "La empresa", "Por el centro"):
        assert words in page


@pytest.mark.parametrize("count", [8, 30, MOST + 5])
def test_whatever_the_number_it_is_one_page_that_counts_what_it_leaves_out(cast: Cast, count: int) -> None:
    for number in range(count):
        heavy = 3 if number == count - 1 else 1
        gap = a_gap_at_work(cast, title=f"Brecha {number:03} {LONG}", severity=heavy)
        an_action(gap, what=LONG)
    (page,) = pages(cast)
    shown = [n for n in range(count) if f"Brecha {n:03}" in page]
    assert count - 1 in shown, "the weightiest comes first"
    left = count - len(shown)
    assert (f"y {left} brechas más" in page) == (left > 1)


def test_without_a_plan_it_says_so(cast: Cast) -> None:
    assert "Todavía no hay un plan abierto" in pages(cast)[0]
    assert "There is no open plan yet" in pages(cast, "en")[0]

import io
from datetime import date

import pytest
from pypdf import PdfReader

from encadena.advisory.models import Certificate
from encadena.advisory.web.outputs.certificate_pdf import certificate_pdf

LONG = "María de los Ángeles Fernández-Covarrubias Undurraga Errázuriz de la Cerda"


@pytest.mark.parametrize(
    ("name", "course", "language", "words"),
    [
        ("Rosa Soto", "Costos", "es", "Se certifica que"),
        (LONG, "Primeros pasos para exportar alimentos elaborados: requisitos, documentos y costos de llegada", "en",
         "This certifies that"),
    ],
)  # fmt: skip
def test_it_fits_on_one_page_whatever_the_names(name: str, course: str, language: str, words: str) -> None:
    given = Certificate(
        code="ABCDEFGHJKMNPQRS", name=name, course=course, centre="Centro de Desarrollo de Negocios de Los Ángeles",
        minutes=540, first_day=date(2026, 3, 2), last_day=date(2026, 3, 16), language=language,
        issued_on=date(2026, 3, 17),
    )  # fmt: skip

    reader = PdfReader(io.BytesIO(certificate_pdf(given, "https://red.example.cl/asesoria/certificados/ABCD/")))

    text = reader.pages[0].extract_text()
    assert len(reader.pages) == 1
    assert "ABCD-EFGH-JKMN-PQRS" in text
    assert words in text
    assert name.split()[0] in text
    assert "red.example.cl/asesoria/certificados/" in text

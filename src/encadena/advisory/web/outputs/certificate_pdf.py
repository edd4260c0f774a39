"""The certificate on paper, drawn by typst: one page, in the language of the course."""

import json
from functools import cache
from pathlib import Path

import typst
from django.contrib.staticfiles import finders
from django.utils import translation
from django.utils.translation import gettext as _

from encadena.ui import figures

from ...models import Certificate
from .qr import drawing

KIND = "application/pdf"
_TEMPLATE = Path(__file__).with_name("certificate.typ")


def certificate_pdf(certificate: Certificate, address: str) -> bytes:
    """``address`` is the public page that confirms it; the code beside it can be typed there."""
    with translation.override(certificate.language):
        inputs = {
            "data": json.dumps(_words(certificate, address), ensure_ascii=False),
            "mark": Path(str(finders.find("ui/mark.svg"))).read_text(),
            "qr": drawing(address),
        }
        return bytes(typst.compile(_TEMPLATE.read_bytes(), sys_inputs=inputs, font_paths=_fonts()))


def _words(certificate: Certificate, address: str) -> dict[str, str]:
    since, until = certificate.first_day, certificate.last_day
    days = figures.day(since) if since == until else f"{figures.day(since)} – {figures.day(until)}"
    return {
        "language": certificate.language,
        "kicker": _("Certificado de asistencia"),
        "intro": _("Se certifica que"),
        "name": certificate.name,
        "did": _("asistió al curso"),
        "course": certificate.course,
        "hours": _("con %(hours)s de asistencia") % {"hours": figures.duration(certificate.minutes)},
        "days_label": _("Fecha del curso"),
        "days": days,
        "centre_label": _("Lo dictó"),
        "centre": certificate.centre,
        "issued_label": _("Emitido"),
        "issued": figures.day(certificate.issued_on),
        "check": _("Comprueba este certificado"),
        "code_label": _("Código"),
        "code": certificate.code_shown,
        "address": address.split("://", 1)[-1].rsplit("/", 2)[0] + "/",
    }


@cache
def _fonts() -> "typst.Fonts":
    return typst.Fonts(include_system_fonts=True, include_embedded_fonts=True)

"""``/estilo/``: every component of the shell on one page, to look at; mounted only while developing and in tests."""

from datetime import timedelta

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from encadena.kernel import clock

REGIONS = [
    "Arica y Parinacota", "Tarapacá", "Antofagasta", "Atacama", "Coquimbo", "Valparaíso", "Metropolitana",
    "O’Higgins", "Maule", "Ñuble", "Biobío", "La Araucanía", "Los Ríos", "Los Lagos", "Aysén", "Magallanes",
]  # fmt: skip


class SampleForm(forms.Form):
    name = forms.CharField(label="Nombre de la empresa", help_text="Como figura en su cédula RUT.")
    rut = forms.CharField(label="RUT", initial="12.345.678-5")
    since = forms.DateField(
        label="Inicio de actividades", widget=forms.DateInput(attrs={"type": "date"}), required=False
    )
    sector = forms.ChoiceField(label="Rubro", choices=[("", "Elige un rubro"), ("a", "Alimentos"), ("t", "Turismo")])
    kind = forms.ChoiceField(
        label="Tipo", choices=[("b", "Bienes"), ("s", "Servicios")], widget=forms.RadioSelect, initial="b"
    )
    languages = forms.MultipleChoiceField(
        label="Idiomas",
        choices=[("es", "Español"), ("en", "Inglés"), ("pt", "Portugués")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    notes = forms.CharField(label="Notas", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    file = forms.FileField(label="Planilla", required=False)
    agrees = forms.BooleanField(label="Acepta que promotores vean su ficha", required=False)


def style(request: HttpRequest) -> HttpResponse:
    if "mensajes" in request.GET:
        _say_everything(request)
    return render(request, "site/style.html", _context())


def _context() -> dict[str, object]:
    return {
        "form": SampleForm(),
        "bad_form": SampleForm({"name": "", "rut": "12.345.678-5"}, auto_id="mal_%s"),
        "page_obj": Paginator(range(2345), 25).page(3),
        "tiles": [
            {"code": f"{n:02}", "label": name, "value": (n * 37) % 410, "url": "#", "share": ((n * 37) % 410) / 410}
            for n, name in enumerate(REGIONS, 1)
        ],
        "rows": _timeline(),
        "tabs": [
            {"label": "Ficha", "url": "#", "active": True},
            {"label": "Personas", "url": "#", "active": False, "count": 3},
            {"label": "Reuniones", "url": "#", "active": False, "count": 12},
            {"label": "Historial", "url": "#", "active": False},
        ],
        "firms": [
            ("Panadería La Espiga SpA", "761234567", "Concepción", 12450.5, "Al día", "good"),
            ("Conservas del Maule Ltda", "765554443", "Constitución", None, "Faltan datos", "attention"),
            ("Taller Ñandú", "77888999K", "Chillán Viejo", 1980, "Vencida", "bad"),
            ("Cooperativa Campesina Rayén", "653332221", "Cañete", 0, "En revisión", "plain"),
        ],
    }


def _timeline() -> list[dict[str, object]]:
    now = clock.now()
    changes = [
        {"label": "Correo", "before": "", "after": "ventas@example.cl"},
        {"label": "Comuna", "before": "Talca", "after": "Maule"},
    ]
    return [
        {"when": now, "who": "Ana Asesora", "text": "editó la empresa", "changes": changes},
        {"when": now - timedelta(hours=5), "who": "", "text": "calculó su tramo de ventas"},
        {"when": now - timedelta(days=3), "who": "Hilda Jefa", "text": "registró la empresa", "url": "#"},
    ]


def _say_everything(request: HttpRequest) -> None:
    messages.success(request, "Archivaste la empresa.", extra_tags="undo:/estilo/")
    messages.info(request, "La importación empezó; te avisaremos cuando termine.")
    messages.warning(request, "Faltan 3 datos para postular.")
    messages.error(request, "No se pudo leer la planilla: la hoja está vacía.")

"""The headings of the empty spreadsheets and of what is exported for them, in the reader's language."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

from ..choices import Attribution, MilestoneKind, Mode, SheetSubject, StatementSource
from ..models import Area
from ..registry import WithBrought
from ..rules.exchange.milestone_cells import CURRENCIES


def headings_of(subject: str) -> dict[str, str]:
    """Field → heading, in the order of the columns."""
    return _HEADINGS[subject]()


def lists_of(subject: str) -> dict[str, list[str]]:
    """Heading → the words that a cell of that column may hold."""
    return _LISTS[subject]()


def _sessions() -> dict[str, str]:
    return {
        "on": _("Fecha"),
        "starts_at": _("Hora"),
        "ruts": _("RUT clientes"),
        "names": _("Nombre"),
        "adviser": _("Correo asesoría"),
        "mode": _("Modalidad"),
        "area": _("Área"),
        "contact_minutes": _("Atención (min)"),
        "preparation_minutes": _("Preparación (min)"),
        "travel_minutes": _("Traslado (min)"),
        "advice": _("Qué se asesoró"),
        "substantive": _("Con contenido"),
        "specific": _("Propia de la empresa"),
        "next_action": _("Próximo paso"),
        "next_action_on": _("Para cuándo"),
        "external_id": _("Id externo"),
    }


def _milestones() -> dict[str, str]:
    return {
        "on": _("Fecha"),
        "ruts": _("RUT cliente"),
        "names": _("Empresa"),
        "kind": _("Hito"),
        "what": _("Qué cambió"),
        "baseline": _("Línea base"),
        "baseline_year": _("Año línea base"),
        "baseline_origin": _("Origen línea base"),
        "after": _("Valor después"),
        "amount": _("Monto"),
        "currency": _("Moneda"),
        "country": _("País"),
        "jobs": _("Puestos"),
        "evidence": _("Evidencia"),
        "attribution": _("Declaración del cliente"),
        "statement": _("En sus palabras"),
        "source": _("Cómo lo dijo"),
        "stated_on": _("Declarado el"),
        "external_id": _("Id externo"),
    }


def _attendance() -> dict[str, str]:
    return {
        "course": _("Curso"),
        "course_id": _("Id curso"),
        "on": _("Fecha"),
        "starts_at": _("Hora de inicio"),
        "rut": "RUT",
        "name": _("Nombre"),
        "email": _("Correo"),
        "phone": _("Teléfono"),
        "firm": _("RUT de la empresa"),
        "present": _("Asistió"),
        "minutes": _("Minutos"),
    }


def _of_attendance() -> dict[str, list[str]]:
    return {_("Asistió"): [_("sí"), _("no")]}


def _of_milestones() -> dict[str, list[str]]:
    return {
        _("Hitos"): [str(label) for label in MilestoneKind.labels],
        _("Monedas"): list(CURRENCIES),
        _("Declaraciones"): [str(label) for label in Attribution.labels],
        _("Cómo lo dijo"): [str(StatementSource.LETTER.label), str(StatementSource.SURVEY.label)],
    }


def _of_sessions() -> dict[str, list[str]]:
    areas = [str(area) for area in Area.objects.filter(until=None)]
    return {_("Áreas"): areas, _("Modalidades"): [str(label) for label in Mode.labels]}


_OWN_HEADINGS: Mapping[str, Callable[[], dict[str, str]]] = {
    SheetSubject.SESSIONS: _sessions,
    SheetSubject.MILESTONES: _milestones,
    SheetSubject.ATTENDANCE: _attendance,
}
_OWN_LISTS: Mapping[str, Callable[[], dict[str, list[str]]]] = {
    SheetSubject.SESSIONS: _of_sessions,
    SheetSubject.MILESTONES: _of_milestones,
    SheetSubject.ATTENDANCE: _of_attendance,
}
_HEADINGS: Mapping[str, Callable[[], dict[str, str]]] = WithBrought(_OWN_HEADINGS, "headings")
_LISTS: Mapping[str, Callable[[], dict[str, list[str]]]] = WithBrought(_OWN_LISTS, "lists")

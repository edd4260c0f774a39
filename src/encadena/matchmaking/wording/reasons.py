"""Why a round has no agenda, in words: who or what cannot fit, and what to change."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from ..choices import Session
from ..planning import Reason
from ..queries.names import Names

SHOWN = 4


def sentence(reason: Reason, names: Names) -> str:
    say = _SENTENCES.get(reason.code)
    return say() % _facts(reason, names) if say else f"{reason.code}: {_list(reason.meetings, names)}"


def from_data(row: Mapping[str, Any]) -> Reason:
    """A reason that was kept as JSON (the result of a job)."""
    return Reason(row["code"], tuple(row["participants"]), tuple(row["meetings"]), row["params"])


def _facts(reason: Reason, names: Names) -> dict[str, object]:
    session = str(reason.params.get("session", ""))
    slot = reason.params.get("slot")
    return {
        "who": _list(reason.participants, names),
        "list": _list(reason.meetings, names),
        "count": len(reason.meetings),
        "meetings": reason.params.get("meetings", ""),
        "slots": reason.params.get("slots", ""),
        "places": reason.params.get("places", ""),
        "tables": reason.params.get("tables", ""),
        "limit": reason.params.get("limit", ""),
        "session": str(Session(session).label).lower() if session in Session.values else session,
        "hour": names.hours.get(slot, str(slot)) if isinstance(slot, int) else "",
    }


def _list(subjects: Iterable[object], names: Names) -> str:
    found = [names.of(str(s)) for s in subjects]
    more = len(found) - SHOWN
    text = "; ".join(found[:SHOWN])
    return text if more <= 0 else _("%(list)s y %(more)s más") % {"list": text, "more": more}


_SENTENCES = {
    "participant_overfull": lambda: _(
        "%(who)s tiene %(meetings)s reuniones y solo %(slots)s horarios en que puede estar. "
        "Quita reuniones, agrega horarios o revisa su disponibilidad."
    ),
    "meetings_share_few_slots": lambda: _(
        "%(who)s tiene %(meetings)s reuniones que solo caben en %(slots)s horarios: %(list)s. "
        "Cambia la jornada o la hora fija de alguna, o la disponibilidad de sus contrapartes."
    ),
    "fixed_when_away": lambda: _(
        "%(list)s está fija a las %(hour)s y %(who)s no puede a esa hora. Cambia la hora fija o la disponibilidad."
    ),
    "fixed_outside_session": lambda: _(
        "%(list)s está fija a las %(hour)s, fuera de la jornada pedida (%(session)s). Cambia una de las dos."
    ),
    "meeting_without_slot": lambda: _(
        "%(list)s no tiene ningún horario en que puedan ambas partes. Revisa su disponibilidad o la jornada pedida."
    ),
    "fixed_clash": lambda: _("%(who)s tiene %(count)s reuniones fijas a las %(hour)s: %(list)s. Deja fija una sola."),
    "fixed_over_tables": lambda: _(
        "A las %(hour)s hay %(meetings)s reuniones fijas y solo %(tables)s mesas. Suelta algunas o agrega mesas."
    ),
    "tables_too_few": lambda: _(
        "Son %(meetings)s reuniones y solo caben %(places)s entre todas las mesas y horarios. "
        "Agrega mesas u horarios, o quita reuniones."
    ),
    "session_overfull": lambda: _(
        "%(meetings)s reuniones piden la jornada «%(session)s» y en ella caben %(places)s. Pasa algunas a la otra."
    ),
    "slots_overfull": lambda: _(
        "%(meetings)s reuniones solo pueden ser en horarios donde caben %(places)s: %(list)s. "
        "Agrega mesas u otra disponibilidad."
    ),
    "precedence_cycle": lambda: _(
        "Estas reuniones se piden en círculo, cada una antes que la siguiente: %(list)s. Quita uno de esos órdenes."
    ),
    "precedence_too_long": lambda: _(
        "Esta cadena de reuniones, una antes que la otra, no cabe en los horarios: %(list)s. Quita uno de esos órdenes."
    ),
    "fairness_impossible": lambda: _(
        "Hay agendas posibles, pero ninguna reparte las esperas con una diferencia de %(limit)s o menos. "
        "Sube ese límite en los datos de la rueda."
    ),
    "conflict": lambda: _(
        "Estas reuniones no caben juntas con las reglas que tienen: %(list)s. Cambia la hora, la jornada o la "
        "disponibilidad de alguna."
    ),
}

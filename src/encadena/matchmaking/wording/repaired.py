"""Every change of a repair by its numbers, for the command line (``repair`` says the same with names and hours)."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.engines.rounds.problem import Id
from encadena.engines.rounds.repair import Change, Reason

_CHANGES: Mapping[str, object] = {
    "cancelled": gettext_lazy("La reunión %(meeting)s se cancela; estaba en el horario %(from)s."),
    "moved": gettext_lazy("La reunión %(meeting)s pasa del horario %(from)s al %(to)s."),
    "retabled": gettext_lazy("La reunión %(meeting)s cambia de mesa en el horario %(to)s."),
    "added": gettext_lazy("La reunión %(meeting)s entra en el horario %(to)s."),
}
_REASONS: Mapping[str, object] = {
    "participant_absent": gettext_lazy("No está: %(participants)s."),
    "table_closed": gettext_lazy("En el horario %(slot)s las mesas son %(tables)s."),
    "conflict": gettext_lazy("La agenda anterior tenía un choque en el horario %(slot)s."),
    "walk_in": gettext_lazy("Llegó sin inscripción: %(participants)s."),
    "freed_place": gettext_lazy("Usa el lugar que dejó la reunión %(meeting)s en el horario %(slot)s."),
    "free_place": gettext_lazy("Había un lugar libre en el horario %(slot)s."),
    "makes_room": gettext_lazy("Hace lugar para la reunión %(meeting)s."),
    "closes_wait": gettext_lazy("Esperan menos: %(participants)s."),
    "gives_table": gettext_lazy("Deja su mesa a la reunión %(meeting)s."),
    "takes_table": gettext_lazy("No tenía mesa y ahora la necesita."),
    "tables_dealt": gettext_lazy("Las mesas del horario %(slot)s se reparten de nuevo para cumplir las reglas."),
}


def change_sentence(change: Change) -> str:
    """What changes and why, in the active language."""
    facts = {"meeting": change.meeting, "from": change.from_slot, "to": change.to_slot}
    return f"{str(_CHANGES[change.kind]) % facts} {why_sentence(change.reason)}"


def why_sentence(reason: Reason) -> str:
    people = reason.params.get("participants", ())
    facts = {**reason.params, "participants": _listed(people if isinstance(people, tuple) else ())}
    said = str(_REASONS[reason.code]) % facts
    if "promised" not in reason.params:
        return said
    closed = _("La mesa %(table)s, que tenía prometida, está cerrada a esa hora.")
    return f"{said} {closed % {'table': reason.params['promised']}}"


def _listed(people: tuple[Id, ...]) -> str:
    return ", ".join(_("participante %(id)s") % {"id": p} if isinstance(p, int) else p for p in people)

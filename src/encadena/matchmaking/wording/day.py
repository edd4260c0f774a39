"""Words of the day of a round: what was noted, what could not be, where everybody is."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel.errors import DomainError

from ..choices import HappeningState, MarkKind
from ..models import Mark
from ..rules.presence import Presence
from . import errors

_SENTENCES: dict[str, Any] = {
    "round_not_today": gettext_lazy("%(name)s no se hace hoy. Las llegadas se anotan el día de la rueda."),
    "late_in_the_past": gettext_lazy("Indica una hora de llegada que todavía no haya pasado."),
    "mark_of_another": gettext_lazy(
        "Esta marca ya se usó para otra persona. Busca a %(name)s y anota su llegada de nuevo."
    ),
    "meeting_not_published": gettext_lazy("Esa reunión no está en la agenda publicada. Vuelve a abrir el tablero."),
    "meeting_too_early": gettext_lazy("Esa reunión es a las %(at)s. Anota qué pasó cuando falte menos de una hora."),
    "missing_of_another": gettext_lazy("%(name)s no participa en esa reunión. Elige a una de las dos partes."),
    "repair_without_day": gettext_lazy("Hoy no hay una agenda publicada que arreglar. Publica la agenda primero."),
    "repair_decided": gettext_lazy("Este arreglo ya se aplicó o se descartó. Calcula uno nuevo."),
    "repair_not_undoable": gettext_lazy(
        "Este arreglo ya no se puede deshacer: sus reuniones empezaron o la agenda cambió después. Calcula otro."
    ),
    "repair_failed": gettext_lazy(
        "No se pudo calcular el arreglo. La agenda publicada sigue igual; inténtalo otra vez."
    ),
    "repair_too_late": gettext_lazy(
        "Pasó el tiempo: parte de este arreglo toca reuniones que ya empezaron. Calcula uno nuevo."
    ),
    "repair_outdated": gettext_lazy(
        "Mientras mirabas, otra persona publicó la versión %(number)s. Mira qué cambió y calcula de nuevo sobre ella."
    ),
    "walk_in_without_place": gettext_lazy(
        "%(first)s y %(second)s no tienen un horario libre en común en lo que queda. Elige otra contraparte."
    ),
    "video_link_unsafe": gettext_lazy("El enlace de video debe empezar con https:// y ser de un sitio público."),
    "hours_incomplete": gettext_lazy("Indica desde y hasta qué hora trabaja, o deja las dos en blanco."),
}


def sentence(error: DomainError) -> str:
    return sentence_for(error.code, error.params) or errors.sentence(error)


def sentence_for(code: str, params: Mapping[str, Any]) -> str | None:
    """None for a code that is not about the day."""
    text = _SENTENCES.get(code)
    if text is None:
        return None
    return str(text) % {name: _hour(v) if isinstance(v, datetime) else v for name, v in params.items()}


def noted(name: str, mark: Mark, repeated: bool) -> str:
    """What the desk reads after a press: who, what and since when."""
    facts = {"name": name, "at": _hour(mark.at), "expected": _hour(mark.expected_at) if mark.expected_at else ""}
    if repeated:
        return _("%(name)s ya estaba anotado a las %(at)s. No cambió nada.") % facts
    sentences = {
        MarkKind.ARRIVED: _("%(name)s llegó a las %(at)s."),
        MarkKind.LEFT: _("%(name)s se fue a las %(at)s."),
        MarkKind.LATE: _("%(name)s llega a las %(expected)s."),
        MarkKind.ABSENT: _("%(name)s no viene hoy."),
    }
    return sentences[MarkKind(mark.kind)] % facts


def _hour(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M}"


def state(code: str, presence: Presence) -> str:
    """Where somebody is, for a person who reads or listens."""
    if code == "here" and presence.arrived_at:
        return _("llegó a las %(at)s") % {"at": _hour(presence.arrived_at)}
    if code == "late" and presence.expected_at:
        return _("llega a las %(at)s") % {"at": _hour(presence.expected_at)}
    words = {
        "left": _("se fue"),
        "absent": _("no viene"),
        "missing": _("falta"),
    }
    return words.get(code, _("no ha llegado"))


def happened(code: str) -> str:
    return str(HappeningState(code).label)

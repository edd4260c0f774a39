"""Files of a large event, drawn in the background."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.accounts.models import User
from encadena.jobs.models import Job
from encadena.jobs.registry import Handle, job

from ..actions.event_files import keep_file
from ..models import Agenda
from ..queries import may_manage
from ..queries.event_files import KIND
from ..queries.timetable import timetable_of
from ..rules.event_files import EventFile
from ..wording.documents.event import drawn


def _describe(note: Mapping[str, Any]) -> str:
    return _("Dibujando las páginas") if note.get("drawing") else _("Leyendo la agenda")


def _describe_result(result: Mapping[str, Any]) -> str:
    return _("Listo para descargar: %(size)s") % {"size": filesizeformat(result.get("size", 0))}


def _link(done: Job) -> str:
    address = reverse("matchmaking:event_file_ready", args=[_round_of(done), done.args["agenda_id"], done.args["what"]])
    return address + (f"?{urlencode({'color': done.args['colour']})}" if done.args["colour"] else "")


def _round_of(done: Job) -> int:
    return Agenda.objects.values_list("round", flat=True).get(pk=done.args["agenda_id"])


def _visible(user: User, done: Job) -> bool:
    """Everybody who manages the round."""
    agenda = Agenda.objects.select_related("round").filter(pk=done.args["agenda_id"]).first()
    return agenda is not None and may_manage(user, agenda.round)


@job(
    KIND,
    label=gettext_lazy("Preparar un archivo del evento"),
    stop_label=gettext_lazy("Detener"),
    describe=_describe,
    describe_result=_describe_result,
    link=_link,
    visible=_visible,
)
def draw(handle: Handle, *, agenda_id: int, version: int, what: str, language: str, colour: str) -> dict[str, object]:
    """Read, draw, keep. Again it draws again; ``version`` only says of which state of the agenda it was asked."""
    agenda = Agenda.objects.select_related("round").get(pk=agenda_id)
    table = timetable_of(agenda.round, agenda)
    handle.check()
    handle.progress(0, {"drawing": True})
    content = drawn(table, EventFile(what, language, colour))
    handle.check()
    return {"file": keep_file(handle.job_id, what, content, actor=handle.actor), "size": len(content)}

"""Mails of missions that leave in the background."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.jobs.registry import Handle, Retryable, job
from encadena.ui import figures

from .actions import notices
from .choices import NoticeKind
from .models import Mission
from .queries.people import to_tell, users_of
from .queries.standing import standings_of
from .wording.letters import letters
from .wording.mails import result_mail


def _told(result: Mapping[str, Any]) -> str:
    sent, without = result.get("sent", 0), result.get("without", 0)
    facts = {"count": figures.number(sent), "without": figures.number(without)}
    return _("%(count)s correos enviados; %(without)s empresas sin correo") % facts


@job(
    notices.RESULTS,
    label=gettext_lazy("Avisar el resultado de las postulaciones"),
    stop_label=gettext_lazy("Detener"),
    describe_result=_told,
    link=lambda j: reverse("missions:applications", args=[j.args["mission_id"]]),
)
def tell_results(handle: Handle, *, mission_id: int) -> dict[str, object]:
    """To the accounts of each firm in their language, else to its own mail; once for each result."""
    mission = Mission.objects.get(pk=mission_id)
    waiting = to_tell(mission)
    users, standings = users_of(a for a, _key in waiting), standings_of(mission)
    sent = without = refused = 0
    for done, (one, key) in enumerate(waiting, start=1):
        handle.check()
        found = letters(one, users.get(one.pk, []), partial(result_mail, one, key, standings[one.pk]))
        left = notices.send_once(
            one, kind=NoticeKind.RESULT, key=key, emails=found.emails, write=found.write, actor=handle.actor
        )
        without += not found.emails
        refused += left is None
        sent += left or 0
        handle.progress(done / len(waiting), {"sent": sent})
    if refused:
        raise Retryable(str(refused))
    return {"sent": sent, "without": without}

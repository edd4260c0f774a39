"""Repairs of a large round, and the mails to those whose meetings a repair changed."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.jobs.registry import Handle, describe_error, job

from ..actions import repair as repairs
from ..actions.day_mail import CHANGE, send_once
from ..models import Agenda, Participant, Repair
from ..wording.day import sentence_for
from ..wording.day_mail import change_mail


@job(
    repairs.KIND,
    label=gettext_lazy("Arreglar la agenda"),
    describe_result=lambda result: _("Cambian %(n)s reuniones") % {"n": result.get("changes", 0)},
    link=lambda j: reverse("matchmaking:repair", args=[j.subject_id or 0, j.args["repair_id"]]),
)
def repair(handle: Handle, *, repair_id: int) -> dict[str, object]:
    """Of a large round. Run again it computes again; the agenda is not touched."""
    asked = Repair.objects.select_related("round").get(pk=repair_id)
    done = repairs.compute_repair(asked, actor=handle.actor)
    return {"changes": len(done.changes)}


@job(
    repairs.TELL,
    label=gettext_lazy("Avisar los cambios de la agenda"),
    describe_result=lambda result: _("%(n)s avisos enviados") % {"n": result.get("sent", 0)},
)
def tell(handle: Handle, *, agenda_id: int, changes: list[dict[str, Any]]) -> dict[str, object]:
    """Mails to those whose meetings changed, each once per version of the agenda, whoever runs this again."""
    agenda = Agenda.objects.select_related("round").get(pk=agenda_id)
    keys = {person for change in changes for person in change["people"]}
    people = Participant.objects.filter(pk__in=keys).select_related("firm", "buyer").order_by("order", "pk")
    sent = 0
    for person in people:
        handle.check()
        own = [change for change in changes if person.pk in change["people"]]
        sent += _mail(person, agenda, own)
    return {"sent": sent}


def _mail(person: Participant, agenda: Agenda, changes: list[dict[str, Any]]) -> int:
    mail = change_mail(person, agenda.round, changes)
    words = [(mail.to, mail.subject, mail.body)]
    key, emails = f"agenda-{agenda.number}", [mail.to] if mail.to else []
    return send_once(person, kind=CHANGE, key=key, emails=emails, write=lambda: words, actor=None)


describe_error(sentence_for)

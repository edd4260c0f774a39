"""A client moves to another centre and takes its history along."""

from typing import Any

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.actions.assignment import end_assignment, reassign
from encadena.firms.errors import CENTRE_CLOSED
from encadena.firms.models import Assignment
from encadena.firms.rules.values import text_of
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish
from encadena.network.models import Centre

from .. import errors
from ..choices import Stage
from ..events import ClientsChanged
from ..models import Client, ClientSpell
from ..queries.transfer import TRANSFERRED, marks_of
from ..rules.client import ENDED
from .client import attend


def transfer(client: Client, *, to: Centre, reason: object, actor: User | None, adviser: User | None = None) -> Client:
    """``to`` has the client from today on and reads all of its way; the centre it leaves keeps its own sessions only.

    Raises ``transfer_reason_missing``, ``same_centre``, ``centre_closed``, ``already_client_there``,
    ``transfer_ended`` and ``adviser_not_of_centre``.
    """
    why = text_of(reason, 300)
    if not why:
        raise DomainError(errors.TRANSFER_REASON_MISSING)
    with transaction.atomic():
        rows = Client.objects.select_for_update(of=("self",)).select_related("firm", "centre", "adviser")
        current = rows.get(pk=client.pk)
        _check(current, to)
        origin, former = current.centre, current.adviser
        open_here = Assignment.objects.filter(firm=current.firm_id, centre=origin, until__isnull=True).first()
        attended = Assignment.objects.filter(firm=current.firm_id, centre=to, until__isnull=True).first()
        if open_here:
            end_assignment(open_here, actor=actor)
        assignment = attended or attend(current.firm, centre=to, actor=actor)
        if adviser:
            assignment = reassign(assignment, adviser=adviser, actor=actor)
        undo: dict[str, Any] = {
            "origin": origin.pk,
            "to": to.pk,
            "adviser": former.pk if former else None,
            "assignment": open_here.pk if open_here else None,
            "attended": {"adviser": attended.adviser_id} if attended else None,
            **_move(current, to, assignment.adviser, why),
            "marks": marks_of(current),
        }
        changes = {
            "centre": [str(origin), str(to)],
            "adviser": [str(former) if former else None, str(current.adviser) if current.adviser else None],
        }
        record(TRANSFERRED, current, actor=actor, changes=changes, context={"note": why, "undo": undo})
        publish(ClientsChanged((current.pk,)))
    return current


def _check(client: Client, to: Centre) -> None:
    if to.pk == client.centre_id:
        raise DomainError(errors.SAME_CENTRE, firm=str(client), centre=str(to))
    if to.closed_on and to.closed_on <= clock.today():
        raise DomainError(CENTRE_CLOSED, centre=str(to))
    if client.stage in ENDED:
        raise DomainError(errors.TRANSFER_ENDED, stage=Stage(client.stage))
    if Client.objects.filter(firm=client.firm_id, centre=to).exists():
        raise DomainError(errors.ALREADY_CLIENT_THERE, firm=str(client), centre=str(to))


def _move(client: Client, to: Centre, adviser: User | None, why: str) -> dict[str, Any]:
    """Returns the keys of the spells that ended and of the one that began."""
    today, running = clock.today(), ClientSpell.objects.filter(client=client, until__isnull=True)
    ended = list(running.values_list("pk", flat=True))
    running.update(until=today, reason=why)
    began = ClientSpell.objects.create(client=client, centre=to, adviser=adviser, since=today)
    if not Client.objects.filter(pk=client.pk, centre=client.centre_id).update(centre=to, adviser=adviser):
        raise DomainError(errors.SAME_CENTRE, firm=str(client), centre=str(to))
    client.centre, client.adviser = to, adviser
    return {"ended": ended, "spell": began.pk}

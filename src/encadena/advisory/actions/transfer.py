"""A client moves to another centre and takes its history along."""

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
        if open_here:
            end_assignment(open_here, actor=actor)
        assignment = attend(current.firm, centre=to, actor=actor)
        if adviser:
            assignment = reassign(assignment, adviser=adviser, actor=actor)
        _move(current, to, assignment.adviser, why)
        changes = {
            "centre": [str(origin), str(to)],
            "adviser": [str(former) if former else None, str(current.adviser) if current.adviser else None],
        }
        record("client.transferred", current, actor=actor, changes=changes, context={"note": why})
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


def _move(client: Client, to: Centre, adviser: User | None, why: str) -> None:
    today = clock.today()
    ClientSpell.objects.filter(client=client, until__isnull=True).update(until=today, reason=why)
    ClientSpell.objects.create(client=client, centre=to, adviser=adviser, since=today)
    if not Client.objects.filter(pk=client.pk, centre=client.centre_id).update(centre=to, adviser=adviser):
        raise DomainError(errors.SAME_CENTRE, firm=str(client), centre=str(to))
    client.centre, client.adviser = to, adviser

"""A firm that another centre registered comes to be attended by one more centre (decision 0005)."""

from django.db import transaction

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre

from ..errors import ALREADY_ASSIGNED, ALREADY_DECIDED, ONLY_HEADS_LINK
from ..models import Assignment, Firm, LinkRequest
from ..rules.values import text_of
from .assignment import open_assignment

LINKERS = frozenset({Role.HEAD, Role.COORDINATOR, Role.ADMINISTRATOR})


def link_firm(firm: Firm, *, centre: Centre, actor: User) -> Assignment:
    """A head or coordinator links a firm at once; the centres that attend it go on. Raises ``only_heads_link``."""
    if actor.role not in LINKERS:
        raise DomainError(ONLY_HEADS_LINK)
    with transaction.atomic():
        assignment = open_assignment(firm, centre=centre, actor=actor)
        pending = LinkRequest.objects.filter(firm=firm, centre=centre, decided_at__isnull=True)
        pending.update(decided_by=actor, decided_at=clock.now(), accepted=True)
    return assignment


def ask_link(firm: Firm, *, centre: Centre, reason: str, actor: User) -> LinkRequest:
    """An adviser asks the head of ``centre``; asking twice is asking once. The asker learns nothing about the firm."""
    with transaction.atomic():
        if Assignment.objects.filter(firm=firm, centre=centre, until__isnull=True).exists():
            raise DomainError(ALREADY_ASSIGNED, centre=str(centre))
        pending = LinkRequest.objects.filter(firm=firm, centre=centre, decided_at__isnull=True).first()
        if pending:
            return pending
        request = LinkRequest.objects.create(firm=firm, centre=centre, asked_by=actor, reason=text_of(reason, 300))
        record("firm.link_asked", firm, actor=actor, context={"centre": str(centre)})
    return request


def decide_link(request: LinkRequest, *, accept: bool, actor: User) -> LinkRequest:
    """The head or coordinator answers; accepting opens the assignment with the asker as adviser when they may be."""
    if actor.role not in LINKERS:
        raise DomainError(ONLY_HEADS_LINK)
    with transaction.atomic():
        current = LinkRequest.objects.select_for_update().get(pk=request.pk)
        if current.decided_at:
            raise DomainError(ALREADY_DECIDED)
        current.decided_by, current.decided_at, current.accepted = actor, clock.now(), accept
        current.save(update_fields=["decided_by", "decided_at", "accepted"])
        if accept:
            adviser = current.asked_by if current.asked_by.role == Role.ADVISER else None
            open_assignment(current.firm, centre=current.centre, adviser=adviser, actor=actor)
        else:
            record("firm.link_refused", current.firm, actor=actor, context={"centre": str(current.centre)})
    return current

"""The day of a handover has come; and the receipt that both sides sign."""

from collections.abc import Callable

from django.db import IntegrityError, transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from .. import errors
from ..choices import HandoverSide, HandoverState
from ..events import CentresChanged
from ..models import Handover, HandoverSignature, Post
from ..queries.handovers import due_handovers, outgoing_posts
from ..registry import keepers
from .handover import hold
from .handover_freeze import end_outgoing


def move_due(*, actor: User | None, check: Callable[[], None] = lambda: None) -> int:
    """Every handover whose day has come, each in its own transaction; running it again moves nothing twice."""
    moved = 0
    for handover in due_handovers():
        check()
        moved += move(handover, actor=actor)
    return moved


def move(handover: Handover, *, actor: User | None) -> bool:
    """Access passed by its dates already; this ends posts that were given meanwhile and takes clients from people who
    left. Of two runs that meet, one does it.
    """
    with transaction.atomic():
        taken = Handover.objects.filter(pk=handover.pk, state=HandoverState.FROZEN, on__lte=clock.today()).update(
            state=HandoverState.MOVED, moved_at=clock.now()
        )
        if not taken:
            return False
        late = end_outgoing(handover, actor=actor) if outgoing_posts(handover).exists() else []
        left = Post.objects.filter(pk__in=[pk for pk, _until in [*handover.posts_ended, *late]])
        people = sorted(set(left.values_list("user_id", flat=True)))
        for keeper in keepers():
            keeper.leave(handover.centre_id, people, actor)
        record("handover.moved", handover, actor=actor)
        publish(CentresChanged((handover.centre_id,)))
    return True


def sign(handover: Handover, *, side: str, sha256: str, actor: User | None, differences: str = "") -> HandoverSignature:
    """Confirms the package with its hash. Raises ``handover_state``, ``handover_hash``, ``handover_signed``."""
    if not handover.sha256:
        raise DomainError(errors.HANDOVER_STATE)
    if sha256.strip().lower() != handover.sha256:
        raise DomainError(errors.HANDOVER_HASH)
    try:
        with transaction.atomic():
            hold(handover, HandoverState.FROZEN, HandoverState.MOVED, actor=actor)
            signature = HandoverSignature.objects.create(
                handover=handover,
                side=HandoverSide(side),
                user=actor,
                sha256=handover.sha256,
                differences=differences.strip(),
            )
            record("handover.signed", handover, actor=actor, context={"side": side})
    except IntegrityError as error:
        raise DomainError(errors.HANDOVER_SIGNED) from error
    return signature

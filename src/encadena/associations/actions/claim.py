"""An association names a member; somebody of the firm confirms it or says that it is none."""

from collections.abc import Sequence

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.firms.actions.assignment import join_association
from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.network.models import Institution

from ..choices import ClaimState
from ..errors import AssociationError
from ..models import MemberClaim, MemberSheet
from ..queries.scope import known_ruts, members_of
from ..rules.sheet import Row
from .permission import withdraw_permission


def claim_members(
    institution: Institution, *, rows: Sequence[Row], sheet: MemberSheet | None = None, actor: User | None
) -> int:
    """Claims for the RUTs that are neither members nor waiting already. How many were made.

    Says nothing of whether a firm of that RUT exists: an association could otherwise look up any firm by naming it.
    """
    with transaction.atomic():
        known = known_ruts(institution)
        new = {row.rut: row for row in rows if row.rut not in known}
        MemberClaim.objects.bulk_create(
            [
                MemberClaim(
                    institution=institution, rut=row.rut, name=row.name, since=row.since, sheet=sheet, created_by=actor
                )
                for row in new.values()
            ],
            batch_size=500,
        )
        if new:
            record("association.members_claimed", institution, actor=actor, context={"count": len(new)})
    return len(new)


def confirm_claim(claim: MemberClaim, *, firm: Firm, actor: User | None) -> None:
    """The firm becomes a member from the day that was said. Raises ``claim_answered``, ``claim_of_another``."""
    with transaction.atomic():
        current = _answered(claim, ClaimState.CONFIRMED, actor)
        if current.rut != firm.rut:
            raise AssociationError("claim_of_another")
        current.firm = firm
        current.save(update_fields=["firm"])
        if not members_of(current.institution).filter(firm=firm).exists():
            # A leave given in an earlier membership does not come back with a new one.
            withdraw_permission(firm, institution=current.institution, actor=actor)
            join_association(firm, institution=current.institution, since=current.since, actor=actor)


def decline_claim(claim: MemberClaim, *, actor: User | None) -> None:
    """It is no member. Raises ``claim_answered``."""
    with transaction.atomic():
        _answered(claim, ClaimState.DECLINED, actor)


def withdraw_claim(claim: MemberClaim, *, actor: User | None) -> None:
    """The association takes it back. Raises ``claim_answered``."""
    with transaction.atomic():
        _answered(claim, ClaimState.WITHDRAWN, actor)


def _answered(claim: MemberClaim, state: ClaimState, actor: User | None) -> MemberClaim:
    current = MemberClaim.objects.select_for_update().select_related("institution").get(pk=claim.pk)
    if current.state != ClaimState.WAITING:
        raise AssociationError("claim_answered", state=current.state)
    current.state, current.answered_by, current.answered_at = state, actor, clock.now()
    current.save(update_fields=["state", "answered_by", "answered_at"])
    context = {"rut": current.rut, "state": state.value}
    record("association.claim_answered", current.institution, actor=actor, context=context)
    return current

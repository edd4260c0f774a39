"""Sending a client on to another institution or centre, and knowing what became of it."""

from datetime import date

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network.models import Centre, Institution

from ..choices import ReferralOutcome, ReferralState
from ..errors import REFERRAL_OPEN, REFERRAL_OUTCOME_MISSING, REFERRAL_RECEIVER, REFERRAL_SELF
from ..models import Client, Referral
from ..rules.referral import OPEN, check_dates, check_step


def send_referral(
    client: Client,
    *,
    reason: str,
    agreed_on: date,
    answer_by: date,
    actor: User | None,
    to_institution: Institution | None = None,
    to_centre: Centre | None = None,
) -> Referral:
    """Raises ``referral_receiver`` (none, or two), ``referral_self``, ``referral_dates``, ``referral_open`` (the same
    receiver has one of this client that is not over).
    """
    today = clock.today()
    if (to_institution is None) == (to_centre is None):
        raise DomainError(REFERRAL_RECEIVER)
    if to_centre is not None and to_centre.pk == client.centre_id:
        raise DomainError(REFERRAL_SELF)
    check_dates(agreed_on=agreed_on, sent_on=today, answer_by=answer_by, today=today)
    with transaction.atomic():
        Client.objects.select_for_update().get(pk=client.pk)
        same = Referral.objects.filter(
            client=client, to_institution=to_institution, to_centre=to_centre, state__in=OPEN
        )
        if same.exists():
            raise DomainError(REFERRAL_OPEN, receiver=str(to_institution or to_centre))
        referral = Referral.objects.create(
            client=client, firm_id=client.firm_id, from_centre_id=client.centre_id, to_institution=to_institution,
            to_centre=to_centre, reason=reason.strip()[:300], agreed_on=agreed_on, answer_by=answer_by, sent_by=actor,
        )  # fmt: skip
        changes = {"referral": [None, str(referral.receiver)]}
        record("referral.sent", client, actor=actor, changes=changes, context={"reason": referral.reason})
    return referral


def acknowledge(referral: Referral, *, received_by: str, actor: User | None) -> Referral:
    """The receipt; whoever works at the receiver gives it, or the sender notes who told it."""
    with transaction.atomic():
        current = _locked(referral, ReferralState.RECEIVED)
        _receive(current, received_by, actor)
        return _to(current, ReferralState.RECEIVED, actor)


def accept(referral: Referral, *, actor: User | None) -> Referral:
    """Accepting is a receipt too."""
    with transaction.atomic():
        current = _locked(referral, ReferralState.ACCEPTED)
        if current.received_on is None:
            _receive(current, "", actor)
        return _to(current, ReferralState.ACCEPTED, actor)


def decline(referral: Referral, *, note: str, actor: User | None) -> Referral:
    """Raises ``referral_outcome_missing`` without a reason."""
    if not note.strip():
        raise DomainError(REFERRAL_OUTCOME_MISSING)
    with transaction.atomic():
        current = _locked(referral, ReferralState.DECLINED)
        current.outcome_note, current.closed_on = note.strip()[:300], clock.today()
        return _to(current, ReferralState.DECLINED, actor)


def close_referral(referral: Referral, *, outcome: str, note: str, actor: User | None) -> Referral:
    if outcome not in ReferralOutcome.values:
        raise DomainError(REFERRAL_OUTCOME_MISSING)
    with transaction.atomic():
        current = _locked(referral, ReferralState.CLOSED)
        current.outcome, current.outcome_note, current.closed_on = outcome, note.strip()[:300], clock.today()
        return _to(current, ReferralState.CLOSED, actor)


def withdraw_referral(referral: Referral, *, actor: User | None) -> Referral:
    with transaction.atomic():
        return _to(_locked(referral, ReferralState.WITHDRAWN), ReferralState.WITHDRAWN, actor)


def send_again(referral: Referral, *, actor: User | None) -> Referral:
    """Undo of withdrawing."""
    with transaction.atomic():
        return _to(_locked(referral, ReferralState.SENT), ReferralState.SENT, actor)


def _locked(referral: Referral, to: str) -> Referral:
    current = Referral.objects.select_for_update().get(pk=referral.pk)
    check_step(current.state, to)
    return current


def _receive(referral: Referral, received_by: str, actor: User | None) -> None:
    referral.received_on = clock.today()
    referral.received_by = (received_by.strip() or (actor.full_name if actor else ""))[:120]


def _to(referral: Referral, state: str, actor: User | None) -> Referral:
    before, referral.state = referral.state, state
    referral.save()
    changes = {"referral.state": [before, state]}
    context = {"receiver": str(referral.receiver)}
    record(f"referral.{state}", referral.client, actor=actor, changes=changes, context=context)
    return referral

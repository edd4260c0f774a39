"""A handover: opened, checked, its clients asked, cancelled."""

from datetime import date

from django.db import IntegrityError, transaction

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from .. import errors
from ..choices import HandoverState, InstitutionKind, PassingOn
from ..models import Handover, HandoverClient, HandoverPerson, HandoverSection, Institution, OperatingContract
from ..registry import keepers, sections
from .post import CENTRE_ROLES

CHUNK = 500


def open_handover(contract: OperatingContract, *, incoming: Institution, on: date, actor: User | None) -> Handover:
    """Raises ``handover_date``, ``handover_same_operator``, ``not_an_operator``, ``handover_under_way``."""
    if incoming.kind != InstitutionKind.OPERATOR:
        raise DomainError(errors.NOT_AN_OPERATOR, name=incoming.name)
    if incoming.pk == contract.operator_id:
        raise DomainError(errors.HANDOVER_SAME, name=incoming.name)
    if on <= clock.today() or (contract.starts_on and on <= contract.starts_on):
        raise DomainError(errors.HANDOVER_DATE)
    if contract.ends_on and contract.ends_on != on:
        raise DomainError(errors.HANDOVER_DATE)
    try:
        with transaction.atomic():
            handover = Handover.objects.create(
                contract=contract, centre=contract.centre, incoming=incoming, on=on, opened_by=actor
            )
            record("handover.opened", handover, actor=actor)
            check_again(handover, actor=actor)
    except IntegrityError as error:
        raise DomainError(errors.HANDOVER_UNDER_WAY) from error
    return handover


def check_again(handover: Handover, *, actor: User | None) -> Handover:
    """Reads anew which clients there are and what is missing; answers that were given stay."""
    with transaction.atomic():
        hold(handover, HandoverState.OPEN, actor=actor)
        known = dict(handover.clients.values_list("client_id", "pk"))
        fresh = [one for keeper in keepers() for one in keeper.clients(handover.centre_id)]
        HandoverClient.objects.bulk_create(
            [
                HandoverClient(
                    handover=handover,
                    client_id=one.client_id,
                    firm_id=one.firm_id,
                    name=one.name[:200],
                    passing=PassingOn.COVERED if one.covered else PassingOn.ASK,
                )
                for one in fresh
                if one.client_id not in known
            ],
            batch_size=CHUNK,
        )
        _follow_agreements(handover, {one.client_id for one in fresh if one.covered})
        gone = [pk for client, pk in known.items() if client not in {one.client_id for one in fresh}]
        for start in range(0, len(gone), CHUNK):
            HandoverClient.objects.filter(pk__in=gone[start : start + CHUNK]).delete()
        for section in sections():
            missing = sorted([code, count] for code, count in section.missing(handover.centre_id).items() if count)
            HandoverSection.objects.update_or_create(handover=handover, key=section.key, defaults={"missing": missing})
    return handover


def ask_client(line: HandoverClient, *, passing: str, note: str, actor: User | None) -> HandoverClient:
    """What the client answered; an answer says how it is known."""
    answer = PassingOn(passing)
    if answer in {PassingOn.GRANTED, PassingOn.REFUSED} and not note.strip():
        raise DomainError(errors.HANDOVER_NOTE)
    with transaction.atomic():
        hold(line.handover, HandoverState.OPEN, actor=actor)
        line.passing, line.note = answer, note.strip()[:300]
        line.save(update_fields=["passing", "note"])
        record("handover.asked", line.handover, actor=actor, context={"client": line.client_id, "answer": passing})
    return line


def acknowledge(section: HandoverSection, *, reason: str, actor: User | None) -> HandoverSection:
    """It will be missing, and this is why."""
    if not reason.strip():
        raise DomainError(errors.REASON_MISSING)
    with transaction.atomic():
        hold(section.handover, HandoverState.OPEN, actor=actor)
        section.acknowledged = reason.strip()[:300]
        section.save(update_fields=["acknowledged"])
        record("handover.acknowledged", section.handover, actor=actor, context={"part": section.key})
    return section


def bring_person(handover: Handover, *, email: str, actor: User | None) -> HandoverPerson:
    """Somebody with an account who begins on the day."""
    roles = sorted(CENTRE_ROLES, key=str)
    user = User.objects.filter(email__iexact=email.strip(), is_active=True, role__in=[Role(r) for r in roles]).first()
    if user is None:
        raise DomainError(errors.HANDOVER_PERSON, email=email.strip())
    with transaction.atomic():
        hold(handover, HandoverState.OPEN, actor=actor)
        person, _made = HandoverPerson.objects.get_or_create(handover=handover, user=user)
        record("handover.person", handover, actor=actor, context={"user": user.pk})
    return person


def leave_out_person(person: HandoverPerson, *, actor: User | None) -> None:
    with transaction.atomic():
        hold(person.handover, HandoverState.OPEN, actor=actor)
        record("handover.person_out", person.handover, actor=actor, context={"user": person.user_id})
        person.delete()


def hold(handover: Handover, *states: HandoverState, actor: User | None) -> None:
    """As it stands now, whatever was read before; inside a transaction nobody freezes or cancels it meanwhile."""
    rows = Handover.objects.select_for_update(of=("self",)).filter(pk=handover.pk, state__in=states)
    if not list(rows.values_list("pk")):
        raise DomainError(errors.HANDOVER_STATE)


def _follow_agreements(handover: Handover, covered: set[int]) -> None:
    """An agreement that was signed meanwhile covers; what a client said stays."""
    waiting = handover.clients.filter(passing=PassingOn.ASK).values_list("client_id", flat=True)
    now = sorted(covered & set(waiting))
    for start in range(0, len(now), CHUNK):
        handover.clients.filter(client_id__in=now[start : start + CHUNK]).update(passing=PassingOn.COVERED)

"""Asking to come to a round, and the organiser's answer."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.db.models import Max

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.kernel import clock, events

from ..choices import ParticipantStatus
from ..errors import RoundError
from ..events import ApplicationDecided
from ..models import Application, Buyer, Participant, Round, Terms
from ..queries.eligibility import terms_of, verdicts_for
from ..queries.registration import is_open, places
from ..rules.eligibility import Verdict, all_met
from .round import mark_changed

AGAIN = frozenset({ParticipantStatus.WITHDRAWN, ParticipantStatus.DECLINED, ParticipantStatus.INVITED})
ANSWERS = frozenset({ParticipantStatus.APPROVED, ParticipantStatus.WAITING, ParticipantStatus.DECLINED})


@dataclass(frozen=True)
class Answer:
    """``way_out`` tells a firm that is not accepted what it can do; a refusal needs a ``reason``."""

    status: ParticipantStatus
    reason: str = ""
    way_out: str = ""


def register(
    round: Round, *, firm: Firm | None = None, buyer: Buyer | None = None, message: str = "", actor: User | None
) -> Participant:
    """Ask to come. Invited ones come at once; where the terms say so, whoever meets every condition does too.

    Raises ``RoundError``: ``registration_not_open``, ``registration_by_invitation``, ``already_registered``.
    """
    with transaction.atomic():
        round = Round.objects.select_for_update().get(pk=round.pk)
        terms = terms_of(round)
        present = round.participants.filter(firm=firm, buyer=buyer).first()
        _refuse(round, terms, present)
        verdicts = verdicts_for(terms, [firm.pk])[firm.pk] if firm else []
        status = _first_status(round, terms, present, verdicts)
        person = _put(round, present, firm, buyer, status)
        decided = clock.now() if status == ParticipantStatus.APPROVED else None
        Application.objects.update_or_create(
            participant=person,
            defaults={
                "message": message.strip()[:600],
                "asked_by": actor,
                "asked_at": clock.now(),
                "verdicts": [asdict(v) for v in verdicts],
                "decided_at": decided,
                "decided_by": None,
                "reason": "",
                "way_out": "",
            },
        )
        context = {"participant": person.name, "status": status}
        mark_changed(round, "round.registered", actor=actor, context=context)
        if decided:
            events.publish(ApplicationDecided(person.pk))
    return person


def decide(participant: Participant, *, answer: Answer, actor: User | None) -> Participant:
    """The organiser's answer. Raises ``RoundError``: ``reason_needed``, ``round_full``, ``answer_unknown``."""
    if answer.status not in ANSWERS:
        raise RoundError("answer_unknown")
    if answer.status == ParticipantStatus.DECLINED and not answer.reason.strip():
        raise RoundError("reason_needed", name=participant.name)
    with transaction.atomic():
        round = Round.objects.select_for_update().get(pk=participant.round_id)
        before = Participant.objects.get(pk=participant.pk).status
        if answer.status == ParticipantStatus.APPROVED and before != answer.status:
            _refuse_full(round, participant)
        participant.status = answer.status
        participant.save(update_fields=["status"])
        application, _new = Application.objects.get_or_create(participant=participant)
        application.reason, application.way_out = answer.reason.strip()[:400], answer.way_out.strip()[:400]
        application.decided_by, application.decided_at = actor, clock.now()
        application.save(update_fields=["reason", "way_out", "decided_by", "decided_at"])
        mark_changed(
            round,
            "round.registration_decided",
            actor=actor,
            changes={"status": [before, answer.status]},
            context={"participant": participant.name, "reason": application.reason},
        )
        events.publish(ApplicationDecided(participant.pk))
    return participant


def withdraw(participant: Participant, *, actor: User | None) -> None:
    """The participant will not come; registering again brings it back while registration is open."""
    with transaction.atomic():
        before, participant.status = participant.status, ParticipantStatus.WITHDRAWN
        participant.save(update_fields=["status"])
        mark_changed(
            participant.round,
            "round.participant_status",
            actor=actor,
            changes={"status": [before, participant.status]},
            context={"participant": participant.name},
        )


def _refuse(round: Round, terms: Terms, present: Participant | None) -> None:
    invited = present is not None and present.status == ParticipantStatus.INVITED
    terms.round = round
    if not is_open(terms):
        raise RoundError("registration_not_open", opens=terms.opens_at, closes=terms.closes_at)
    if present is not None and present.status not in AGAIN:
        raise RoundError("already_registered", name=present.name, status=present.status)
    if terms.by_invitation and not invited:
        raise RoundError("registration_by_invitation")


def _first_status(
    round: Round, terms: Terms, present: Participant | None, verdicts: list[Verdict]
) -> ParticipantStatus:
    invited = present is not None and present.status == ParticipantStatus.INVITED
    if not invited and not (terms.automatic and all_met(verdicts)):
        return ParticipantStatus.REGISTERED
    left = places(round, terms)["buyers_left" if present and present.buyer_id else "firms_left"]
    # An invitation holds its place already.
    return ParticipantStatus.APPROVED if invited or left is None or left > 0 else ParticipantStatus.WAITING


def _put(
    round: Round, present: Participant | None, firm: Firm | None, buyer: Buyer | None, status: ParticipantStatus
) -> Participant:
    if present is not None:
        present.status = status
        present.save(update_fields=["status"])
        return present
    last = round.participants.aggregate(last=Max("order"))["last"] or 0
    return Participant.objects.create(round=round, firm=firm, buyer=buyer, status=status, order=last + 1)


def _refuse_full(round: Round, participant: Participant) -> None:
    counted = places(round, terms_of(round))
    invited = Participant.objects.get(pk=participant.pk).status == ParticipantStatus.INVITED
    left = counted["buyers_left" if participant.buyer_id else "firms_left"]
    if left is not None and left <= 0 and not invited:
        raise RoundError("round_full", taken=counted["buyers" if participant.buyer_id else "firms"])

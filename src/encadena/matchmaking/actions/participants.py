"""Who takes part in a round, and when they cannot."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import Max

from encadena.accounts.models import User
from encadena.firms.models import Firm

from ..choices import NOT_COMING, ParticipantStatus
from ..errors import RoundError
from ..models import Buyer, Participant, Round, Slot, Unavailability
from .companions import speak_instead
from .round import mark_changed

MOST_PARTICIPANTS = 20_000
TOUCHED = (
    "meetings_as_first", "meetings_as_second", "wishes", "wished_by", "marks", "notices", "application",
    "unavailabilities", "companies",
)  # fmt: skip


def add_participants(
    round: Round,
    *,
    firms: Iterable[Firm] = (),
    buyers: Iterable[Buyer] = (),
    labels: Iterable[str] = (),
    status: ParticipantStatus = ParticipantStatus.APPROVED,
    actor: User | None,
) -> list[Participant]:
    """Add those that are not in the round yet, buyers first; who had withdrawn comes back. Returns the new rows.

    ``labels`` name participants of an imported problem, which knows only numbers.
    """
    with transaction.atomic():
        present = list(round.participants.all())
        firm_ids, buyer_ids = {p.firm_id for p in present}, {p.buyer_id for p in present}
        new = [Participant(round=round, buyer=b, status=status) for b in buyers if b.pk not in buyer_ids]
        new += [Participant(round=round, firm=f, status=status) for f in firms if f.pk not in firm_ids]
        new += [Participant(round=round, label=label, status=status) for label in labels]
        if len(present) + len(new) > MOST_PARTICIPANTS:
            raise RoundError("too_many_participants", most=MOST_PARTICIPANTS)
        last = round.participants.aggregate(last=Max("order"))["last"] or 0
        for order, participant in enumerate(new, start=last + 1):
            participant.order = order
        rows = Participant.objects.bulk_create(new, batch_size=500)
        mark_changed(round, "round.participants_added", actor=actor, context={"count": len(rows)})
    return rows


def remove_untouched(round: Round, *, people: Iterable[Participant], actor: User | None) -> int:
    """Take out those who came by mistake: nobody wrote to them, met them, or said a word of or for them since."""
    with transaction.atomic():
        rows = Participant.objects.filter(round=round, pk__in=[p.pk for p in people])
        for touched in TOUCHED:
            rows = rows.filter(**{f"{touched}__isnull": True})
        ids = list(rows.values_list("pk", flat=True))
        Participant.objects.filter(pk__in=ids).delete()
        if ids:
            mark_changed(round, "round.participants_removed", actor=actor, context={"count": len(ids)})
    return len(ids)


def set_status(participant: Participant, *, status: ParticipantStatus, actor: User | None) -> None:
    """Approve, withdraw, bring back. The meetings of one who withdrew stay listed and are not planned, unless somebody
    else of a group speaks for it then.
    """
    with transaction.atomic():
        before, participant.status = participant.status, status
        participant.save(update_fields=["status"])
        if status in NOT_COMING:
            speak_instead(participant, actor=actor)
        mark_changed(
            participant.round,
            "round.participant_status",
            actor=actor,
            changes={"status": [before, status]},
            context={"participant": participant.name},
        )


def set_unavailable(participant: Participant, *, slots: Sequence[Slot], actor: User | None) -> None:
    """State exactly when a participant cannot meet."""
    if any(s.round_id != participant.round_id for s in slots):
        raise RoundError("slot_of_another_round")
    with transaction.atomic():
        entered = participant.unavailabilities.filter(reason="")
        before = entered.count()
        entered.delete()
        outside = set(participant.unavailabilities.values_list("slot", flat=True))  # of their working hours: those stay
        slots = [s for s in slots if s.pk not in outside]
        Unavailability.objects.bulk_create(Unavailability(participant=participant, slot=s) for s in slots)
        mark_changed(
            participant.round,
            "round.availability_set",
            actor=actor,
            changes={"unavailable_slots": [before, len(slots)]},
            context={"participant": participant.name},
        )

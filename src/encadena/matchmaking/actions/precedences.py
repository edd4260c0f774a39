"""Which meetings have to be held before which."""

from collections.abc import Iterable

from django.db import transaction

from encadena.accounts.models import User

from .. import planning
from ..errors import MeetingError
from ..models import Meeting, Precedence, Round
from ..rules.order import way
from .round import mark_changed


def add_precedence(round: Round, *, before: Meeting, after: Meeting, actor: User | None) -> Precedence:
    """``before`` shall be held first. Refuses rings, and orders for which the round has no slots."""
    if before.pk == after.pk:
        raise MeetingError("precedence_of_itself")
    if any(m.round_id != round.pk or m.cancelled_at for m in (before, after)):
        raise MeetingError("place_of_another_round")
    with transaction.atomic():
        Round.objects.select_for_update().get(pk=round.pk)  # two people at once could close a ring
        live = Precedence.objects.filter(before__round=round, before__cancelled_at=None, after__cancelled_at=None)
        pairs = set(live.values_list("before", "after"))
        if (before.pk, after.pk) in pairs:
            raise MeetingError("precedence_repeated", before=str(before), after=str(after))
        if ring := way(pairs, after.pk, before.pk):
            raise MeetingError("precedence_ring", held=_called(ring))
        if chain := planning.chain_too_long(round, before, after):
            raise MeetingError("precedence_without_room", held=_called(chain))
        row, _new = Precedence.objects.get_or_create(before=before, after=after)
        mark_changed(round, "round.precedence_added", actor=actor, context=_context(before, after))
    return row


def remove_precedence(round: Round, *, before: Meeting, after: Meeting, actor: User | None) -> bool:
    """Whether there was one to remove. ``add_precedence`` brings it back."""
    with transaction.atomic():
        gone, _rows = Precedence.objects.filter(before__round=round, before=before, after=after).delete()
        if gone:
            mark_changed(round, "round.precedence_removed", actor=actor, context=_context(before, after))
    return bool(gone)


def set_precedences(round: Round, *, pairs: Iterable[tuple[Meeting, Meeting]], actor: User | None) -> None:
    """State exactly which meetings come before which."""
    pairs = list(pairs)
    if any(before.pk == after.pk for before, after in pairs):
        raise MeetingError("precedence_of_itself")
    if any(m.round_id != round.pk for pair in pairs for m in pair):
        raise MeetingError("place_of_another_round")
    with transaction.atomic():
        Precedence.objects.filter(before__round=round).delete()
        Precedence.objects.bulk_create([Precedence(before=b, after=a) for b, a in pairs], batch_size=500)
        mark_changed(round, "round.precedences_set", actor=actor, context={"count": len(pairs)})


def _context(before: Meeting, after: Meeting) -> dict[str, str]:
    return {"before": str(before), "after": str(after)}


def _called(keys: list[int]) -> list[str]:
    sides = ("first__firm", "first__buyer", "second__firm", "second__buyer")
    rows = Meeting.objects.select_related(*sides).in_bulk(keys)
    return [str(rows[key]) for key in keys]

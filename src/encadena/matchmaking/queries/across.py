"""Meetings of many rounds as one reader sees them: all of a round that it manages, its own side of any other."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from ..models import Meeting, Outcome
from .scope import Viewer, own_participants, rounds_managed_by

Words = dict[int, Outcome | None]
"""By participant; None: asked and silent. Who is missing here is not for this reader to hear."""


@dataclass(frozen=True)
class Heard:
    """``words`` of each meeting; ``managed``: rounds (of these meetings) that the reader manages."""

    words: dict[int, Words]
    managed: frozenset[int]


def meetings_in_reach(user: Viewer) -> QuerySet[Meeting]:
    """Not cancelled, of every round, as ``meetings_visible_to`` gives those of one."""
    own = own_participants(user).values("pk")
    mine = Q(round__in=rounds_managed_by(user).values("pk")) | Q(first__in=own) | Q(second__in=own)
    return Meeting.objects.filter(mine, cancelled_at__isnull=True)


def heard_by(user: Viewer, meetings: Collection[Meeting]) -> Heard:
    """The newest words about a page of meetings. Three queries."""
    rounds, sides = {m.round_id for m in meetings}, {key for m in meetings for key in (m.first_id, m.second_id)}
    managed = frozenset(rounds_managed_by(user).filter(pk__in=rounds).values_list("pk", flat=True))
    own = set(own_participants(user).filter(pk__in=sides).values_list("pk", flat=True))
    words: dict[int, Words] = {
        m.pk: {key: None for key in (m.first_id, m.second_id) if m.round_id in managed or key in own} for m in meetings
    }
    for outcome in Outcome.objects.filter(meeting__in=list(words), latest=True):
        if outcome.participant_id in words[outcome.meeting_id]:
            words[outcome.meeting_id][outcome.participant_id] = outcome
    return Heard(words, managed)

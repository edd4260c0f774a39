"""The orders asked for between meetings of a round, and which of them an agenda does not keep."""

from django.db.models import Q, QuerySet

from ..models import Agenda, Meeting, Precedence, Round

SIDES = ("first__firm", "first__buyer", "second__firm", "second__buyer")


def precedences_of(round: Round) -> QuerySet[Precedence]:
    """Those between meetings that are still on the list, oldest first."""
    rows = Precedence.objects.filter(before__round=round, before__cancelled_at=None, after__cancelled_at=None)
    names = [f"{end}__{side}" for end in ("before", "after") for side in SIDES]
    return rows.select_related(*names).order_by("pk")


def named(meetings: QuerySet[Meeting], text: str) -> QuerySet[Meeting]:
    """Meetings with every word of ``text`` in the name of one of their two sides."""
    for word in text.split():
        meetings = meetings.filter(_side_named(word))
    return meetings


def keeps(agenda: Agenda, before: Meeting, after: Meeting) -> bool:
    """Whether the agenda holds ``before`` in an earlier slot; a meeting without slot breaks nothing."""
    rows = agenda.meetings.filter(meeting__in=[before, after]).order_by()
    slots = dict(rows.values_list("meeting", "slot__number"))
    return len(slots) < 2 or slots[before.pk] < slots[after.pk]


def _side_named(word: str) -> Q:
    own = ("first__firm__name", "first__firm__trade_name", "first__buyer__name", "first__label")
    sides = [*own, *(side.replace("first", "second") for side in own)]
    either = Q()
    for side in sides:
        either |= Q(**{f"{side}__icontains": word})
    return either

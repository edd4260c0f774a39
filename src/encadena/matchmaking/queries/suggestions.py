"""Suggested meetings of a round, and who advises the firms, for those who may know."""

from collections.abc import Collection
from typing import Any

from django.db.models import Q, QuerySet

from encadena.firms.models import Assignment
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.network.queries import active_on

from ..choices import SuggestionState
from ..models import Participant, Round, Suggestion
from .scope import Viewer

NAMES = ("round", "buyer__buyer", "firm__firm__commune", "need")


def suggestions_of(round: Round, *, text: str = "", firms: Collection[int] | None = None) -> QuerySet[Suggestion]:
    """Best first; ``text`` are words of either name, ``firms`` the only ones that count (None: all)."""
    rows = Suggestion.objects.filter(round=round).select_related(*NAMES).order_by("-score", "pk")
    if firms is not None:
        rows = rows.filter(firm__firm__in=firms)
    for word in text.split():
        named = Q(firm__firm__name__icontains=word) | Q(firm__firm__trade_name__icontains=word)
        rows = rows.filter(named | Q(buyer__buyer__name__icontains=word))
    return rows


def suggested_firms(round: Round) -> list[int]:
    """Keys of the firms of which some suggestion speaks; as many as take part at most."""
    people = Participant.objects.filter(round=round, suggested_buyers__isnull=False, firm__isnull=False)
    return list(people.values_list("firm", flat=True).distinct())


def suggested_to(person: Participant, limit: int = 6) -> list[Suggestion]:
    """Those that nobody has decided or spoken of, best first."""
    side = {"buyer": person} if person.buyer_id else {"firm": person}
    rows = Suggestion.objects.filter(**side, state=SuggestionState.OPEN).select_related(*NAMES)
    other = "firm" if person.buyer_id else "buyer"
    said = person.wishes.filter(withdrawn_at__isnull=True).values("about")
    return list(rows.exclude(**{f"{other}__in": said}).order_by("-score", "pk")[:limit])


def reasons_with(person: Participant) -> dict[int, list[Any]]:
    """What was found of this participant and each of the other side, by the other's key. One query."""
    side, other = ("buyer", "firm") if person.buyer_id else ("firm", "buyer")
    return dict(Suggestion.objects.filter(**{side: person}).values_list(other, "reasons"))


def advisers_of(user: Viewer, firm_ids: Collection[int]) -> dict[int, str]:
    """Centre and adviser of each firm that the reader may see in the register. One query."""
    seen = firms_visible_to(user).filter(pk__in=firm_ids).values("pk")
    rows = Assignment.objects.filter(active_on(clock.today()), firm__in=seen).select_related("centre", "adviser")
    return {a.firm_id: f"{a.centre} · {a.adviser}" if a.adviser else str(a.centre) for a in rows.order_by("since")}

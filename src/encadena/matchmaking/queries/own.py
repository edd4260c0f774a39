"""What a participant still has to do before the event, first things first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count

from encadena.firms.models import Offering
from encadena.kernel import clock

from ..choices import NOT_COMING, Priority
from ..models import Need, Participant, Round, Wish
from ..rules.wishes import is_open
from .eligibility import terms_of
from .wishes import LIVE, to_answer


@dataclass(frozen=True)
class OwnStep:
    """``code``: needs, offerings, answer, ask; ``count`` is what there is (or waits), ``done`` whether it is enough."""

    code: str
    count: int
    done: bool


def steps_of(round: Round, people: Sequence[Participant]) -> dict[int, list[OwnStep]]:
    """By participant, while requests or answers are taken; five queries, however many participants."""
    requests, answers = is_open(round.state, terms_of(round), clock.now())
    if not (requests or answers):
        return {}
    coming = [p for p in people if p.status not in NOT_COMING and not p.label]
    needs, offerings = _needs(coming), _offerings(coming)
    asked = dict(
        Wish.objects.filter(LIVE, by__in=coming)
        .exclude(priority=Priority.NO)
        .values_list("by")
        .annotate(n=Count("pk"))
        .order_by()
    )
    waiting = to_answer(coming)
    found = {}
    for p in coming:
        own = needs.get(p.buyer_id or 0, 0) if p.buyer_id else offerings.get(p.firm_id or 0, 0)
        first = OwnStep("needs" if p.buyer_id else "offerings", own, own > 0)
        answer = OwnStep("answer", waiting.get(p.pk, 0), not waiting.get(p.pk))
        ask = OwnStep("ask", asked.get(p.pk, 0), asked.get(p.pk, 0) > 0)
        found[p.pk] = [first, *([answer] if answers else []), *([ask] if requests else [])]
    return found


def _needs(people: Sequence[Participant]) -> dict[int, int]:
    rows = Need.objects.filter(buyer__in=[p.buyer_id for p in people if p.buyer_id], withdrawn_at__isnull=True)
    return dict(rows.values_list("buyer").annotate(n=Count("pk")).order_by())


def _offerings(people: Sequence[Participant]) -> dict[int, int]:
    rows = Offering.objects.filter(firm__in=[p.firm_id for p in people if p.firm_id], withdrawn_at__isnull=True)
    return dict(rows.values_list("firm").annotate(n=Count("pk")).order_by())

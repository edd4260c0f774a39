"""Reads meetings into facts that ``rules.results`` counts, of one round or of many. Four queries."""

from collections import defaultdict
from typing import Any

from django.db.models import QuerySet

from ..choices import AgendaState, HappeningState
from ..models import AgendaMeeting, Happening, Meeting, Outcome, Round
from ..rules.outcomes import AMOUNTS
from ..rules.results import Fact, Said, is_lower_limit

WORDS = ("participant_id", "meeting_id", "stage", "again", "currency", *AMOUNTS, *(f"{a}_is" for a in AMOUNTS))
# One that began was held as far as the table knows, also if nobody marked its end.
_PRESENT: dict[str, bool] = {HappeningState.RUNNING: True, HappeningState.HELD: True, HappeningState.NOT_HELD: False}


def read_facts(meetings: QuerySet[Meeting], rounds: QuerySet[Round]) -> list[Fact]:
    """One per meeting; ``rounds`` holds the rounds of all of them."""
    keys = rounds.order_by().values("pk")
    placed = AgendaMeeting.objects.filter(agenda__round__in=keys, agenda__state=AgendaState.PUBLISHED)
    places = set(placed.values_list("meeting_id", flat=True))
    said = _said(keys)
    marks = dict(Happening.objects.filter(meeting__round__in=keys).values_list("meeting_id", "state"))
    rows = meetings.order_by("pk").values_list("pk", "first_id", "second_id", "round_id")
    return [
        Fact(pk, first, second, pk in places, _PRESENT.get(marks.get(pk, "")), said.get(pk, {}), round)
        for pk, first, second, round in rows
    ]


def said_in(row: dict[str, Any]) -> Said:
    """The words of one row with the fields of ``WORDS``."""
    limits = frozenset(kind for kind in AMOUNTS if is_lower_limit(row[f"{kind}_is"]))
    return Said(row["stage"], row["again"], {kind: row[kind] for kind in AMOUNTS}, limits, row["currency"])


def _said(rounds: Any) -> dict[int, dict[int, Said]]:  # noqa: ANN401  the keys of rounds as a query
    """The newest words of each side, by meeting and participant."""
    found: dict[int, dict[int, Said]] = defaultdict(dict)
    for row in Outcome.objects.filter(round__in=rounds, latest=True).values(*WORDS):
        found[row["meeting_id"]][row["participant_id"]] = said_in(row)
    return found

"""The rows of a round as the engine's problem.

Participants are ``p<key>`` and meetings ``m<key>``, so that a violation's subjects say what they are. Slots go by their
number, tables by their place in the list (from 1). Languages are pairs, as in ``en-es``.
"""

from collections.abc import Collection, Container, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeAlias

from encadena.engines.rounds.problem import Hours, Id, Meeting, Problem, Slot

from ..choices import NOT_COMING, AwayReason, SessionWish
from ..models import Meeting as MeetingRow
from ..models import Precedence, Round, Unavailability
from ..queries.agenda_rules import agenda_rules_of
from ..queries.by_video import without_table
from ..queries.companions import companions_of
from ..queries.hours import with_hours
from ..queries.interpreting import interpreted_of
from .rules import asked

Needs: TypeAlias = tuple[tuple[int, tuple[str, ...]], ...]
Counts: TypeAlias = tuple[tuple[str, int], ...]
FIELDS = ("pk", "first_id", "second_id", "session", "fixed_slot__number", "fixed_table_id", "length")


def problem_of(round: Round) -> Problem:
    """The round as the engine sees it. Kept until the round changes, so that dragging a meeting stays quick.

    Who needs an interpreter is asked every time: languages are said where the round knows nothing of it.
    """
    found = interpreted_of(round)
    needs = tuple(sorted(found.needs.items()))
    counts = tuple(sorted((pair, len(keys)) for pair, keys in found.there.items()))
    return _problem(round.pk, round.version, round.updated_at.timestamp(), needs, counts)


@lru_cache(maxsize=8)
def _problem(pk: int, version: int, updated: float, needs: Needs, interpreters: Counts) -> Problem:
    round = Round.objects.get(pk=pk)
    tables = round.tables.count()
    rules, rows, companions = agenda_rules_of(round), live_meetings(round), companions_of(round)
    made = _Making(_places(round), companions, dict(needs), rules.length, without_table(round))
    meetings = tuple(made.meeting(row) for row in rows)
    people = {key_of(p) for m in meetings for p in m.everybody}
    kept = {row["pk"] for row in rows}
    away = Unavailability.objects.filter(participant__round=round, participant__in=people)
    forbidden = away.exclude(reason=AwayReason.HOURS)
    precedences = Precedence.objects.filter(before__in=kept, after__in=kept).values_list("before", "after")
    return Problem(
        participants=tuple(f"p{pk}" for pk in sorted(people)),
        meetings=meetings,
        slots=tuple(_slots(round, tables)),
        forbidden=frozenset((f"p{p}", n) for p, n in forbidden.values_list("participant", "slot__number")),
        precedences=frozenset((f"m{b}", f"m{a}") for b, a in precedences),
        fairness=round.fairness,
        breaks_within="event" if round.breaks_within == "event" else "day",
        interpreters=dict(interpreters),
        hours=_hours(round, people),
        **asked(round, rules, people, tables),
    )


def key_of(identifier: Id) -> int:
    """``m12`` → 12."""
    return int(str(identifier)[1:])


def live_meetings(round: Round) -> list[dict[str, Any]]:
    """Those on the list whose two sides come, with ``FIELDS``."""
    rows = MeetingRow.objects.filter(round=round, cancelled_at__isnull=True)
    rows = rows.exclude(first__status__in=NOT_COMING).exclude(second__status__in=NOT_COMING).order_by("pk")
    return [dict(zip(FIELDS, row, strict=True)) for row in rows.values_list(*FIELDS)]


class _Making:
    """From a row to a meeting of the engine."""

    def __init__(
        self,
        place: Mapping[int, int],
        companions: Mapping[int, Sequence[int]],
        needs: Mapping[int, tuple[str, ...]],
        length: int,
        far: Container[int],
    ) -> None:
        self.place, self.companions, self.needs, self.length, self.far = place, companions, needs, length, far

    def meeting(self, row: Mapping[str, Any]) -> Meeting:
        return Meeting(
            f"m{row['pk']}",
            f"p{row['first_id']}",
            f"p{row['second_id']}",
            session=None if row["session"] == SessionWish.ANY else str(row["session"]),
            fixed=row["fixed_slot__number"],
            others=tuple(f"p{person}" for person in self.companions.get(row["pk"], ())),
            length=row["length"] or self.length,
            virtual=row["pk"] in self.far,
            needs=self.needs.get(row["pk"], ()),
            table=self.place.get(row["fixed_table_id"] or 0),
        )


def _places(round: Round) -> dict[int, int]:
    """Where each table stands in the list."""
    return {pk: place for place, pk in enumerate(round.tables.values_list("pk", flat=True), start=1)}


def _hours(round: Round, people: Collection[int]) -> dict[Id, Hours]:
    """Of those who meet and said when they work, by their own clock or that of the round."""
    return {
        f"p{p.pk}": Hours((p.zone or round.zone).key, f"{p.works_from:%H:%M}", f"{p.works_until:%H:%M}")
        for p in with_hours(round)
        if p.pk in people
    }


def _slots(round: Round, tables: int) -> list[Slot]:
    zone = round.zone

    def shown(moment: datetime) -> str:
        return moment.astimezone(zone).isoformat(timespec="minutes")

    rows = round.slots.select_related("day")
    return [Slot(s.number, tables, f"{s.day.on}", s.session, shown(s.starts_at), shown(s.ends_at)) for s in rows]

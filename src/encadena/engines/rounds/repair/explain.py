"""Compares two agendas and says why each difference is there."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from ..breaks import breaks_of
from ..problem import Id, Problem, Schedule
from .change import Change, Reason
from .standing import Standing


class Explanation:
    """``held``: the round after the repair, in which promises of closed tables are none any more."""

    def __init__(
        self, standing: Standing, held: Problem, before: Schedule, after: Schedule, lost: frozenset[Id]
    ) -> None:
        self.standing, self.held, self.lost = standing, held, lost
        self.before, self.after = before, after
        self.meeting = standing.problem.meeting_by_id
        self.worth = {w.meeting.id: w.value for w in standing.live.waiting}
        known = {m: s for m, s in before.slot_of.items() if m in self.meeting}
        self.breaks_before = breaks_of(standing.problem, Schedule(known))
        self.breaks_after = breaks_of(standing.problem, after)
        self.left = self._left()
        self.arrived = {(p, after.slot_of[m]): m for m in after.slot_of for p in self.meeting[m].everybody}

    def _left(self) -> Mapping[int, list[Id]]:
        """Meetings that are no longer in the slot where they were, by that slot."""
        left: dict[int, list[Id]] = defaultdict(list)
        for meeting, slot in self.standing.slot_of.items():
            if self.after.slot_of.get(meeting) != slot:
                left[slot].append(meeting)
        return left

    def changes(self) -> Iterator[Change]:
        """In the order of the round: cancelled, moved and retabled ones first, then those from the waiting list."""
        for change in self._changes():
            promised = self._promise_lost(change.meeting)
            if promised is None:
                yield change
            else:
                reason = Reason(change.reason.code, {**change.reason.params, "promised": promised})
                yield replace(change, reason=reason)

    def _promise_lost(self, meeting: Id) -> int | None:
        now = self.held.meeting_by_id.get(meeting)
        return None if now is None or now.table is not None else self.meeting[meeting].table

    def _changes(self) -> Iterator[Change]:
        for meeting in self.standing.problem.meetings:
            before, after = self.standing.slot_of.get(meeting.id), self.after.slot_of.get(meeting.id)
            if before is None and after is not None:
                yield Change(meeting.id, "added", None, after, self._why_added(meeting.id, after))
            elif before is not None and after is None:
                yield Change(meeting.id, "cancelled", before, None, self._why_left(meeting.id, before))
            elif before is not None and before != after:
                yield Change(meeting.id, "moved", before, after, self._why_left(meeting.id, before))
            elif before is not None and self._has_another_table(meeting.id):
                yield Change(meeting.id, "retabled", before, after, self._why_retabled(meeting.id, before))

    def _has_another_table(self, meeting: Id) -> bool:
        """Also one that had none among those that have one: somebody of it came after all."""
        before, after = self.before.table_of.get(meeting), self.after.table_of.get(meeting)
        return after != before and after is not None and bool(self.before.table_of)

    def _why_retabled(self, meeting: Id, begins: int) -> Reason:
        table = self.before.table_of.get(meeting)
        if table is None:
            return Reason("takes_table", {"slot": begins})
        covered = self.held.covered(self.meeting[meeting], begins)
        closed = [slot for slot in covered if self.held.slot_by_id[slot].tables < table]
        if closed:
            return self._fewer_tables(closed[0])
        instead = next((self.sits[slot, table] for slot in covered if (slot, table) in self.sits), None)
        return (
            Reason("tables_dealt", {"slot": begins}) if instead is None else Reason("gives_table", {"meeting": instead})
        )

    @cached_property
    def sits(self) -> Mapping[tuple[int, int], Id]:
        """Who sits at each table now."""
        return {
            (slot, table): meeting
            for meeting, table in self.after.table_of.items()
            for slot in self.held.covered(self.meeting[meeting], self.after.slot_of[meeting])
        }

    def _fewer_tables(self, slot: int) -> Reason:
        return Reason("table_closed", {"slot": slot, "tables": self.standing.problem.slot_by_id[slot].tables})

    def _why_left(self, meeting: Id, slot: int) -> Reason:
        if meeting in self.standing.missed:
            return Reason("participant_absent", {"participants": self.standing.missed[meeting], "slot": slot})
        if meeting in self.lost:
            return self._fewer_tables(slot) if self._crowded(slot) else Reason("conflict", {"slot": slot})
        pair = self.meeting[meeting].everybody
        for p in pair:
            if (p, slot) in self.arrived:
                return Reason("makes_room", {"meeting": self.arrived[p, slot]})
        happier = tuple(p for p in pair if self.breaks_after[p] < self.breaks_before[p])
        return Reason("closes_wait", {"participants": happier or pair})

    def _crowded(self, slot: int) -> bool:
        """More meetings were here than there are tables now."""
        held = sum(s == slot and m not in self.standing.missed for m, s in self.standing.slot_of.items())
        return held > self.standing.problem.slot_by_id[slot].tables

    def _why_added(self, meeting: Id, slot: int) -> Reason:
        value, told = self.worth[meeting], self.standing.live.told
        pair = self.meeting[meeting].everybody
        new = tuple(p for p in pair if told is not None and p not in told)
        if new:
            return Reason("walk_in", {"value": value, "participants": new})
        freed = [m for m in self.left.get(slot, ()) if set(self.meeting[m].everybody) & set(pair)]
        if freed:
            return Reason("freed_place", {"value": value, "meeting": freed[0], "slot": slot})
        return Reason("free_place", {"value": value, "slot": slot})

"""Tables for one more meeting of the day."""

from collections import defaultdict

from .programme import Desk, Hour, Programme
from .standing import Standing


class FreeDesks:
    """``steady``: tables stay with buyers all day."""

    def __init__(self, standing: Standing, programme: Programme, *, steady: bool) -> None:
        self.standing, self.programme, self.steady = standing, programme, steady
        self.own: dict[int, set[int]] = defaultdict(set)  # desks by who receives there
        self.hosts: dict[int, set[int]] = defaultdict(set)  # who receives by desk
        for seat in programme.seats:
            if seat.desk:
                self.own[seat.first].add(seat.desk.pk)
                self.hosts[seat.desk.pk].add(seat.first)
        self._found: dict[tuple[int, int], Desk | None] = {}

    def of(self, host: int, hours: tuple[Hour, ...]) -> Desk | None:
        """Free in all these hours: where the host receives anyway, else where nobody does, else any. A table that stays
        with somebody else is none of these.
        """
        key = (host if host in self.own else 0, hours[0].pk)
        if key not in self._found:
            self._found[key] = self._free(host, hours)
        return self._found[key]

    def _free(self, host: int, hours: tuple[Hour, ...]) -> Desk | None:
        seats = (seat for hour in hours for seat in self.programme.by_hour.get(hour.pk, ()))
        taken = {seat.desk.pk for seat in seats if seat.desk}
        last = hours[-1].number  # a table that closes stays closed
        own = self.own.get(host, set())
        open_ = [d for d in self.programme.desks if d.pk not in taken and not self.standing.is_closed(d.pk, last)]
        suiting = [d for d in open_ if not self.steady or self._suits(d, own)]
        return min(suiting, key=lambda d: (d.pk not in own, bool(self.hosts.get(d.pk)), d.number), default=None)

    def _suits(self, desk: Desk, own: set[int]) -> bool:
        return desk.pk in own if own else not self.hosts.get(desk.pk)

"""The figures of business rounds, counted from the agreed meetings of a row."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Decimal

from encadena.matchmaking.rules.outcomes import AMOUNTS
from encadena.matchmaking.rules.rates import PESO, total_in
from encadena.matchmaking.rules.results import Money as Sums
from encadena.matchmaking.rules.results import Said, money_of

from ..rules.facts import HeldRound, RoundMeeting
from ..rules.figures import Count, Figure, InCurrency, Money, Portion, RateUsed
from .bags import Bag
from .shares import portion

SIDES = {"firms": "firm", "buyers": "buyer"}
"""The words of a side, and who said them."""


def met_by_firm(meetings: Iterable[RoundMeeting]) -> dict[int, bool | None]:
    """Whether each firm met a buyer: once is enough; not so only where nothing is unknown."""
    found: dict[int, bool | None] = {}
    for meeting in meetings:
        before, now = found.get(meeting.firm, False), meeting.met
        found[meeting.firm] = True if before or now else None if before is None or now is None else False
    return found


def tells_amount(meeting: RoundMeeting, side: str, kind: str) -> bool | None:
    """``None`` where this side does not say that it was held and of interest."""
    told = money_of(_words([meeting], side), kind)
    return bool(told.known) if told.known or told.unknown else None


def _met(code: str, bag: Bag) -> Portion:
    return _portion(code, met_by_firm(bag.meetings).values())


def _portion(code: str, answers: Iterable[bool | None]) -> Portion:
    told = list(answers)
    return portion(code, yes=told.count(True), known=len(told) - told.count(None), total=len(told))


def _money(side: str, kind: str) -> Callable[[str, Bag], Money]:
    def count(code: str, bag: Bag) -> Money:
        sums = money_of(_words(bag.meetings, side), kind)
        by_round = _by_round(bag.meetings, side, kind)
        pesos, missing = _in_pesos(by_round.values())
        rates = tuple(_rates(by_round.values())) if bag.whole else ()
        return Money(code, _currencies(bag, side, kind, sums), pesos, missing, sums.known, sums.unknown, rates)

    return count


def _words(meetings: Iterable[RoundMeeting], side: str) -> list[Said]:
    return [said for meeting in meetings if (said := getattr(meeting, side))]


def _by_round(meetings: Iterable[RoundMeeting], side: str, kind: str) -> dict[int, tuple[HeldRound, Sums]]:
    rows: dict[int, list[RoundMeeting]] = {}
    for meeting in meetings:
        rows.setdefault(meeting.round.pk, []).append(meeting)
    return {pk: (own[0].round, money_of(_words(own, side), kind)) for pk, own in rows.items()}


def _in_pesos(rounds: Iterable[tuple[HeldRound, Sums]]) -> tuple[str | None, tuple[str, ...]]:
    """Each round by its own rates; nothing as long as one is missing."""
    totals = [total for round, sums in rounds if (total := total_in(PESO, sums, round.rates))]
    missing = tuple(sorted({code for total in totals for code in total.missing}))
    if missing or not totals:
        return None, missing
    return f"{sum((total.amount or Decimal() for total in totals), Decimal()):.2f}", ()


def _currencies(bag: Bag, side: str, kind: str, sums: Sums) -> tuple[InCurrency, ...]:
    sayers: dict[str, set[int]] = {}
    for meeting in bag.meetings:
        said: Said | None = getattr(meeting, side)
        if said and said.amounts.get(kind) is not None:
            sayers.setdefault(said.currency, set()).add(getattr(meeting, SIDES[side]))
    return tuple(
        InCurrency(one.currency, f"{one.total:.2f}", one.cases, len(sayers[one.currency]), one.at_least)
        for one in sums.sums
    )


def _rates(rounds: Iterable[tuple[HeldRound, Sums]]) -> Iterable[RateUsed]:
    for round, sums in rounds:
        for one in sums.sums:
            if rate := round.rates.get(one.currency):
                yield RateUsed(round.name, one.currency, f"{rate.pesos:.2f}", rate.on.isoformat(), rate.source)


def _answers(read: Callable[[RoundMeeting], bool | None]) -> Callable[[str, Bag], Portion]:
    return lambda code, bag: _portion(code, map(read, bag.meetings))


COUNTED: Mapping[str, Callable[[str, Bag], Figure]] = {
    "rounds": lambda code, bag: Count(code, len({meeting.round.pk for meeting in bag.meetings})),
    "round_meetings": lambda code, bag: Count(code, len(bag.meetings)),
    "round_meetings_present": _answers(lambda meeting: meeting.present),
    "round_meetings_held": _answers(lambda meeting: meeting.held),
    "round_answered": _answers(lambda meeting: meeting.held is not None),
    "round_firms": lambda code, bag: Count(code, len({meeting.firm for meeting in bag.meetings})),
    "round_firms_met": _met,
    "round_buyers": lambda code, bag: Count(code, len({meeting.buyer for meeting in bag.meetings})),
    **{f"round_{kind}_{side}": _money(side, kind) for kind in AMOUNTS for side in SIDES},
}

"""Which meetings a round should hold: rows become candidates, rules and room, the engine's choice becomes pairs."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from encadena.engines import matching as engine
from encadena.firms.choices import FemaleOwned, LegalSize

from ..choices import NOT_COMING, MeetingMode, Priority, SuggestionState
from ..models import Meeting, Round, Suggestion, Unavailability, Wish
from ..rules.choice import ChoiceRules, Room


@dataclass(frozen=True)
class Choice:
    """``pairs``: buyer, firm, value (score and requests), in keys of participants; the ones that stand already are
    left out. ``standing`` counts those. ``costs``: rule, value and meetings that lifting it alone would win.
    """

    pairs: list[tuple[int, int, float]]
    standing: int
    value: float
    bound: float
    firsts: int
    reachable: int
    places: int
    costs: list[dict[str, object]]
    shortfalls: list[dict[str, object]]


def choose(round: Round, rules: ChoiceRules, *, more: Room | None = None, costs: bool = True) -> Choice:
    """Solve exactly. ``more`` adds tables or days that the round does not have."""
    candidates = candidates_of(round)
    capacity = _capacity(round, more or Room())
    chosen = engine.choose(list(candidates.values()), _rules(round, rules), capacity, costs=costs)
    worth = engine.Worth()
    new = [
        (int(b), int(s), _tidy(worth.of(candidates[int(b), int(s)])))
        for b, s in chosen.pairs
        if not candidates[int(b), int(s)].fixed
    ]
    return Choice(
        new,
        len(chosen.pairs) - len(new),
        chosen.value,
        chosen.bound,
        chosen.firsts,
        chosen.reachable,
        capacity.meetings or 0,
        [{"rule": c.rule, "value": c.value, "meetings": c.meetings} for c in chosen.costs],
        [{"code": s.code, "params": {k: _plain(v) for k, v in s.params.items()}} for s in chosen.shortfalls],
    )


def candidates_of(round: Round) -> dict[tuple[int, int], engine.Candidate]:
    """Every pair that somebody suggested, asked for or refused, or that meets already."""
    rows = round.participants.exclude(status__in=NOT_COMING).values_list("pk", "buyer")
    buyers: dict[int, int | None] = dict(rows)
    scores: dict[tuple[int, int], float] = {}
    refused: set[tuple[int, int]] = set()
    for b, f, score, state in _suggested(round):
        scores[b, f] = score
        if state == SuggestionState.DISMISSED:
            refused.add((b, f))
    asked: dict[tuple[int, int], set[str]] = {}
    for by, about, priority in Wish.objects.filter(round=round, withdrawn_at__isnull=True).values_list(
        "by", "about", "priority"
    ):
        side = "buyer" if buyers.get(by) else "seller"
        pair = (by, about) if side == "buyer" else (about, by)
        if priority == Priority.NO:
            refused.add(pair)
        else:
            asked.setdefault(pair, set()).add(side)
    live = Meeting.objects.filter(round=round, cancelled_at__isnull=True, repeat=0)
    fixed = {tuple(pair) for pair in live.values_list("first", "second")}
    pairs = sorted({*scores, *asked, *refused, *fixed})
    return {
        (b, f): engine.Candidate(
            b, f, scores.get((b, f)), _side(asked.get((b, f), set())), (b, f) in refused and (b, f) not in fixed,
            (b, f) in fixed,
        )
        for b, f in pairs
        if buyers.get(b) and f in buyers and not buyers[f]
    }  # fmt: skip


def _suggested(round: Round) -> Iterator[tuple[int, int, float, str]]:
    for row in Suggestion.objects.filter(round=round).only("buyer", "firm", "score", "state"):
        yield row.buyer_id, row.firm_id, row.score, row.state


def _side(sides: set[str]) -> Literal["", "buyer", "seller", "mutual"]:
    if len(sides) > 1:
        return "mutual"
    return "buyer" if "buyer" in sides else "seller" if sides else ""


def _rules(round: Round, rules: ChoiceRules) -> engine.Rules:
    return engine.Rules(
        buyers=engine.Quota(rules.buyer_least, rules.buyer_most),
        sellers=engine.Quota(rules.firm_least, rules.firm_most),
        first_before=rules.first_before,
        exposures=tuple(_exposures(round, rules)),
    )


def _exposures(round: Round, rules: ChoiceRules) -> Iterator[engine.Exposure]:
    firms = round.participants.exclude(status__in=NOT_COMING).filter(firm__isnull=False)
    favoured = {
        "micro": (rules.micro_share, firms.filter(firm__legal_size=LegalSize.MICRO)),
        "female_owned": (rules.female_share, firms.filter(firm__female_owned=FemaleOwned.YES)),
    }
    for name, (percent, rows) in favoured.items():
        if percent:
            yield engine.Exposure(name, frozenset(rows.values_list("pk", flat=True)), percent / 100)


def _capacity(round: Round, more: Room) -> engine.Capacity:
    """Slots × tables; a day more is as long as the first one. Nobody who said so is there all the time.

    Where everybody is on a screen no table is needed: half as many meetings at a time as there are participants.
    """
    coming = round.participants.exclude(status__in=NOT_COMING)
    somebody_here = coming.exclude(mode=MeetingMode.VIRTUAL).exists()
    slots = round.slots.count()
    tables = round.tables.count() + more.tables if somebody_here else coming.count() // 2
    first = round.days.order_by("on").first()
    longer = more.days * (first.slots.count() if first else 0)
    away = Counter(Unavailability.objects.filter(participant__round=round).values_list("participant", flat=True))
    open_slots: dict[int | str, int] = {person: slots + longer - n for person, n in away.items()}
    return engine.Capacity((slots + longer) * tables, slots + longer, open_slots)


def _plain(value: object) -> object:
    return value if isinstance(value, str | int | float | None) else str(value)


def _tidy(value: float) -> float:
    return float(f"{value:.4f}")

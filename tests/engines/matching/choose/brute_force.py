"""The best choice by looking at every one: small problems only."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from encadena.engines.matching import Candidate, Capacity, Exposure, Rules

Key = tuple[int, int, float]


def best(candidates: Sequence[Candidate], rules: Rules, capacity: Capacity) -> tuple[float, int, int]:
    """The greatest (value, meetings missing to the least quotas, sellers that meet) that the rules allow.

    Exposures are taken as rules that hold; the caller makes sure that they can.
    """
    choices = [list(one) for one in _choices(candidates, rules, capacity)]
    firsts_before = rules.first_before
    allowed = choices
    if firsts_before is not None:
        short = min(_short(one, candidates, rules) for one in choices)
        as_good = [one for one in choices if _short(one, candidates, rules) == short]
        most = max(_firsts(one) for one in as_good)
        allowed = [one for one in as_good if _firsts(one) == most or _largest(one) < firsts_before]
    short = min(_short(one, candidates, rules) for one in allowed)
    allowed = [
        one
        for one in allowed
        if _short(one, candidates, rules) == short and all(_exposed(one, e, candidates) for e in rules.exposures)
    ]
    return max((round(sum(map(rules.worth.of, one)), 6), -short, _firsts(one)) for one in allowed)


def _choices(candidates: Sequence[Candidate], rules: Rules, capacity: Capacity) -> Iterator[tuple[Candidate, ...]]:
    free = [one for one in candidates if not one.refused]
    room = len(free) if capacity.meetings is None else capacity.meetings
    for size in range(min(room, len(free)) + 1):
        yield from (one for one in combinations(free, size) if _fits(one, rules))


def _fits(choice: Sequence[Candidate], rules: Rules) -> bool:
    for who, usual in (("buyer", rules.buyers), ("seller", rules.sellers)):
        for one, count in Counter(getattr(c, who) for c in choice).items():
            most = rules.quotas.get(one, usual).most
            if most is not None and count > most:
                return False
    return True


def _short(choice: Sequence[Candidate], candidates: Sequence[Candidate], rules: Rules) -> int:
    missing = 0
    free = [one for one in candidates if not one.refused]
    for who, usual in (("buyer", rules.buyers), ("seller", rules.sellers)):
        count = Counter(getattr(c, who) for c in choice)
        of = Counter(getattr(c, who) for c in free)
        for one in of:
            quota = rules.quotas.get(one, usual)
            least = min(quota.least, of[one], of[one] if quota.most is None else quota.most)
            missing += max(0, least - count[one])
    return missing


def _firsts(choice: Sequence[Candidate]) -> int:
    return len({one.seller for one in choice})


def _largest(choice: Sequence[Candidate]) -> int:
    return max(Counter(one.seller for one in choice).values(), default=0)


def _exposed(choice: Sequence[Candidate], rule: Exposure, candidates: Sequence[Candidate]) -> bool:
    of_rule = [one for one in choice if one.seller in rule.sellers]
    if len(of_rule) < rule.share * len(choice) - 1e-9:
        return False
    can = Counter(one.buyer for one in candidates if one.seller in rule.sellers and not one.refused)
    has = Counter(one.buyer for one in of_rule)
    return all(has[buyer] >= min(rule.per_buyer, can[buyer]) for buyer in {one.buyer for one in choice})

"""What an organiser may ask of a choice of meetings."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from ..errors import RoundError

MOST = 400


@dataclass(frozen=True)
class ChoiceRules:
    """Meetings per buyer and per firm (at least, as far as possible; at most, strictly; None: no limit).

    ``first_before``: as many firms as possible have a first meeting before anybody has this many (None: value alone
    decides). ``micro_share``, ``female_share``: at least this part of a hundred of all meetings is theirs (0: no rule).
    """

    buyer_least: int = 0
    buyer_most: int | None = None
    firm_least: int = 0
    firm_most: int | None = 8
    first_before: int | None = 5
    micro_share: int = 0
    female_share: int = 0


@dataclass(frozen=True)
class Room:
    """More room than there is."""

    tables: int = 0
    days: int = 0


def check_rules(rules: ChoiceRules) -> ChoiceRules:
    """Raise ``RoundError("choice_rules")`` for what cannot be."""
    for least, most in ((rules.buyer_least, rules.buyer_most), (rules.firm_least, rules.firm_most)):
        if not 0 <= least <= MOST or (most is not None and not (max(1, least) <= most <= MOST)):
            raise RoundError("choice_quota", least=least, most=most if most is not None else "—")
    if rules.first_before is not None and not 1 <= rules.first_before <= MOST:
        raise RoundError("choice_first", value=rules.first_before)
    if any(not 0 <= share <= 100 for share in (rules.micro_share, rules.female_share)):
        raise RoundError("choice_share")
    return rules


def rules_of(data: Mapping[str, object]) -> ChoiceRules:
    """Rules as they were kept; what is not named is as usual."""
    known = asdict(ChoiceRules())
    return check_rules(ChoiceRules(**{**known, **{k: v for k, v in data.items() if k in known}}))


def in_force(rules: ChoiceRules) -> dict[str, ChoiceRules]:
    """By the name of each rule that is asked for, the rules without it."""
    plain = {"buyer_least": 0, "buyer_most": None, "firm_least": 0, "firm_most": None, "first_before": None,
             "micro_share": 0, "female_share": 0}  # fmt: skip
    given = asdict(rules)
    return {name: ChoiceRules(**{**given, name: none}) for name, none in plain.items() if given[name] != none}

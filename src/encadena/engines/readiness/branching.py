"""Which items a rater is asked, by kind of firm and by what was answered before."""

from collections.abc import Collection, Mapping
from itertools import combinations

from .answers import Answer
from .questionnaire import Condition, Item, Kind, Questionnaire

KIND_SETS = tuple(
    frozenset(chosen) for size in range(1, len(Kind) + 1) for chosen in combinations([k.value for k in Kind], size)
)


def shown_items(
    questionnaire: Questionnaire, kinds: Collection[str], answers: Mapping[str, Answer]
) -> tuple[Item, ...]:
    """The items of this firm's way, in order: those whose conditions hold by a value. An answer to an item that is not
    shown never opens another one."""
    return tuple(item for item, certain in _way(questionnaire, kinds, answers) if certain)


def open_items(questionnaire: Questionnaire, kinds: Collection[str], answers: Mapping[str, Answer]) -> tuple[Item, ...]:
    """Items that are not shown but would be if something unknown or unanswered before them had the right value."""
    return tuple(item for item, certain in _way(questionnaire, kinds, answers) if not certain)


def reachable_items(questionnaire: Questionnaire) -> frozenset[str]:
    """Codes that some kind of firm can be asked with some answers before them. The order must be free of cycles."""
    return frozenset(
        code for code in questionnaire.items if any(_can_be_shown(questionnaire, code, kinds) for kinds in KIND_SETS)
    )


def _way(
    questionnaire: Questionnaire, kinds: Collection[str], answers: Mapping[str, Answer]
) -> list[tuple[Item, bool]]:
    """Items shown for certain (True) or perhaps (False); the others are left out."""
    own, found = frozenset(kinds), dict[str, bool]()
    for code, item in questionnaire.items.items():
        if not item.asked_of(own):
            continue
        states = [_holds(condition, answers, found) for condition in item.show_if]
        if False not in states:
            found[code] = None not in states
    return [(questionnaire.items[code], certain) for code, certain in found.items()]


def _holds(condition: Condition, answers: Mapping[str, Answer], found: Mapping[str, bool]) -> bool | None:
    """None: it depends on something that is not known."""
    if condition.item not in found:
        return False
    answer = answers.get(condition.item)
    if not found[condition.item] or answer is None or answer.is_unknown:
        return None
    return answer.value in condition.values


def _can_be_shown(questionnaire: Questionnaire, code: str, kinds: frozenset[str]) -> bool:
    """Every item on the way is asked of these kinds, and no item on it is wanted with two different answers."""
    wanted: dict[str, set[int]] = {}
    waiting, seen = [code], set[str]()
    while waiting:
        item = questionnaire.items[waiting.pop()]
        seen.add(item.code)
        if not item.asked_of(kinds):
            return False
        for condition in item.show_if:
            wanted.setdefault(condition.item, set(questionnaire.items[condition.item].scale.values))
            wanted[condition.item] &= set(condition.values)
            if condition.item not in seen:
                waiting.append(condition.item)
    return all(wanted.values())

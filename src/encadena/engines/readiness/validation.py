"""What is wrong with a questionnaire, as data: a code, the place, and the facts that a sentence needs."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from .branching import reachable_items
from .questionnaire import Dimension, Item, Kind, Questionnaire, Text

NO_DIMENSIONS = "no_dimensions"
DIMENSION_EMPTY = "dimension_empty"
CODE_MISSING = "code_missing"
CODE_TWICE = "code_twice"
TEXT_MISSING = "text_missing"
SCALE_TOO_SHORT = "scale_too_short"
SCALE_NOT_RISING = "scale_not_rising"
THRESHOLD_OUTSIDE = "threshold_outside"
KIND_UNKNOWN = "kind_unknown"
CONDITION_ITEM_MISSING = "condition_item_missing"
CONDITION_LATER = "condition_later"
CONDITION_VALUE_OUTSIDE = "condition_value_outside"
CYCLE = "cycle"
UNREACHABLE = "unreachable"
VETO_ITEM_MISSING = "veto_item_missing"
VETO_OUTSIDE = "veto_outside"
VETO_ALWAYS = "veto_always"


@dataclass(frozen=True)
class Problem:
    """``dimension``, ``item`` and ``veto`` say where (codes; empty where they do not matter)."""

    code: str
    dimension: str = ""
    item: str = ""
    veto: str = ""
    params: Mapping[str, object] = field(default_factory=dict)


def problems_of(questionnaire: Questionnaire) -> list[Problem]:
    """Everything that keeps it from being published; empty when it may be."""
    if not questionnaire.dimensions:
        return [Problem(NO_DIMENSIONS)]
    found = [problem for check in _CHECKS for problem in check(questionnaire)]
    blocking = {CODE_TWICE, CONDITION_ITEM_MISSING, CONDITION_LATER, CYCLE, CODE_MISSING}
    if not blocking & {problem.code for problem in found}:
        found += _unreachable(questionnaire)
    return found


def _codes(questionnaire: Questionnaire) -> Iterator[Problem]:
    for dimension in questionnaire.dimensions:
        if not dimension.code:
            yield Problem(CODE_MISSING, dimension.code)
        if not dimension.items:
            yield Problem(DIMENSION_EMPTY, dimension.code)
    for dimension, item in questionnaire:
        if not item.code:
            yield Problem(CODE_MISSING, dimension.code)
    for code, times in Counter(d.code for d in questionnaire.dimensions).items():
        if code and times > 1:
            yield Problem(CODE_TWICE, code, params={"taken": code})
    places = Counter(item.code for _dimension, item in questionnaire)
    for dimension, item in questionnaire:
        if item.code and places.pop(item.code, 1) > 1:
            yield Problem(CODE_TWICE, dimension.code, item.code, params={"taken": item.code})
    for code, times in Counter(v.code for v in questionnaire.vetoes).items():
        if times > 1:
            yield Problem(CODE_TWICE, veto=code, params={"taken": code})


def _texts(questionnaire: Questionnaire) -> Iterator[Problem]:
    def missing(text: Text, optional: bool = False) -> list[str]:
        return [] if optional and not text else [code for code in questionnaire.languages if not text.get(code)]

    def of(dimension: str, item: str, veto: str, texts: list[tuple[str, Text, bool]]) -> Iterator[Problem]:
        for part, text, optional in texts:
            for language in missing(text, optional):
                yield Problem(TEXT_MISSING, dimension, item, veto, {"language": language, "part": part})

    for d in questionnaire.dimensions:
        yield from of(d.code, "", "", [("name", d.name, False), ("about", d.about, True)])
    for d, item in questionnaire:
        levels = [(f"level {level.value}", level.text, False) for level in item.scale.levels]
        rest = [("help", item.help, True), ("evidence", item.evidence, True)]
        yield from of(d.code, item.code, "", [("text", item.text, False), *rest, *levels])
    for v in questionnaire.vetoes:
        yield from of("", v.item, v.code, [("reason", v.reason, False), ("remedy", v.remedy, True)])


def _numbers(questionnaire: Questionnaire) -> Iterator[Problem]:
    for dimension in questionnaire.dimensions:
        if not 0 < dimension.threshold <= 100:
            yield Problem(THRESHOLD_OUTSIDE, dimension.code, params={"threshold": dimension.threshold})
    for dimension, item in questionnaire:
        yield from _scale(dimension, item)
        for kind in sorted((item.kinds | item.except_kinds) - {k.value for k in Kind}):
            yield Problem(KIND_UNKNOWN, dimension.code, item.code, params={"kind": kind})


def _scale(dimension: Dimension, item: Item) -> Iterator[Problem]:
    values = item.scale.values
    if len(values) < 2:
        yield Problem(SCALE_TOO_SHORT, dimension.code, item.code)
    elif list(values) != sorted(set(values)):
        yield Problem(SCALE_NOT_RISING, dimension.code, item.code)


def _conditions(questionnaire: Questionnaire) -> Iterator[Problem]:
    order = {code: n for n, code in enumerate(questionnaire.items)}
    for dimension, item in questionnaire:
        for condition in item.show_if:
            facts = {"other": condition.item}
            if condition.item not in order:
                yield Problem(CONDITION_ITEM_MISSING, dimension.code, item.code, params=facts)
                continue
            scale = questionnaire.items[condition.item].scale.values
            outside = sorted(set(condition.values) - set(scale))
            if outside or not condition.values:
                yield Problem(CONDITION_VALUE_OUTSIDE, dimension.code, item.code, params={**facts, "values": outside})
            if _needs(questionnaire, condition.item, item.code):
                yield Problem(CYCLE, dimension.code, item.code, params=facts)
            elif order[condition.item] >= order[item.code]:
                yield Problem(CONDITION_LATER, dimension.code, item.code, params=facts)


def _needs(questionnaire: Questionnaire, start: str, wanted: str) -> bool:
    """Whether ``start`` is ``wanted`` or is shown, through whatever conditions, only after it."""
    waiting, seen = [start], set[str]()
    while waiting:
        code = waiting.pop()
        if code == wanted:
            return True
        if code in questionnaire.items and code not in seen:
            seen.add(code)
            waiting += [condition.item for condition in questionnaire.items[code].show_if]
    return False


def _vetoes(questionnaire: Questionnaire) -> Iterator[Problem]:
    for veto in questionnaire.vetoes:
        item = questionnaire.items.get(veto.item)
        if item is None:
            yield Problem(VETO_ITEM_MISSING, item=veto.item, veto=veto.code, params={"other": veto.item})
        elif veto.at_most not in item.scale.values:
            yield Problem(VETO_OUTSIDE, item=veto.item, veto=veto.code, params={"value": veto.at_most})
        elif veto.at_most == item.scale.values[-1]:
            yield Problem(VETO_ALWAYS, item=veto.item, veto=veto.code)


def _unreachable(questionnaire: Questionnaire) -> Iterator[Problem]:
    reachable = reachable_items(questionnaire)
    for dimension, item in questionnaire:
        if item.code not in reachable:
            yield Problem(UNREACHABLE, dimension.code, item.code)


_CHECKS: tuple[Callable[[Questionnaire], Iterator[Problem]], ...] = (_codes, _texts, _numbers, _conditions, _vetoes)

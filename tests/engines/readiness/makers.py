"""Small questionnaires for tests; what a test is about it names."""

from typing import Any

from hypothesis import strategies as st

from encadena.engines.readiness.answers import NOT_APPLICABLE, UNKNOWN, Answer, Ratings, value
from encadena.engines.readiness.questionnaire import Condition, Dimension, Item, Kind, Level, Questionnaire, Scale, Veto

KINDS = frozenset({"goods"})


def words(text: str) -> dict[str, str]:
    return {"es": text, "en": text}


def a_scale(*values: int) -> Scale:
    return Scale(tuple(Level(v, words(f"nivel {v}")) for v in values or (0, 1, 2, 3)))


def an_item(code: str, **fields: Any) -> Item:
    fields = {"text": words(code), "scale": a_scale(), **fields}
    fields["kinds"] = frozenset(fields.get("kinds", ()))
    fields["except_kinds"] = frozenset(fields.get("except_kinds", ()))
    return Item(code=code, **fields)


def a_dimension(code: str, *items: Item, threshold: float = 50) -> Dimension:
    return Dimension(code=code, name=words(code), threshold=threshold, items=items)


def a_questionnaire(*items: Item, threshold: float = 50, vetoes: tuple[Veto, ...] = ()) -> Questionnaire:
    """One dimension with these items."""
    return Questionnaire((a_dimension("one", *items, threshold=threshold),), vetoes)


def a_veto(item: str, at_most: int = 0, code: str = "stop") -> Veto:
    return Veto(code, item, at_most, words("no puede"), words("haz esto"))


def answers(**values: int | str | None) -> dict[str, Answer]:
    """``a=2`` a value, ``a=None`` unknown, ``a="na"`` does not apply."""
    made = {None: UNKNOWN, "na": NOT_APPLICABLE}
    return {code: made[v] if v is None or isinstance(v, str) else value(v) for code, v in values.items()}


def firm_says(**values: int | str | None) -> Ratings:
    return Ratings({"firm": answers(**values)})


ANY_ANSWER = st.one_of(st.integers(0, 3).map(value), st.just(NOT_APPLICABLE), st.just(UNKNOWN))
ANY_KINDS = st.sets(st.sampled_from([kind.value for kind in Kind]), min_size=1).map(frozenset)


@st.composite
def branching(draw: Any, size: int = 6) -> Questionnaire:
    """One dimension of items that may be asked of some kinds only and after earlier items only."""
    items: list[Item] = []
    for number in range(draw(st.integers(1, size))):
        conditions = ()
        if items and draw(st.booleans()):
            before = draw(st.sampled_from(items))
            conditions = (Condition(before.code, tuple(draw(st.sets(st.integers(0, 3), min_size=1)))),)
        kinds = draw(st.sets(st.sampled_from([kind.value for kind in Kind]), max_size=2))
        items.append(an_item(f"i{number}", kinds=kinds, show_if=conditions))
    return a_questionnaire(*items)


def any_answers(questionnaire: Questionnaire) -> st.SearchStrategy[dict[str, Answer]]:
    return st.fixed_dictionaries({}, optional=dict.fromkeys(questionnaire.items, ANY_ANSWER))

import numpy as np
import pytest

from encadena.readiness.planning.questionnaire import read
from encadena.readiness.planning.statistics import computed
from encadena.readiness.queries.statistics import Case, Values
from tests.readiness.makers import a_content, a_version, an_item

pytestmark = pytest.mark.django_db
ITEMS = ["a", "b", "c", "d"]


def a_world(n: int = 240, handicap: float = 0) -> tuple[list[Case], Values]:
    """Firms with one readiness each; half are micro, whose item ``a`` is rated lower by ``handicap`` levels."""
    chance = np.random.default_rng(11)
    cases: list[Case] = []
    values: Values = {}
    for pk in range(1, n + 1):
        ready, micro = chance.normal(1.5, 1), pk % 2 == 0
        for rater in ("firm", "adviser"):
            said = {i: int(np.clip(round(ready + chance.normal(0, 0.5)), 0, 3)) for i in ITEMS}
            said["a"] = max(0, round(said["a"] - handicap * micro))
            values.setdefault(rater, {})[pk] = said
        score = float(np.mean([values["adviser"][pk][i] for i in ITEMS])) * 100 / 3
        groups = frozenset({("size", "micro" if micro else "small")})
        cases.append(Case(pk, {("one", "adviser"): score, ("one", "firm"): score}, groups))
    return cases, values


def first_of(cases: list[Case], values: Values) -> dict[str, object]:
    version = a_version(a_content(*(an_item(code) for code in ITEMS)))
    row: dict[str, object] = computed(read(version), cases, values, lambda _done: None)["dimensions"][0]
    return row


def test_consistent_answers_are_reliable_and_raters_who_see_the_same_agree() -> None:
    row = first_of(*a_world())
    adviser = row["raters"]["adviser"]  # type: ignore[index]
    assert 0.85 < adviser["alpha"]["low"] < adviser["alpha"]["value"] < 1
    assert adviser["omega"]["value"] == pytest.approx(adviser["alpha"]["value"], abs=0.02)
    assert row["kappa"]["firm-adviser"]["value"] > 0.6  # type: ignore[index]
    assert row["kappa"]["adviser-evidence"] == {"refused": "too_few", "n": 0, "needed": 50}  # type: ignore[index]


def test_equal_groups_do_not_differ_and_no_item_is_unfair() -> None:
    row = first_of(*a_world())
    micro = next(g for g in row["groups"] if g["group"] == "micro")  # type: ignore[attr-defined]
    assert micro["points"]["low"] < 0 < micro["points"]["high"]
    assert (micro["first"], micro["second"]) == (120, 120)
    assert row["tested"] == 8


def test_an_item_that_holds_a_group_back_is_named_with_the_group() -> None:
    row = first_of(*a_world(n=600, handicap=1))
    named = {(item["item"], item["group"]): item["value"] for item in row["items"]}  # type: ignore[attr-defined]
    assert named["a", "micro"] < 1 < named["a", "small"]


def test_a_world_too_small_says_how_small() -> None:
    row = first_of(*a_world(n=20))
    assert row["raters"]["firm"]["alpha"] == {"refused": "too_few", "n": 20, "needed": 100}  # type: ignore[index]
    assert row["groups"][0]["refused"] == "too_few"  # type: ignore[index]
    assert (row["items"], row["tested"]) == ([], 0)

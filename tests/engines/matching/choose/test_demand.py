import pytest

from encadena.engines.matching import Candidate, Capacity, Quota, Rules, Worth
from encadena.engines.matching.choose.demand import demand


def some(*pairs: tuple[str, str]) -> list[Candidate]:
    return [Candidate(b, s, 0.5) for b, s in pairs]


def test_refused_pairs_are_no_candidates_unless_they_stand_already() -> None:
    rows = [Candidate("b", "s", 0.5, refused=True), Candidate("b", "t", 0.5, refused=True, fixed=True)]
    assert [one.seller for one in demand(rows, Rules(), Capacity()).pairs] == ["t"]


def test_the_most_is_the_smallest_of_quota_slots_and_candidates() -> None:
    rows = some(("b", "s"), ("b", "t"), ("b", "u"), ("c", "s"))
    found = demand(rows, Rules(buyers=Quota(0, 9)), Capacity(slots=2, slots_of={"c": 0}))

    assert dict(zip(found.buyers.ids, found.buyers.most.tolist(), strict=True)) == {"b": 2, "c": 0}


def test_a_quota_of_its_own_goes_before_the_usual_one() -> None:
    found = demand(some(("b", "s"), ("b", "t")), Rules(quotas={"b": Quota(2, 2)}, buyers=Quota(0, 1)), Capacity())
    assert (found.buyers.least.tolist(), found.buyers.most.tolist()) == ([2], [2])


@pytest.mark.parametrize(
    ("rules", "capacity", "code"),
    [
        (Rules(buyers=Quota(3)), Capacity(), "few_candidates"),
        (Rules(buyers=Quota(2)), Capacity(slots=1), "few_places"),
    ],
)
def test_a_least_that_cannot_hold_is_cut_down_and_told(rules: Rules, capacity: Capacity, code: str) -> None:
    found = demand(some(("b", "s"), ("b", "t")), rules, capacity)

    assert [(s.code, s.params["participant"]) for s in found.shortfalls] == [(code, "b")]
    assert found.buyers.least.tolist() == [found.buyers.most.tolist()[0]]


def test_room_for_less_than_what_stands_is_told() -> None:
    rows = [Candidate("b", s, 0.5, fixed=True) for s in "st"]
    found = demand(rows, Rules(), Capacity(meetings=1))

    assert found.places == 2
    assert [s.code for s in found.shortfalls] == ["fixed_over_capacity"]


def test_requests_add_to_the_score_and_a_mutual_one_outweighs_all() -> None:
    worth = Worth()
    best = {asked: worth.of(Candidate(1, 2, 1.0, asked)) for asked in ("", "seller", "buyer", "mutual")}  # type: ignore[arg-type]
    least = {asked: worth.of(Candidate(1, 2, 0.0, asked)) for asked in best}  # type: ignore[arg-type]

    assert least["mutual"] > best["buyer"] > least["buyer"] > best[""]
    assert least["buyer"] > least["seller"] > best[""]
    assert worth.of(Candidate(1, 2, None)) == 0

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from encadena.engines.matching import Candidate, Capacity, Exposure, Quota, Rules, choose

from .brute_force import best

scores = st.integers(0, 20).map(lambda n: n / 20)
asks = st.sampled_from(["", "", "", "buyer", "seller", "mutual"])


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    pairs = draw(st.sets(st.tuples(st.integers(1, 3), st.integers(11, 15)), min_size=1, max_size=9))
    return [
        Candidate(buyer, seller, draw(scores), draw(asks), refused=draw(st.integers(0, 9)) == 0)
        for buyer, seller in sorted(pairs)
    ]


quotas = st.builds(lambda least, more: Quota(least, least + more), st.integers(0, 2), st.integers(0, 2))
rules = st.builds(
    Rules,
    buyers=quotas,
    sellers=quotas,
    first_before=st.sampled_from([None, 1, 2, 5]),
)
capacities = st.builds(Capacity, meetings=st.one_of(st.none(), st.integers(0, 8)))


@settings(max_examples=150, deadline=None)
@given(candidates(), rules, capacities)
def test_it_is_as_good_as_looking_at_every_choice(some: list[Candidate], rules: Rules, capacity: Capacity) -> None:
    chosen = choose(some, rules, capacity, costs=False)

    value, short, _ = best(some, rules, capacity)
    assert chosen.value == pytest.approx(value)
    assert chosen.bound == pytest.approx(value)
    assert chosen.optimal
    told = sum(s.params["wanted"] - s.params["got"] for s in chosen.shortfalls if s.code == "others_are_full")  # type: ignore[operator]
    assert told == -short


@settings(max_examples=40, deadline=None)
@given(candidates(), st.sets(st.integers(11, 15), max_size=3), st.sampled_from([0.0, 0.25, 0.5]), st.integers(0, 1))
def test_rules_of_exposure_are_kept_at_the_least_cost(
    some: list[Candidate], favoured: set[int], share: float, per_buyer: int
) -> None:
    rule = Exposure("theirs", frozenset(favoured), share, per_buyer)
    rules = Rules(first_before=None, exposures=(rule,))

    chosen = choose(some, rules, costs=False)

    assert chosen.shortfalls == ()
    assert chosen.value == pytest.approx(best(some, rules, Capacity())[0])
    assert chosen.bound == pytest.approx(chosen.value)


@settings(max_examples=100, deadline=None)
@given(candidates(), rules, capacities)
def test_quotas_capacity_and_refusals_are_never_broken(some: list[Candidate], rules: Rules, capacity: Capacity) -> None:
    chosen = choose(some, rules, capacity, costs=False)

    refused = {(one.buyer, one.seller) for one in some if one.refused}
    assert refused.isdisjoint(chosen.pairs)
    assert len(chosen.pairs) <= (len(some) if capacity.meetings is None else capacity.meetings)
    for side, quota in ((0, rules.buyers), (1, rules.sellers)):
        assert all(n <= (quota.most or 0) for n in Counter(pair[side] for pair in chosen.pairs).values())


def test_a_mutual_request_is_worth_more_than_any_other_pair() -> None:
    some = [Candidate("b", "liked", 1.0, "buyer"), Candidate("b", "both", 0.0, "mutual"), Candidate("b", "none", 1.0)]

    assert choose(some, Rules(buyers=Quota(0, 1))).pairs == (("b", "both"),)


def test_nobody_has_a_second_meeting_before_all_that_can_have_a_first() -> None:
    some = [Candidate(b, "loved", 1.0) for b in "xyz"] + [Candidate("x", "plain", 0.1)]
    room = Capacity(meetings=3)

    strict = choose(some, Rules(first_before=1), room)
    free = choose(some, Rules(first_before=None), room)

    assert ("x", "plain") in strict.pairs
    assert (strict.firsts, strict.reachable) == (2, 2)
    assert ("x", "plain") not in free.pairs
    assert {c.rule: c.value for c in strict.costs}["first_before"] == pytest.approx(0.9)


def test_what_stands_is_kept_and_counts_even_over_the_quota() -> None:
    some = [Candidate("b", "s", 0.1, fixed=True), Candidate("b", "t", 0.0, fixed=True), Candidate("b", "u", 0.9)]

    chosen = choose(some, Rules(buyers=Quota(0, 1)))

    assert set(chosen.pairs) == {("b", "s"), ("b", "t")}
    assert [(s.code, s.params["fixed"]) for s in chosen.shortfalls] == [("fixed_over_most", 2)]


def test_a_least_quota_that_cannot_hold_is_told_and_the_rest_is_chosen() -> None:
    some = [Candidate("b", "s", 0.5), Candidate("c", "s", 0.4)]

    chosen = choose(some, Rules(buyers=Quota(2, 5), sellers=Quota(0, 1)))

    assert chosen.pairs == (("b", "s"),)
    assert {(s.code, s.params["participant"]) for s in chosen.shortfalls} == {
        ("few_candidates", "b"),
        ("few_candidates", "c"),
        ("others_are_full", "c"),
    }


def test_an_exposure_that_cannot_hold_is_left_out_and_told() -> None:
    rules = Rules(buyers=Quota(1, 1), exposures=(Exposure("women", frozenset({"w"}), share=0.5),))

    chosen = choose([Candidate("b", "s", 0.5)], rules)

    assert chosen.pairs == (("b", "s"),)
    assert [(s.code, s.params["name"]) for s in chosen.shortfalls] == [("exposure_impossible", "women")]


def test_a_pair_named_twice_or_a_person_on_both_sides_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        choose([Candidate(1, 2, 0.1), Candidate(1, 2, 0.2)])
    with pytest.raises(ValueError, match="both sides"):
        choose([Candidate(1, 2, 0.1), Candidate(3, 1, 0.2)])


def test_nothing_to_choose_from_is_no_error() -> None:
    assert choose([]).pairs == ()

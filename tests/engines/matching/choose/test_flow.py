import random

import pytest

from encadena.engines.matching import Candidate, Capacity, Exposure, Quota, Rules, choose
from encadena.engines.matching.choose.demand import demand
from encadena.engines.matching.choose.exposed import best_exposed
from encadena.engines.matching.choose.flow import best_flow


def crowd(seed: int, buyers: int = 12, sellers: int = 40) -> list[Candidate]:
    rng = random.Random(seed)
    return [
        Candidate(f"b{b}", f"s{s}", round(rng.random(), 3), rng.choice(["", "", "buyer", "seller", "mutual"]))
        for b in range(buyers)
        for s in range(sellers)
        if rng.random() < 0.5
    ]


RULES = Rules(buyers=Quota(2, 6), sellers=Quota(0, 4))


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("firsts", [True, False])
def test_flow_and_programme_agree_where_no_exposure_binds(seed: int, firsts: bool) -> None:
    asked = demand(crowd(seed), RULES, Capacity(meetings=50))
    flow = best_flow(asked, firsts=firsts)
    everybody = Exposure("all", frozenset(asked.sellers.ids), share=0.1)

    other = best_exposed(asked, [everybody], flow, firsts=firsts, seconds=20)

    assert other is not None
    assert other.taken.value == pytest.approx(flow.value)
    assert (other.taken.short, other.taken.firsts >= flow.firsts) == (flow.short, True)


def test_firsts_are_as_many_as_there_is_room_for() -> None:
    asked = demand(crowd(4), RULES, Capacity(meetings=30))
    assert best_flow(asked, firsts=True).firsts == 30
    assert best_flow(asked, firsts=False).firsts < 30


def test_every_rule_in_force_is_priced_and_lifting_it_never_costs() -> None:
    favoured = frozenset(f"s{i}" for i in range(10))
    rules = Rules(
        buyers=Quota(2, 6), sellers=Quota(0, 4), first_before=1, exposures=(Exposure("women", favoured, share=0.4),)
    )

    chosen = choose(crowd(5), rules, Capacity(meetings=60))

    assert {c.rule for c in chosen.costs} == {"first_before", "least", "most", "capacity", "exposure:women"}
    assert all(c.value >= 0 for c in chosen.costs)
    assert sum(c.value for c in chosen.costs) > 0
    with_women = sum(seller in favoured for _, seller in chosen.pairs)
    assert with_women >= 0.4 * len(chosen.pairs)


def test_the_same_question_has_the_same_answer() -> None:
    assert choose(crowd(6), RULES, costs=False) == choose(crowd(6), RULES, costs=False)

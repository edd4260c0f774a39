from collections import Counter
from dataclasses import replace
from random import Random

import pytest

from encadena.engines.rounds import craft
from encadena.engines.rounds.craft import CRAFTS, doubled, family, fixed, forbidden, merged, ordered, rewired
from encadena.engines.rounds.diagnose.counting import count
from encadena.engines.rounds.generator import SMALL, generate
from encadena.engines.rounds.measure import measured
from encadena.engines.rounds.problem import Problem
from encadena.engines.rounds.validity import validate

KNOWN = generate(SMALL)


def _held(problem: Problem) -> dict[object, int]:
    return {p: len(held) for p, held in problem.meetings_of.items()}


def test_everybody_keeps_as_many_meetings_and_no_pair_meets_twice() -> None:
    crafted = rewired(KNOWN, seed=3)
    validate(crafted)
    assert crafted.meetings != KNOWN.meetings
    assert _held(crafted) == _held(KNOWN)
    assert max(Counter(frozenset(m.pair) for m in crafted.meetings).values()) == 1


@pytest.mark.parametrize("kind", CRAFTS)
def test_the_same_seed_gives_the_same_problem_and_another_a_new_one(kind: str) -> None:
    make = CRAFTS[kind]
    validate(make(KNOWN, 3))
    assert make(KNOWN, 3) == make(KNOWN, 3)
    assert any(make(KNOWN, 3) != make(KNOWN, other) for other in (4, 5, 6))


def test_some_meetings_are_held_twice_where_there_is_room() -> None:
    crafted = doubled(KNOWN, seed=1, share=0.1)
    validate(crafted)
    pairs = Counter(frozenset(m.pair) for m in crafted.meetings)
    assert len(crafted.meetings) == len(KNOWN.meetings) + 4
    assert sorted(pairs.values())[-4:] == [2, 2, 2, 2]
    assert count(crafted) == ()


def test_what_is_forbidden_leaves_everybody_enough_slots() -> None:
    crafted = forbidden(KNOWN, seed=1, share=0.07)
    new = crafted.forbidden - KNOWN.forbidden
    assert len(new) == round(0.07 * len(KNOWN.participants) * len(KNOWN.slots))
    assert not any(reason.code == "participant_overfull" for reason in count(crafted))


def test_fixed_meetings_do_not_clash_and_those_before_count() -> None:
    crafted = fixed(fixed(KNOWN, seed=1, share=0.1), seed=2, share=0.4)
    assert sum(m.fixed is not None for m in crafted.meetings) == 16
    assert count(replace(crafted, fairness=None)) == ()


def test_orders_are_between_meetings_of_one_participant_and_in_no_ring() -> None:
    crafted = ordered(KNOWN, seed=1, share=0.25)
    assert len(crafted.precedences) == 10
    by_id = crafted.meeting_by_id
    assert all(set(by_id[b].pair) & set(by_id[a].pair) for b, a in crafted.precedences)
    assert not any(reason.code == "precedence_cycle" for reason in count(crafted))


def test_two_events_at_once_share_slots_and_put_their_tables_together() -> None:
    shorter = replace(KNOWN, slots=KNOWN.slots[:8], forbidden=frozenset())
    both = merged(shorter, KNOWN)
    validate(both)
    assert (len(both.participants), len(both.meetings)) == (2 * len(KNOWN.participants), 2 * len(KNOWN.meetings))
    assert [s.tables for s in both.slots] == [12] * 8 + [6] * 2
    late = {p for p, slot in both.forbidden if slot > 8}
    assert late >= set(both.participants[len(KNOWN.participants) :])
    assert measured(merged(KNOWN, rewired(KNOWN, 1)), seconds=30, workers=1).status == "optimal"


def test_a_family_takes_every_craft_in_turn() -> None:
    kinds = [*CRAFTS, "merged"]
    made = list(family({"known": KNOWN}, len(kinds)))
    assert [name.split(".")[-2] for name, _ in made[:-1]] == kinds[:-1]
    assert made[-1][0] == f"known+known.{len(kinds) - 1}"
    assert list(family({}, 3)) == []


def test_shuffling_leaves_the_original_alone() -> None:
    items = [1, 2, 3, 4, 5]
    assert sorted(craft._shuffled(items, 1)) == items
    assert craft._shuffled(items, 1) == Random(1).sample(items, 5)

from datetime import UTC, datetime, timedelta

from encadena.missions.choices import ApplicationState as State
from encadena.missions.rules.selection import Candidate, select, total_of, unscored

WEIGHTS = {1: 3, 2: 1}
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def candidate(key: int, first: int = 3, second: int = 3, **fields: object) -> Candidate:
    known: dict[str, object] = {"missions": 0, "size": 5, "applied_at": NOON, **fields}
    return Candidate(key, {1: first, 2: second}, **known)  # type: ignore[arg-type]


def test_points_count_by_their_weight_out_of_a_hundred() -> None:
    assert total_of({1: 5, 2: 0}, WEIGHTS) == 75
    assert total_of({1: 5}, WEIGHTS) is None
    assert total_of({}, {}) is None


def test_more_points_go_first_and_the_rest_wait_in_order() -> None:
    placed = select([candidate(1, 2), candidate(2, 5), candidate(3, 4)], WEIGHTS, 1)

    assert [(p.key, p.place, p.state) for p in placed] == [
        (2, 1, State.CHOSEN),
        (3, 2, State.WAITING),
        (1, 3, State.WAITING),
    ]


def test_ties_go_to_fewer_missions_then_the_smaller_firm_then_who_applied_first() -> None:
    later = NOON + timedelta(hours=1)
    tied = [
        candidate(1, applied_at=later),
        candidate(2),
        candidate(3, size=2),
        candidate(4, missions=1, size=1),
    ]

    assert [p.key for p in select(tied, WEIGHTS, 9)] == [3, 2, 1, 4]


def test_who_does_not_meet_a_condition_is_not_chosen_unless_excepted() -> None:
    placed = select(
        [candidate(1, 5, eligible=False), candidate(2, 1), candidate(3, 4, eligible=False, excepted=True)], WEIGHTS, 9
    )

    assert [(p.key, p.state) for p in placed] == [(3, State.CHOSEN), (2, State.CHOSEN), (1, State.NOT_CHOSEN)]


def test_points_are_missing_only_where_somebody_could_be_chosen() -> None:
    blank = Candidate(7, {}, 0, 5, NOON)

    assert unscored([candidate(1), blank, Candidate(8, {}, 0, 5, NOON, eligible=False)], WEIGHTS) == [7]

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from encadena.matchmaking.rules.seating import Sitting, seat


def test_a_buyer_keeps_one_table_all_day() -> None:
    seats = seat([Sitting(1, 1, 7), Sitting(2, 2, 7), Sitting(3, 1, 8), Sitting(4, 3, 7)], [1, 2])

    assert seats[1] == seats[2] == seats[4]
    assert seats[3] != seats[1]


def test_a_promised_table_goes_before_the_usual_one() -> None:
    seats = seat([Sitting(1, 1, 7), Sitting(2, 1, 8, fixed_table=1), Sitting(3, 2, 7)], [1, 2])

    assert seats[2] == 1
    assert seats[1] == 2


def test_meetings_beyond_the_tables_get_none() -> None:
    assert len(seat([Sitting(n, 1, n) for n in range(3)], [1, 2])) == 2


@given(
    st.lists(st.tuples(st.integers(1, 4), st.integers(1, 6), st.none() | st.integers(1, 3)), max_size=25),
    st.integers(1, 4),
)
def test_no_two_meetings_ever_share_a_table(rows: list[tuple[int, int, int | None]], tables: int) -> None:
    sittings = [Sitting(n, slot, host, fixed) for n, (slot, host, fixed) in enumerate(rows)]
    seats = seat(sittings, list(range(1, tables + 1)))
    taken = defaultdict(list)
    for s in sittings:
        if s.meeting in seats:
            taken[s.slot, seats[s.meeting]].append(s.meeting)
    assert all(len(meetings) == 1 for meetings in taken.values())
    for slot in {s.slot for s in sittings}:
        wanted = sum(s.slot == slot for s in sittings)
        assert sum(place[0] == slot for place in taken) == min(wanted, tables)

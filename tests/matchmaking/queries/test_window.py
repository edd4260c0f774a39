from datetime import timedelta
from typing import Any

import pytest

from encadena.matchmaking.actions.round import lay_out_slots
from encadena.matchmaking.queries import window
from encadena.matchmaking.queries.colours import colours_of
from encadena.matchmaking.queries.grid import grid_of
from encadena.matchmaking.queries.timetable import timetable_of
from encadena.matchmaking.queries.window import grid_part, part_of
from tests.matchmaking.makers import DAY, MORNING, a_ready_round, an_agenda, everybody_meets


def test_a_short_list_is_one_page_with_nothing_before_or_after() -> None:
    part = part_of([1, 2, 3], lambda n: n, 1, most=6)
    assert (part.rows, part.pages, part.before, part.after) == ([1, 2, 3], 1, "", "")


def test_pages_are_filled_by_weight_and_a_heavy_row_has_one_for_itself() -> None:
    pages = [part_of([3, 3, 9, 1], lambda n: n, number, most=6) for number in (1, 2, 3)]
    assert [p.rows for p in pages] == [[3, 3], [9], [1]]
    assert [(p.first, p.last, p.before, p.after) for p in pages] == [(1, 2, "", 2), (3, 3, 1, 3), (4, 4, 2, "")]


@pytest.mark.parametrize(("asked", "shown"), [(0, 1), (99, 2)])
def test_a_page_that_does_not_exist_is_the_nearest_one(asked: int, shown: int) -> None:
    assert part_of([1, 1, 1], lambda n: n, asked, most=2).number == shown


def test_nothing_is_one_empty_page() -> None:
    part = part_of([], lambda _: 1, 1)
    assert (part.rows, part.pages, part.total) == ([], 1, 0)


@pytest.mark.django_db
def test_a_grid_that_is_too_large_shows_some_tables_and_each_meeting_on_one_page_only(monkeypatch: Any) -> None:
    round = a_ready_round()
    rows = everybody_meets(round)
    table = timetable_of(round, an_agenda(round))
    colours = colours_of(table, "tipo")
    whole = grid_of(table, colours, ())
    monkeypatch.setattr(window, "CELLS", len(table.slots))  # one table a page
    drawn = []
    for number in range(1, len(table.tables) + 1):
        part = grid_part(table, number, "")
        drawn += grid_of(table, colours, (), part)
        assert part.days == []
    assert drawn == whole
    assert {b.placed.key for row in drawn for cell in row.cells for b in cell.blocks} == {m.pk for m in rows}


@pytest.mark.django_db
def test_a_grid_of_several_days_that_is_too_large_shows_the_day_that_is_asked_for(monkeypatch: Any) -> None:
    round = a_ready_round()
    lay_out_slots(round, days=[DAY, DAY + timedelta(days=1)], shape=MORNING, actor=None)
    everybody_meets(round)
    table = timetable_of(round, an_agenda(round))
    monkeypatch.setattr(window, "CELLS", len(table.slots))
    first, second = {s.day_id: s.day for s in table.slots}.values()
    assert grid_part(table, 1, "").day == first
    part = grid_part(table, 1, f"{second}")
    assert part.day == second
    assert part.slots == [s for s in table.slots if s.day_id == second.pk]
    assert part.days == [first, second]

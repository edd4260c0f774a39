from datetime import time

import pytest

from encadena.matchmaking.choices import SessionWish
from encadena.matchmaking.rules.rows import find_columns, hour_of, session_of, text_of


def test_headings_are_found_below_a_title_whatever_their_case_accents_and_order() -> None:
    rows = [["Rueda Biobío", None], [], ["RUT empresa", "COMPRADOR", "Sesión", None, "Observación"]]

    assert find_columns(rows) == (2, {"second": 0, "first": 1, "session": 2, "note": 4})


def test_without_both_names_there_is_no_list() -> None:
    assert find_columns([["Comprador", "Mesa"], ["A", 1]]) is None
    assert find_columns([]) is None


@pytest.mark.parametrize(
    ("text", "wish"),
    [("Mañana", "morning"), ("pm", "afternoon"), ("", "any"), ("Cualquiera", "any"), ("noche", None)],
)
def test_sessions_are_read_as_people_write_them(text: str, wish: str | None) -> None:
    assert session_of(text) == (SessionWish(wish) if wish else None)


def test_hours_and_numbers_come_as_text() -> None:
    assert hour_of("9:20") == hour_of("09.20") == time(9, 20)
    assert hour_of("nueve") is None
    assert [text_of(c) for c in (3.0, time(9, 20), None, "  a  b ")] == ["3", "09:20", "", "a b"]

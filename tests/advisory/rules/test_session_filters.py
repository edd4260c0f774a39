from datetime import date

from encadena.advisory.rules.session_filters import Filters, Mark


def test_an_address_becomes_filters_and_goes_back() -> None:
    query = {"centro": "3", "area": "foreign_trade", "modo": "phone", "cuenta": "no", "desde": "2026-01-02"}
    assert Filters.read(query).parameters == query


def test_what_cannot_be_understood_is_left_out() -> None:
    query = {"centro": "x", "asesor": "٣", "area": "a'b", "modo": "fax", "cuenta": "quizás", "hasta": "2026-02-30"}
    assert Filters.read(query).parameters == {}


def test_a_mark_says_where_the_next_page_begins() -> None:
    assert str(Mark.read("2026-03-12.415")) == "2026-03-12.415"
    assert Mark.read("2026-03-12.415") == Mark(date(2026, 3, 12), 415)
    assert [Mark.read(text) for text in ("", "ayer.3", "2026-03-12", "2026-03-12.-1", "2026-03-12." + "9" * 30)] == [
        None
    ] * 5

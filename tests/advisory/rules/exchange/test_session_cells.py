from datetime import date, time, timedelta

import pytest

from encadena.advisory.rules.exchange.drafts import plain, told
from encadena.advisory.rules.exchange.session_cells import (
    advice_cell,
    minutes_cell,
    mode_cell,
    names_cell,
    start_cell,
    who_cell,
)
from encadena.kernel.errors import DomainError


@pytest.mark.parametrize(
    ("cell", "minutes"),
    [
        (80, 80), (80.0, 80), ("80", 80), ("80 min", 80), ("1 h 20", 80), ("1h20m", 80), ("1 hora 20 minutos", 80),
        ("2 h", 120), ("1:20", 80), (time(1, 20), 80), (timedelta(minutes=80), 80), (None, 0), ("", 0), ("s/i", 0),
    ],
)  # fmt: skip
def test_minutes_are_read_as_people_write_them(cell: object, minutes: int) -> None:
    assert minutes_cell(cell) == minutes  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["mucho", "1,5", 1.5, "-10", "h", "25 h"])
def test_what_is_no_time_is_refused(cell: object) -> None:
    with pytest.raises(DomainError, match=r"session_(minutes_invalid|clock_full)"):
        minutes_cell(cell)  # type: ignore[arg-type]


@pytest.mark.parametrize("cell", ["9:30", "09:30", time(9, 30), timedelta(hours=9, minutes=30)])
def test_an_hour_may_come_as_text_or_as_a_time(cell: object) -> None:
    assert start_cell(cell) == time(9, 30)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("cell", "mode"),
    [("En el centro", "centre"), ("PRESENCIAL", "centre"), ("By phone", "phone"), ("Zoom", "video"), ("firm", "firm")],
)
def test_modes_are_known_in_both_languages(cell: str, mode: str) -> None:
    assert mode_cell(cell) == mode


def test_a_mode_that_is_not_known_says_what_was_written() -> None:
    with pytest.raises(DomainError) as refused:
        mode_cell("paloma")
    assert (refused.value.code, refused.value.params) == ("row_mode_unknown", {"value": "paloma"})


def test_clients_come_by_rut_or_by_name_and_a_wrong_rut_is_no_name() -> None:
    assert who_cell("12.345.678-5; Los Aromos; 4 Vientos") == ["123456785", "Los Aromos", "4 Vientos"]
    assert names_cell(" A ;; B ") == ["A", "B"]
    with pytest.raises(DomainError, match="rut_wrong_digit"):
        who_cell("12.345.678-6")


def test_paragraphs_of_advice_stay() -> None:
    assert advice_cell("Uno\r\n\r\nDos") == "Uno\n\nDos"


def test_facts_of_an_error_survive_being_stored() -> None:
    facts = {"on": date(2025, 5, 5), "already": timedelta(minutes=90), "missing": ["mode"], "row": 3}
    assert told(plain(facts)) == facts

from datetime import date

import pytest

from encadena.advisory.rules.due_mark import DueMark


@pytest.mark.parametrize("mark", [DueMark(date(2026, 3, 12), 415), DueMark(None, 7)])
def test_a_mark_reads_what_it_wrote(mark: DueMark) -> None:
    assert DueMark.read(str(mark)) == mark


@pytest.mark.parametrize("text", ["", "sin", "2026-03-12", "2026-13-12.4", "ayer.4", "sin.-4", "sin.4x", "sin.٤"])
def test_what_is_no_mark_begins_at_the_beginning(text: str) -> None:
    assert DueMark.read(text) is None


def test_a_number_beyond_any_key_is_no_mark() -> None:
    assert DueMark.read(f"sin.{'9' * 19}") is None

from typing import Any

import pytest
from tests.factories import a_rut
from tests.firms.rules.sheets.test_drafting import ANA, LUZ, ONE, TWO, read
from tests.firms.spreadsheets import dotted

from encadena.firms.rules.sheets import keeping
from encadena.firms.rules.sheets.drafts import Reading

FIELDS = [
    "rut", "name", "kind", "commune", "started_on", "activity", "open_to_promotion", "sales.2024",
    "owner.1.rut", "owner.1.name", "owner.1.gender", "owner.1.share", "owner.1.since",
    "owner.2.rut", "owner.2.name", "owner.2.share",
]  # fmt: skip
FULL: list[Any] = [
    ONE, "Ñandú SpA", "sociedad", "Concepción", "1-2-2020", "10711", "sí", 5_000_000,
    ANA, "Ana", "mujer", "33,333", "3-4-2021", LUZ, "Luz", 50,
]  # fmt: skip
SPARE: list[Any] = [TWO, "Otra", *[None] * 14]
WRONG: list[Any] = [dotted(a_rut(76_000_003)), "Mala", None, "Concepsión", *[None] * 12]


def a_reading() -> Reading:
    return read(FIELDS, FULL, SPARE, WRONG, ["Total", *[None] * 15])


def test_what_is_kept_is_what_was_read() -> None:
    reading = a_reading()

    assert keeping.reading_of(keeping.lines_of(reading)) == reading
    assert (len(reading.firms), len(reading.issues), reading.left_aside) == (3, 1, [5])


def test_a_firm_of_every_line_comes_back_in_its_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "PER_LINE", 2)
    lines = list(keeping.lines_of(a_reading()))

    assert len(lines) == 3
    assert [firm.rows for firm in keeping.reading_of(lines).firms] == [[2], [3], [4]]


@pytest.mark.parametrize("damage", [lambda lines: [], lambda lines: lines[:1], lambda lines: [lines[0], "{"]])
def test_a_part_of_a_reading_is_no_reading(damage: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        keeping.reading_of(damage(list(keeping.lines_of(a_reading()))))

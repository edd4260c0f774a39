"""Rules of an agenda that contradict themselves."""

from collections.abc import Iterator, Mapping
from typing import Any

LONGEST = 12
"""Slots that one meeting takes at most."""


def contradictions(asked: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, object]]]:
    """Code, field and facts of everything that cannot be meant so."""
    opens, closes = asked.get("lunch_opens"), asked.get("lunch_closes")
    if (opens is None) != (closes is None):
        yield "lunch_incomplete", "lunch_closes" if closes is None else "lunch_opens", {}
    elif opens is not None and closes is not None and closes <= opens:
        yield "lunch_ends_before_it_starts", "lunch_closes", {"start": f"{opens:%H:%M}", "end": f"{closes:%H:%M}"}
    if asked.get("lunch_free") == 0:
        yield "lunch_without_slot", "lunch_free", {}
    if asked.get("walk") is not None and not asked.get("tables_in_row"):
        yield "walk_without_rows", "tables_in_row", {}
    length = asked.get("length")
    if length is not None and not 1 <= length <= LONGEST:
        yield "length_out_of_range", "length", {"length": length, "most": LONGEST}

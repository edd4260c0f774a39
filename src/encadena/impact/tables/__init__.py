"""What was published elsewhere about the network, and the versions of our own definitions."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def rows_of(table: str) -> tuple[Mapping[str, str], ...]:
    """The rows of ``TABLE.csv``, in the order of the file."""
    text = (files(__name__) / f"{table}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))

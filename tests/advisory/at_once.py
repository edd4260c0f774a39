"""Several people at the same moment, each with a database connection of their own.

The suite's SQLite lives in memory, where threads share one cache and lock whole tables; the program's lives in a file.
So the threads work on a copy in a file, with the program's own options. PostgreSQL needs nothing of that.
"""

import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

from django.db import connection

T = TypeVar("T")


class Crowd:
    def __init__(self, folder: Path) -> None:
        self.file = folder / "copy.sqlite3" if connection.vendor == "sqlite" else None
        if self.file:
            connection.ensure_connection()
            raw: Any = connection.connection
            with sqlite3.connect(self.file) as copy:
                raw.backup(copy)

    def together(self, act: Callable[[int], T], people: int) -> list[T]:
        """What each got who did this at the same moment."""
        start = Barrier(people)
        with ThreadPoolExecutor(people) as pool:
            return list(pool.map(lambda n: self._one(act, n, start), range(people)))

    def alone(self, act: Callable[[int], T]) -> T:
        """Looks at what they left behind."""
        return self.together(act, 1)[0]

    def _one(self, act: Callable[[int], T], number: int, start: Barrier) -> T:
        if self.file:
            connection.settings_dict = {**connection.settings_dict, "NAME": str(self.file)}
        try:
            connection.ensure_connection()
            start.wait(20)
            return act(number)
        finally:
            connection.close()

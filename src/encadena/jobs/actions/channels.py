"""How a running job reaches its row: from a thread of its own in a worker, directly with the immediate backend."""

import threading
import time
from collections.abc import Mapping
from typing import Any

from django.db import DatabaseError, connection, connections

from encadena.kernel import clock

from ..queries import row_of_attempt
from ..rules import plain

TICK = 0.25
BEAT = 3.0
LOCK_PATIENCE_MS = 200

stopping = threading.Event()
"""Set when the worker has to leave and its grace is over; running jobs hear it through ``Handle.check``."""


class Direct:
    """Writes in the job's own connection, at most every ``TICK``: for the tests' backend, where nobody watches."""

    def __init__(self, job_id: int, claim: str) -> None:
        self._row = row_of_attempt(job_id, claim)
        self._next = 0.0

    def __enter__(self) -> "Direct":
        return self

    def __exit__(self, *exc: object) -> None:
        pass

    def write(self, progress: float, note: Mapping[str, Any] | None) -> None:
        if progress < 1 and time.monotonic() < self._next:
            return
        self._next = time.monotonic() + TICK
        facts = {} if note is None else {"note": plain(note)}
        self._row.update(progress=progress, heartbeat=clock.now(), **facts)

    def cancelled(self) -> bool:
        return self._row.filter(cancel_requested=True).exists()

    def interrupted(self) -> bool:
        return False


class Pulse:
    """A thread with its own connection: beats, carries progress out and the wish to stop in.

    Its writes are short transactions of their own, so they are seen while the job's transaction is still open (on
    SQLite they wait for it). The job's thread only touches memory.
    """

    def __init__(self, job_id: int, claim: str) -> None:
        self._row = row_of_attempt(job_id, claim)
        self._lock = threading.Lock()
        self._pending: dict[str, Any] = {}
        self._cancelled = False
        self._lost = False
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"pulse of job {job_id}", daemon=True)

    def __enter__(self) -> "Pulse":
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._over.set()
        self._thread.join()

    def write(self, progress: float, note: Mapping[str, Any] | None) -> None:
        with self._lock:
            self._pending["progress"] = progress
            if note is not None:
                self._pending["note"] = dict(note)

    def cancelled(self) -> bool:
        return self._cancelled

    def interrupted(self) -> bool:
        return self._lost or stopping.is_set()

    def _run(self) -> None:
        beaten = 0.0
        try:
            while not self._over.wait(TICK):
                if self._tick(due=time.monotonic() - beaten > BEAT):
                    beaten = time.monotonic()
            self._tick(due=False)
        finally:
            connections.close_all()

    def _tick(self, *, due: bool) -> bool:
        """Read the wish to stop, write what is new; True when the row was written.

        What a busy database refuses is kept for the next tick.
        """
        with self._lock:
            news, self._pending = self._pending, {}
        try:
            self._listen()
            if not (news or due) or self._lost:
                return False
            if "note" in news:
                news["note"] = plain(news["note"])
            self._row.update(heartbeat=clock.now(), **news)
            return True
        except DatabaseError:
            connection.close_if_unusable_or_obsolete()
            with self._lock:
                self._pending = {**news, **self._pending}
            return False

    def _listen(self) -> None:
        if connection.vendor == "sqlite" and connection.connection is None:
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout = {LOCK_PATIENCE_MS}")
        wish = self._row.values_list("cancel_requested", flat=True).first()
        self._lost = wish is None
        self._cancelled = self._cancelled or bool(wish)

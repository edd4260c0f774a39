"""How many requests one key may make in a minute. Counted in the memory of the process: reading never writes."""

import time
from collections import Counter
from threading import Lock

WINDOW = 60


class Pace:
    """Counts by key within the running minute and forgets it afterwards."""

    def __init__(self) -> None:
        self._lock, self._minute, self._used = Lock(), 0, Counter[str]()

    def wait(self, key: str, limit: int) -> int:
        """Counts one more of ``key``, a digest (numbers of rows come again).

        Seconds to wait if that is beyond ``limit``, else 0.
        """
        now = int(time.time())
        with self._lock:
            if now // WINDOW != self._minute:
                self._minute, self._used = now // WINDOW, Counter()
            self._used[key] += 1
            return WINDOW - now % WINDOW if self._used[key] > limit else 0

"""What takes seconds to load, loaded before anybody waits: rooms say what, processes that serve people say when."""

import logging
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)

Load = Callable[[], None]
_loads: list[Load] = []

PAUSE = 3.0
"""Seconds left to the first pages: loading shares the interpreter with whoever asks for one."""


def register(load: Load) -> Load:
    """Offer a function that loads what the room needs later; it may fail, and nothing may depend on it."""
    _loads.append(load)
    return load


def begin(*, after: float = PAUSE) -> threading.Thread:
    """Load everything in a thread of its own, which ends with the process."""
    timer = threading.Timer(after, _load)
    timer.daemon = True
    timer.start()
    return timer


def _load() -> None:
    for load in _loads:
        try:
            load()
        except Exception:
            log.exception("%s could not be loaded ahead", load)

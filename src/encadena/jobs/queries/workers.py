"""Which workers of this machine are alive.

A worker holds a lock on a file of its own; the operating system frees it however the process ends, so a killed worker
is noticed at once and a busy one (a long write on SQLite silences its heartbeat) is never mistaken for dead.
Where files cannot be locked, and for workers of other machines, the heartbeat alone decides.
"""

import os
import secrets
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

HOST = socket.gethostname()[:30]


@dataclass
class _Me:
    token: str = ""


_me = _Me()


def _folder() -> Path:
    return Path(settings.HOME) / "workers"


def _lock_file(token: str) -> Path:
    return _folder() / f"{token}.lock"


@contextmanager
def present() -> Iterator[str]:
    """While inside, this process is a worker that others can see."""
    _me.token = secrets.token_hex(8)
    path = _lock_file(_me.token)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("w") as file:
            if fcntl:
                fcntl.flock(file, fcntl.LOCK_EX)
            yield _me.token
    finally:
        path.unlink(missing_ok=True)
        _me.token = ""


def new_claim() -> str:
    """A token for one attempt that also tells who holds it: ``host/worker/random``."""
    return f"{HOST}/{_me.token or 'none'}/{secrets.token_hex(8)}"


def is_alive(claim: str) -> bool | None:
    """True or False for a worker of this machine; None when only the heartbeat can tell."""
    host, _, rest = claim.partition("/")
    token = rest.partition("/")[0]
    if host != HOST or token in {"", "none"} or fcntl is None:
        return None
    try:
        return _is_locked(_lock_file(token))
    except FileNotFoundError:
        return None  # another ENCADENA_HOME on a host of the same name, or a worker that left in order


def worker_command() -> list[str]:
    """What to run, with this process's environment, for a worker beside a server.

    It stops in order on SIGTERM, and by itself when this process is gone.
    """
    return [sys.executable, "-m", "django", "worker", "--with-parent", str(os.getpid())]


def forget_the_dead() -> None:
    """Remove the files of killed workers; after ``reap``, which needs them to tell the dead from strangers."""
    for path in _folder().glob("*.lock"):
        if fcntl and not _is_locked(path):
            path.unlink(missing_ok=True)


def _is_locked(path: Path) -> bool:
    try:
        with path.open() as file:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    return False

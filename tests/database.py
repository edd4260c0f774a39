"""On SQLite the empty database is made once and copied: all migrations take longer than most rooms' tests.

The copy is named after a digest of whatever a migration reads, of the locked packages and of SQLite itself, so that an
old one is never taken for the new one. Workers that begin together wait for the first.
"""

import fcntl
import hashlib
import os
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

LOCK = Path(__file__).parent.parent / "uv.lock"
FACES = {"web", "api", "templates", "static", "locale", "panels", "management", "wording", "__pycache__"}
MEMORY = "file:memorydb_default?mode=memory&cache=shared"  # the name that Django gives it
KEPT = 3


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None, pytestconfig: pytest.Config) -> Iterator[None]:
    """Runs before Django makes its database: fills the memory that it will open, so that nothing is left to migrate."""
    if connection.vendor != "sqlite":
        yield
        return
    template = made(pytestconfig.cache.mkdir("databases") / f"{digest()}.sqlite3")  # type: ignore[union-attr]
    with closing(sqlite3.connect(MEMORY, uri=True)) as memory:
        with closing(sqlite3.connect(template)) as source:
            source.backup(memory)
        yield  # memory lasts as long as one connection to it is open


def digest() -> str:
    root = Path(settings.PACKAGE)
    sources = [p for p in sorted(root.rglob("*")) if p.is_file() and not FACES & {*p.relative_to(root).parts}]
    found = hashlib.sha256(f"{sqlite3.sqlite_version} {sys.version}".encode())
    for path in [*sources, LOCK]:
        found.update(str(path).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()[:24]


def made(template: Path) -> Path:
    with (template.parent / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            _make(template)
            for old in sorted(template.parent.glob("*.sqlite3"), key=os.path.getmtime)[:-KEPT]:
                old.unlink()
    return template


def _make(template: Path) -> None:
    """In a process of its own, with the real settings and a real file, as a new user's database is made."""
    with tempfile.TemporaryDirectory() as home:
        clean = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        done = subprocess.run(
            [sys.executable, "-m", "django", "migrate", "--verbosity", "0"],
            env={**clean, "ENCADENA_HOME": home, "DJANGO_SETTINGS_MODULE": "encadena.site.settings"},
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"The migrations fail:\n{done.stderr}")
        part = template.with_suffix(".part")
        with (
            closing(sqlite3.connect(Path(home) / "encadena.sqlite3")) as source,
            closing(sqlite3.connect(part)) as copy,
        ):
            source.backup(copy)
        part.replace(template)

"""How fast the search box is: 300,000 firms and as many people, on SQLite and (when there is a server) on PostgreSQL.

    python bench/search.py [--firms 300000] [--rounds 20]

PostgreSQL is measured when ``DATABASE_URL`` names a server where databases may be created. Both databases are made for
the occasion and thrown away. Beside every time stands the plain way, measured in the same run: a LIKE per
word over the folded titles, which knows no typing errors and no ranking.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Collection
from pathlib import Path
from uuid import uuid4

sys.path.insert(0, str(Path(__file__).parents[1]))

LIMIT_MS = 50
QUERIES = {
    "exact name": "panaderia santa rosa spa",
    "one common word": "comercial",
    "three letters": "com",
    "two letters": "pa",
    "two words": "restaurante lago",
    "two words, unfinished": "ferreteria espi",
    "person": "maria gonzalez munoz",
    "typing error": "panadria",
    "two errors": "resturante espgia",
    "as it sounds": "serveceria",
    "beginning of a RUT": "76.12",
    "RUT": "76.123.456",
    "nothing to find": "zzyzx qwvk",
    "words that never meet": "panaderia restaurante",
}
READERS: dict[str, Collection[str] | None] = {"national": None, "one centre": ["centre12"]}


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--firms", type=int, default=300_000)
    options.add_argument("--rounds", type=int, default=20)
    options.add_argument(
        "--here", action="store_true", help="measure in this process, on the database of the environment"
    )
    chosen = options.parse_args()
    if chosen.here:
        measure(chosen.firms, chosen.rounds)
        return
    words = [sys.executable, __file__, "--here", "--firms", str(chosen.firms), "--rounds", str(chosen.rounds)]
    for name, beside in (("SQLite", sqlite), ("PostgreSQL", postgresql)):
        beside(name, words)


def sqlite(name: str, words: list[str]) -> None:
    with tempfile.TemporaryDirectory(prefix="encadena-bench-") as home:
        env = {k: v for k, v in os.environ.items() if k != "DATABASE_URL"}
        subprocess.run(words, env={**env, "ENCADENA_HOME": home}, check=True)


def postgresql(name: str, words: list[str]) -> None:
    server = os.environ.get("DATABASE_URL", "")
    if not server:
        print("\nPostgreSQL: not measured, DATABASE_URL is not set")
        return
    import psycopg

    database = f"encadena_bench_{uuid4().hex[:8]}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{database}"')
        try:
            with tempfile.TemporaryDirectory(prefix="encadena-bench-") as home:
                env = {"ENCADENA_HOME": home, "DATABASE_URL": f"{server.rpartition('/')[0]}/{database}"}
                subprocess.run(words, env={**os.environ, **env}, check=True)
        finally:
            connection.execute(f'DROP DATABASE "{database}" WITH (FORCE)')


def measure(firms: int, rounds: int) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from encadena.search import actions
    from encadena.search.queries import find
    from encadena.search.queries.vocabulary import vocabulary

    call_command("migrate", "search", verbosity=0, skip_checks=True)
    reader = fill_registry(firms)
    start = time.monotonic()
    count = actions.rebuild(actor=None)
    print(f"\n{connection.vendor}: {count:,} documents indexed in {time.monotonic() - start:.1f} s")
    start = time.monotonic()
    print(f"{len(vocabulary().words):,} words loaded in {(time.monotonic() - start) * 1000:.0f} ms, once per process")
    print(f"{'query':24}{'reader':12}{'found':>6}{'median':>10}{'p95':>10}{'LIKE median':>13}   ms")
    worst = 0.0
    for label, text in QUERIES.items():
        for who, scope in READERS.items():
            reader.scope = scope
            found = find(reader.user, text, limit=6).count
            times = timed(lambda text=text: find(reader.user, text, limit=6), rounds)
            plain = timed(lambda text=text, scope=scope: like(text, scope), 3)
            median, p95 = statistics.median(times), sorted(times)[int(len(times) * 0.95) - 1]
            worst = max(worst, median)
            print(f"{label:24}{who:12}{found:>6}{median:>10.1f}{p95:>10.1f}{statistics.median(plain):>13.1f}")
    load = os.getloadavg()[0]
    print(f"load of the machine {load:.1f} on {os.cpu_count()} processors (times are only good while it is under that)")
    print(f"slowest median {worst:.1f} ms, wanted under {LIMIT_MS} ms: {'yes' if worst < LIMIT_MS else 'NO'}")


class Reader:
    def __init__(self) -> None:
        from encadena.accounts.models import User

        self.user = User(email="bench@example.cl")
        self.scope: Collection[str] | None = None


def fill_registry(firms: int) -> Reader:
    from bench.search_documents import Register

    from encadena.search import registry

    reader, register = Reader(), Register(firms)
    registry._sources.clear()
    for order, (kind, documents) in enumerate((("firm", register.firms), ("person", register.people))):
        registry.register_source(
            kind=kind,
            label=kind,
            order=order,
            documents=documents,
            scope=lambda user: reader.scope,
            visible=lambda user, ids: set(ids),
        )
    return reader


def like(text: str, scope: Collection[str] | None) -> int:
    """What a project without an index does: every word anywhere in the folded title, the first twelve by name."""
    from encadena.kernel.text import words
    from encadena.search.models import IndexedDocument

    rows = IndexedDocument.objects.all()
    for word in words(text):
        rows = rows.filter(title_key__contains=word)
    for term in scope or ():
        rows = rows.filter(terms__contains=f"@{term} ")
    return len(rows.order_by("title_key").values_list("object_id", "title")[:12])


def timed(call: Callable[[], object], rounds: int) -> list[float]:
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append((time.perf_counter() - start) * 1000)
    return times


if __name__ == "__main__":
    main()

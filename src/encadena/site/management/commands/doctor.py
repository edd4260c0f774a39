"""Says what this machine has, what is missing, and how to get it."""

import json
import shutil
import sqlite3
import sys
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.utils import DatabaseError


@dataclass(frozen=True)
class Finding:
    """``needed`` things make the program fail when absent; the others are for tests, charts or comfort."""

    what: str
    ok: bool
    detail: str
    needed: bool = False
    remedy: str = ""


class Command(BaseCommand):
    help = "Dice qué hay en esta máquina, qué falta y cómo conseguirlo."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", dest="as_json")

    def handle(self, *args: Any, **options: Any) -> None:
        findings = [probe() for probe in PROBES]
        if options["as_json"]:
            self.stdout.write(json.dumps([asdict(f) for f in findings], ensure_ascii=False, indent=2))
        else:
            for finding in findings:
                mark = "sí " if finding.ok else ("NO " if finding.needed else "no ")
                self.stdout.write(f"{mark} {finding.what:<22} {finding.detail}")
                if not finding.ok and finding.remedy:
                    self.stdout.write(f"    → {finding.remedy}")
        if any(f.needed and not f.ok for f in findings):
            sys.exit(1)


def _python() -> Finding:
    return Finding(
        "Python", sys.version_info >= (3, 11), sys.version.split()[0], True, "Instala Python 3.11 o posterior."
    )


def _home() -> Finding:
    home = Path(settings.HOME)
    free = shutil.disk_usage(home).free / 1e9
    return Finding(
        "Carpeta de datos", free > 1, f"{home} ({free:.0f} GB libres)", True, "Libera espacio o cambia ENCADENA_HOME."
    )


def _database() -> Finding:
    try:
        pending = MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes())
    except DatabaseError as error:
        return Finding("Base de datos", False, str(error).splitlines()[0], True, "Revisa DATABASE_URL.")
    detail = (
        f"{connection.vendor}, {len(pending)} migraciones pendientes" if pending else f"{connection.vendor}, al día"
    )
    return Finding("Base de datos", not pending, detail, True, "encadena migrate")


def _full_text() -> Finding:
    with sqlite3.connect(":memory:") as memory:
        ok = memory.execute("SELECT sqlite_compileoption_used('ENABLE_FTS5')").fetchone()[0] == 1
    return Finding(
        "SQLite con FTS5", ok, sqlite3.sqlite_version, connection.vendor == "sqlite", "Usa PostgreSQL: DATABASE_URL."
    )


def _solver() -> Finding:
    return Finding("Planificador", True, f"OR-Tools {version('ortools')}", True)


def _program(name: str, *, what: str, package: str, why: str) -> Callable[[], Finding]:
    def probe() -> Finding:
        path = shutil.which(name) or next(map(str, Path("/usr/lib/postgresql").glob(f"*/bin/{name}")), None)
        return Finding(what, path is not None, path or f"no está ({why})", False, f"apt-get install {package}")

    return probe


PROBES: list[Callable[[], Finding]] = [
    _python,
    _home,
    _database,
    _full_text,
    _solver,
    _program("initdb", what="PostgreSQL", package="postgresql", why="la suite también corre en él"),
    _program("chromium", what="Chromium", package="chromium", why="pruebas en un navegador de verdad"),
    _program("xgettext", what="gettext", package="gettext", why="revisa que las traducciones estén completas"),
    _program("pdftoppm", what="poppler", package="poppler-utils", why="las pruebas miran los PDF"),
]

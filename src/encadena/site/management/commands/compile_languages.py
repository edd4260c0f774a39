"""Compiles the translations without the gettext tools, which a bare machine may lack."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Compila las traducciones (.po a .mo) de todas las salas."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        done = [po for po in sorted(Path(settings.PACKAGE).glob("*/locale/*/LC_MESSAGES/django.po")) if _compile(po)]
        if not options["quiet"]:
            self.stdout.write(f"{len(done)} catálogos compilados.")


def _compile(po: Path) -> bool:
    """Whether the compiled file was older than its source and has been written anew."""
    mo = po.with_suffix(".mo")
    if mo.exists() and mo.stat().st_mtime >= po.stat().st_mtime:
        return False
    with po.open("rb") as source:
        catalog = read_po(source, locale=po.parts[-3])
    with mo.open("wb") as target:
        write_mo(target, catalog)
    return True

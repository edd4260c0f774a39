"""Collects the sentences of every room into its catalogues (needs the gettext tools)."""

import os
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Reúne los textos traducibles de cada sala en sus catálogos."

    def handle(self, *args: Any, **options: Any) -> None:
        start = Path.cwd()
        for room in settings.ROOMS:
            folder = Path(settings.PACKAGE) / room
            languages = sorted(p.name for p in (folder / "locale").glob("*")) if (folder / "locale").exists() else []
            if languages:
                os.chdir(folder)
                call_command("makemessages", locale=languages, no_location=True, no_obsolete=True, verbosity=0)
                os.chdir(start)
                self.stdout.write(f"{room}: {', '.join(languages)}")

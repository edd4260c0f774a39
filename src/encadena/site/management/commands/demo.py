"""Loads the demonstration network."""

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from encadena.kernel.errors import DomainError

from ...actions.demo import load


class Command(BaseCommand):
    help = "Carga la red de demostración: centros reales, lo demás inventado y siempre igual."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--size", choices=sorted(load.SIZES), default="network")
        parser.add_argument("--plan-seconds", type=float, default=15.0)

    def handle(self, *args: Any, **options: Any) -> None:
        start = time.perf_counter()
        call_command("migrate", verbosity=0, interactive=False)  # a new folder has no tables yet
        try:
            load.load_demo(
                options["size"],
                actor=None,
                say=self.stdout.write,
                plan_seconds=options["plan_seconds"],
            )
        except DomainError as error:
            if error.code != "demo_needs_empty_database":
                raise
            raise CommandError(
                f"Ya hay {error.params['firms']} empresas en esta base y la demostración no se mezcla con otras. "
                "Usa otra carpeta: ENCADENA_HOME=/ruta/nueva encadena demo"
            ) from error
        self.stdout.write(f"Listo en {time.perf_counter() - start:.0f} s.")

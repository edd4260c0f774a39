"""``encadena load-catalogs``: bring the database to the official tables packaged with this version."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from encadena.catalogs.actions.load import load_catalogs


class Command(BaseCommand):
    help = "Carga o actualiza los catálogos oficiales (territorio, actividades, productos, servicios, UF)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="imprime las cuentas como JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        written = load_catalogs(actor=None)
        if options["json"]:
            self.stdout.write(json.dumps(written))
            return
        total = sum(written.values())
        if not total:
            self.stdout.write(_("Los catálogos ya estaban al día."))
        for table, rows in written.items():
            if rows:
                self.stdout.write(_("%(table)s: %(rows)s filas cargadas") % {"table": table, "rows": rows})

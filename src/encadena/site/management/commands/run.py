"""What ``make run`` does: prepare the database, load the demonstration once, say where to click, serve."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from encadena.accounts.models import User

from ...actions.demo import people


class Command(BaseCommand):
    help = "Prepara todo, carga la red de demostración una vez y la sirve."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--host", default="127.0.0.1")

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write("Preparando la base de datos …")
        call_command("migrate", verbosity=0, interactive=False)
        call_command("compile_languages", quiet=True)
        if not User.objects.exists():
            call_command("demo", size="network")
        self._say_where(options["host"], options["port"])
        call_command("serve", host=options["host"], port=options["port"])

    def _say_where(self, host: str, port: int) -> None:
        self.stdout.write(f"\nEncadena está en http://{host}:{port}/  (Ctrl+C para detener)\n")
        if User.objects.filter(email=people.LOGINS[0].email).exists():
            self.stdout.write(f"Cuentas de demostración, todas con la clave «{people.PASSWORD}»:\n")
            for login in people.LOGINS:
                self.stdout.write(f"  {login.email:<32} {login.what}")
        self.stdout.write("")

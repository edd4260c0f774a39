"""Loads what public statements say about the network; safe to run again."""

from typing import Any

from django.core.management.base import BaseCommand

from ...actions.stated import load_stated_network


class Command(BaseCommand):
    help = "Carga lo que las fuentes públicas dicen de la red: instituciones, centros, operadores y convenios."

    def handle(self, *args: Any, **options: Any) -> None:
        counts = load_stated_network(actor=None)
        text = "{institutions} instituciones, {centres} centros, {contracts} convenios y {events} hitos, con su fuente."
        self.stdout.write(text.format(**counts))

"""``encadena worker``: runs the jobs of the queue."""

import logging
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.jobs.actions.working import stop_with_parent, work


class Command(BaseCommand):
    help = str(gettext_lazy("Ejecuta los trabajos en espera. Ctrl+C o SIGTERM lo detienen en orden."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help=_("Termina cuando no queda nada en espera."))
        parser.add_argument("--with-parent", action="store_true", help=_("Se detiene cuando termina quien lo inició."))
        parser.add_argument("--interval", type=float, default=0.5, help=_("Segundos entre una mirada y otra."))

    def handle(self, *args: object, once: bool, interval: float, verbosity: int, **options: object) -> None:
        if verbosity > 1:
            logging.getLogger("django_tasks_db").setLevel(logging.INFO)
        if options["with_parent"]:
            stop_with_parent(actor=None)
        work(actor=None, once=once, interval=interval)

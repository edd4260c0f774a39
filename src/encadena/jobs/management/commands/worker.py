"""``encadena worker``: runs the jobs of the queue."""

import logging
from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.jobs.actions.working import stop_with_parent, work
from encadena.kernel import ahead, garbage


class Command(BaseCommand):
    help = str(gettext_lazy("Ejecuta los trabajos en espera. Ctrl+C o SIGTERM lo detienen en orden."))

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help=_("Termina cuando no queda nada en espera."))
        said = _("Se detiene cuando termina el proceso de este número, que lo inició.")
        parser.add_argument("--with-parent", type=int, metavar="PID", help=said)
        parser.add_argument("--interval", type=float, default=0.5, help=_("Segundos entre una mirada y otra."))

    def handle(
        self,
        *args: object,
        once: bool,
        interval: float,
        verbosity: int,
        with_parent: int | None,
        **options: object,
    ) -> None:
        if verbosity > 1:
            logging.getLogger("django_tasks_db").setLevel(logging.INFO)
        if with_parent is not None:
            stop_with_parent(with_parent, actor=None)
        if not once:
            garbage.look_seldom()
            ahead.begin()
        work(actor=None, once=once, interval=interval)

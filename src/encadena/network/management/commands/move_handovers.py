"""``encadena move-handovers``: once a day; each handover whose day has come is moved once, however often it runs."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ...actions.handover_move import move_due


class Command(BaseCommand):
    help = str(gettext_lazy("Completa los traspasos de centros cuyo día llegó. Puede repetirse."))

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(_("%(n)s traspasos completados.") % {"n": move_due(actor=None)})

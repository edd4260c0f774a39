"""``encadena rebuild-lists``: makes anew what the lists and the page of duplicates read."""

from time import monotonic
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from ...actions.reach import refresh_reach
from ...models import Firm


class Command(BaseCommand):
    help = "Vuelve a calcular lo que leen las listas de empresas, y dice cuánto estaba distinto."

    def handle(self, *args: Any, **options: Any) -> None:
        start = monotonic()
        firms = list(Firm.objects.order_by("pk").values_list("pk", flat=True))
        facts = {"firms": len(firms), "rows": refresh_reach(firms, actor=None)}
        text = _("%(firms)d empresas revisadas, %(rows)d filas corregidas, %(seconds).1f s")
        self.stdout.write(text % {**facts, "seconds": monotonic() - start})

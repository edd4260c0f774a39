"""``encadena match-needs``: firms for every need that is open outside of rounds; from a timer, every night."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.kernel import clock

from ...actions.market import save_proposals
from ...models import Need
from ...planning.proposing import propose
from ...queries.market import STANDING

AT_ONCE = 200


class Command(BaseCommand):
    help = str(
        gettext_lazy(
            "Busca empresas para los requerimientos abiertos fuera de ruedas. Puede repetirse; lo decidido queda."
        )
    )

    def handle(self, *args: Any, **options: Any) -> None:
        today, count = clock.today(), 0
        needs = list(Need.objects.filter(STANDING, until__gte=today).select_related("buyer").order_by("until", "pk"))
        for some in (needs[start : start + AT_ONCE] for start in range(0, len(needs), AT_ONCE)):
            found = propose(some, today=today)
            for need in some:
                count += save_proposals(need, found=found[need.pk], actor=None)
        self.stdout.write(
            _("%(needs)s requerimientos, %(count)s empresas propuestas.") % {"needs": len(needs), "count": count}
        )

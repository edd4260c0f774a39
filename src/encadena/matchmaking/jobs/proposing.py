"""Firms that are looked for in the background, for a need that is open outside of rounds."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.jobs.registry import Handle, job
from encadena.kernel import clock
from encadena.ui import figures

from ..actions import market
from ..models import Need
from ..planning.proposing import propose
from ..queries.market import comes_in


def _told(result: Mapping[str, Any]) -> str:
    return _("%(count)s empresas propuestas") % {"count": figures.number(result.get("count", 0))}


@job(
    market.KIND,
    label=gettext_lazy("Buscar empresas para un requerimiento"),
    describe_result=_told,
    stop_label=gettext_lazy("Detener"),
    link=lambda j: reverse("matchmaking:market_need", args=[j.args["need_id"]]),
)
def find(handle: Handle, *, need_id: int) -> dict[str, object]:
    """Read, match, keep. Again it finds the same; a need that was closed meanwhile gets nobody."""
    need = Need.objects.select_related("buyer").get(pk=need_id)
    if not comes_in(need, clock.today()):
        return {"count": 0}

    def onward(share: float) -> None:
        handle.check()
        handle.progress(share, {})

    found = propose([need], today=clock.today(), on_progress=onward)
    return {"count": market.save_proposals(need, found=found[need.pk], actor=handle.actor)}

"""Work of the network that takes more than a moment."""

from django.utils.translation import gettext_lazy as _

from encadena.jobs.registry import Handle, describe_error, job

from .actions.handover_freeze import freeze
from .models import Handover
from .wording.errors import told


@job("network.freeze_handover", label=_("Congelar el paquete del traspaso"), stop_label=_("Detener"))
def freeze_handover(handle: Handle, *, pk: int) -> dict[str, object]:
    """From its beginning when it is run again; one that is frozen already stays as it is."""
    handover = Handover.objects.select_related("centre", "contract__operator", "incoming").get(pk=pk)
    if not handover.sha256:
        handover = freeze(handover, actor=handle.actor, check=handle.check)
    return {"sha256": handover.sha256}


describe_error(told)

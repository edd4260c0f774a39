"""States of a job."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class State(TextChoices):
    QUEUED = "queued", _("en espera")
    RUNNING = "running", _("en curso")
    DONE = "done", _("terminado")
    FAILED = "failed", _("no se pudo completar")
    CANCELLED = "cancelled", _("detenido")


OPEN = (State.QUEUED, State.RUNNING)

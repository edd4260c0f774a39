from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    LEAD = "lead", _("Interesada")
    CLIENT = "client", _("Cliente")
    ACCOMPANIED = "accompanied", _("En acompañamiento")
    INACTIVE = "inactive", _("Inactiva")
    GRADUATED = "graduated", _("Egresada")


class Step(TextChoices):
    """What can be done with a client on its way; ``rules.client`` says from where to where."""

    SIGN = "sign", _("Firmar el acuerdo")
    BEGIN = "begin", _("Iniciar el acompañamiento")
    GRADUATE = "graduate", _("Registrar el egreso")
    PAUSE = "pause", _("Dejar inactiva")
    REOPEN = "reopen", _("Reabrir")


class EndReason(TextChoices):
    REACHED_GOAL = "reached_goal", _("Logró su meta")
    NO_ANSWER = "no_answer", _("No responde")
    CLOSED = "closed", _("Cerró su negocio")
    MOVED = "moved", _("Se cambió de zona")
    NOT_INTERESTED = "not_interested", _("Ya no le interesa")
    OTHER = "other", _("Otro motivo")


class Mode(TextChoices):
    CENTRE = "centre", _("En el centro")
    FIRM = "firm", _("En la empresa")
    PHONE = "phone", _("Por teléfono")
    VIDEO = "video", _("Por video")

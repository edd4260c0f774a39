from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Stage(TextChoices):
    LEAD = "lead", _("Interesada")
    CLIENT = "client", _("Cliente")
    ACCOMPANIED = "accompanied", _("En acompañamiento")
    INACTIVE = "inactive", _("Inactiva")
    GRADUATED = "graduated", _("Egresada")


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

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MissionKind(TextChoices):
    OUTBOUND = "outbound", _("Misión comercial")
    INBOUND = "inbound", _("Traída de importadores")


class MissionState(TextChoices):
    DRAFT = "draft", _("Borrador")
    OPEN = "open", _("Postulación abierta")
    CHOSEN = "chosen", _("Con empresas elegidas")
    CLOSED = "closed", pgettext_lazy("misión", "Cerrada")


class ApplicationState(TextChoices):
    APPLIED = "applied", _("Postulada")
    CHOSEN = "chosen", pgettext_lazy("postulación", "Elegida")
    WAITING = "waiting", _("En lista de espera")
    NOT_CHOSEN = "not_chosen", pgettext_lazy("postulación", "No elegida")
    WITHDRAWN = "withdrawn", _("Se retiró")


class ItemKind(TextChoices):
    VISIT = "visit", pgettext_lazy("programa", "Visita")
    MEETING = "meeting", _("Reunión con compradores")
    TRAVEL = "travel", _("Traslado")
    OTHER = "other", _("Otra actividad")


class PaidBy(TextChoices):
    FIRM = "firm", _("La empresa")
    ORGANISER = "organiser", _("Quien organiza")


class NoticeKind(TextChoices):
    RESULT = "result", _("Resultado de la postulación")
    DEPARTURE = "departure", _("Recordatorio de la salida")
    DEBRIEF = "debrief", _("Pregunta por lo que trajo")

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .participant import Participant


class Application(models.Model):
    """Why a participant wants to come, what the organiser answered, and how to change the answer.

    ``verdicts`` freezes what the conditions said when it was decided: ``[{rule, outcome, facts}]``.
    """

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="application")
    message = models.CharField(_("por qué quiere participar"), max_length=600, blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField(_("pedida el"), default=clock.now)
    reason = models.CharField(_("razón"), max_length=400, blank=True)
    way_out = models.CharField(_("qué puede hacer"), max_length=400, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    verdicts = models.JSONField(default=list)

    class Meta:
        verbose_name = _("inscripción")
        verbose_name_plural = _("inscripciones")
        ordering = ["asked_at", "id"]

    def __str__(self) -> str:
        return f"{self.participant_id}"

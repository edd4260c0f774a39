from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .participant import Participant
from .round import Round


class Notice(models.Model):
    """A mail to a participant about a round: claimed before it is sent, so that each goes out once.

    ``kind`` says what about, ``key`` which occasion of it (a version of the agenda, a day).
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="notices")
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=20)
    key = models.CharField(max_length=60)
    emails = models.JSONField(default=list)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("aviso")
        verbose_name_plural = _("avisos")
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["participant", "kind", "key"], name="notice_once")]
        indexes = [models.Index(fields=["round", "kind", "-id"], name="notices_of_round")]

    def __str__(self) -> str:
        return f"{self.kind} · {self.participant_id}"

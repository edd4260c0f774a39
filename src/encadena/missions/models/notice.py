from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import NoticeKind
from .application import Application


class Notice(models.Model):
    """A mail about an application: claimed before it is sent, so that each goes out once.

    ``key`` says which occasion: the state that was told, the day of departure, the months after the return.
    """

    application = models.ForeignKey(Application, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=10, choices=NoticeKind.choices)
    key = models.CharField(max_length=20)
    emails = models.JSONField(default=list)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("aviso de una misión")
        verbose_name_plural = _("avisos de misiones")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["application", "kind", "key"], name="mission_notice_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.application_id}"

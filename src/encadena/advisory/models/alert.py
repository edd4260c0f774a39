from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .client import Client

WAITING = models.Q(sent_at__isnull=True, dropped_at__isnull=True)


class Alert(models.Model):
    """Something that has to be told once by mail: ``days`` before the day that it is about (negative: after).

    ``what`` and ``object_id`` name a record of whichever room offered the source. A date that is corrected makes a new
    alert, everything else happens once: the constraint holds it when two runs meet. What is about no client (a centre,
    its contract) is told once to each recipient. ``claim`` is the token of the run
    that is sending it now; after ten minutes of silence another run may take it over. An alert whose reason went
    away before it was sent is ``dropped``.
    """

    what = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    about_on = models.DateField(_("fecha"))
    days = models.SmallIntegerField(_("días antes"))
    client = models.ForeignKey(Client, models.CASCADE, null=True, related_name="alerts")
    email = models.EmailField(_("correo"))
    language = models.CharField(max_length=5, default="es")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    claim = models.CharField(max_length=40, blank=True, editable=False)
    claimed_at = models.DateTimeField(null=True, editable=False)
    sent_at = models.DateTimeField(_("enviado"), null=True, editable=False)
    dropped_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("aviso por correo")
        verbose_name_plural = _("avisos por correo")
        ordering = ["-created_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["what", "object_id", "about_on", "days", "client"], name="alert_once_per_client_and_day"
            ),
            models.UniqueConstraint(
                fields=["what", "object_id", "about_on", "days", "email"],
                condition=models.Q(client__isnull=True),
                name="alert_once_per_recipient_and_day",
            ),
        ]
        indexes = [models.Index(fields=["what", "email", "id"], condition=WAITING, name="alerts_waiting")]

    def __str__(self) -> str:
        return f"{self.what} {self.object_id} · {self.about_on} · {self.days}"

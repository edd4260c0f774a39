from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock
from encadena.network.models import Centre

from ..choices import AttemptOutcome, Channel, FollowUpState
from .client import Client


class FollowUp(models.Model):
    """What became of a client 6, 12 and 24 months after it signed. Every figure may be unknown.

    Closed without an answer only after several attempts on different days; such a row counts as non-response, never as
    "no change".
    """

    client = models.ForeignKey(Client, models.CASCADE, related_name="follow_ups", db_index=False)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    months = models.PositiveSmallIntegerField(_("meses después"))
    due_on = models.DateField(_("corresponde el"))
    state = models.CharField(_("estado"), max_length=12, choices=FollowUpState.choices, default=FollowUpState.DUE)
    closed_on = models.DateField(_("cerrado el"), null=True, blank=True)
    closed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    operating = models.BooleanField(_("sigue funcionando"), null=True, blank=True)
    sales = models.DecimalField(_("ventas del último año"), max_digits=18, decimal_places=0, null=True, blank=True)
    jobs = models.PositiveIntegerField(_("puestos de trabajo hoy"), null=True, blank=True)
    exports = models.DecimalField(_("exportaciones en US$"), max_digits=18, decimal_places=0, null=True, blank=True)
    note = models.CharField(_("nota"), max_length=300, blank=True)
    attempt_count = models.PositiveSmallIntegerField(default=0, editable=False)
    last_attempt_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("seguimiento")
        verbose_name_plural = _("seguimientos")
        ordering = ["due_on", "id"]
        constraints = [models.UniqueConstraint(fields=["client", "months"], name="one_follow_up_per_term")]
        indexes = [
            models.Index(fields=["centre", "state", "due_on", "id"], name="follow_ups_of_centre"),
            models.Index(fields=["state", "due_on", "id", "client"], name="follow_ups_by_state"),
            models.Index(fields=["months", "state", "due_on", "client"], name="follow_ups_by_term"),
            models.Index(fields=["client", "due_on", "months", "state"], name="follow_ups_of_client"),
        ]

    def __str__(self) -> str:
        return f"{self.client} · {self.months}"


class FollowUpAttempt(models.Model):
    follow_up = models.ForeignKey(FollowUp, models.CASCADE, related_name="attempts")
    on = models.DateField(_("fecha"), default=clock.today)
    channel = models.CharField(_("por dónde"), max_length=10, choices=Channel.choices)
    outcome = models.CharField(_("qué pasó"), max_length=15, choices=AttemptOutcome.choices)
    note = models.CharField(_("nota"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("intento de contacto")
        verbose_name_plural = _("intentos de contacto")
        ordering = ["-on", "-id"]

    def __str__(self) -> str:
        return f"{self.on} · {self.get_outcome_display()}"

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.network.models import Centre, Institution

from ..choices import ReferralOutcome, ReferralState
from .client import Client


class Referral(models.Model):
    """A client sent on to another institution or centre: receipt, a date by which it must answer, and what came of it.

    Nothing is sent before the firm agreed (``agreed_on``). The receiver reads the firm's name, RUT and contact, the
    reason and nothing else of the client.
    """

    client = models.ForeignKey(Client, models.PROTECT, related_name="referrals")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="referrals")
    from_centre = models.ForeignKey(Centre, models.PROTECT, related_name="referrals_sent")
    to_institution = models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name="referrals")
    to_centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="referrals_received")
    reason = models.CharField(_("para qué"), max_length=300)
    agreed_on = models.DateField(_("la empresa aceptó el"))
    sent_on = models.DateField(_("enviada el"), default=clock.today)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answer_by = models.DateField(_("responder antes del"))
    state = models.CharField(_("estado"), max_length=10, choices=ReferralState.choices, default=ReferralState.SENT)
    received_on = models.DateField(_("recibida el"), null=True, blank=True)
    received_by = models.CharField(_("quién la recibió"), max_length=120, blank=True)
    outcome = models.CharField(_("resultado"), max_length=15, choices=ReferralOutcome.choices, blank=True)
    outcome_note = models.CharField(_("qué pasó"), max_length=300, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("derivación")
        verbose_name_plural = _("derivaciones")
        ordering = ["-sent_on", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(to_institution__isnull=False, to_centre__isnull=True)
                | models.Q(to_institution__isnull=True, to_centre__isnull=False),
                name="referral_has_one_receiver",
            )
        ]
        indexes = [
            models.Index(fields=["from_centre", "state", "answer_by"], name="referrals_sent"),
            models.Index(fields=["to_centre", "state", "answer_by"], name="referrals_to_centre"),
            models.Index(fields=["to_institution", "state", "answer_by"], name="referrals_to_inst"),
            models.Index(fields=["client", "-sent_on"], name="referrals_of_client"),
        ]

    def __str__(self) -> str:
        return f"{self.firm} → {self.receiver}"

    @property
    def receiver(self) -> Institution | Centre | None:
        return self.to_institution or self.to_centre

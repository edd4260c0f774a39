from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.advisory.models import Client
from encadena.firms.models import Firm
from encadena.kernel import clock


class Plan(models.Model):
    """What a client and its centre agreed to do, until it is closed; a client has one open plan at most.

    ``agreed_by`` is the name of the person of the firm who agreed.
    """

    client = models.ForeignKey(Client, models.PROTECT, related_name="plans")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="plans")
    goal = models.CharField(_("meta"), max_length=300)
    opened_on = models.DateField(_("abierto el"), default=clock.today)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    agreed_on = models.DateField(_("acordado el"), null=True, blank=True)
    agreed_by = models.CharField(_("acordado con"), max_length=120, blank=True)
    closed_on = models.DateField(_("cerrado el"), null=True, blank=True)
    closing_note = models.CharField(_("cómo terminó"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("plan de acción")
        verbose_name_plural = _("planes de acción")
        ordering = ["-opened_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["client"], condition=models.Q(closed_on__isnull=True), name="one_open_plan_per_client"
            )
        ]
        indexes = [models.Index(fields=["firm", "-opened_on"], name="plans_of_firm")]

    def __str__(self) -> str:
        return self.goal

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.advisory.models import Client
from encadena.firms.models import Document, Firm
from encadena.kernel import clock

from ..choices import ActionState, Responsible
from .gap import Gap

TO_DO = models.Q(state=ActionState.TO_DO)
DONE = models.Q(state=ActionState.DONE)


class PlanAction(models.Model):
    """One thing to do about a gap: marked done by one person, closed by another one who looked again.

    ``adviser`` is set when somebody of the centre is responsible; ``person`` and ``email`` when it is somebody else.
    """

    gap = models.ForeignKey(Gap, models.PROTECT, related_name="actions")
    client = models.ForeignKey(Client, models.PROTECT, related_name="plan_actions")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="plan_actions")
    what = models.CharField(_("qué hacer"), max_length=300)
    responsible = models.CharField(_("responsable"), max_length=10, choices=Responsible.choices)
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="plan_actions"
    )
    person = models.CharField(_("nombre"), max_length=120, blank=True)
    email = models.EmailField(_("correo"), blank=True)
    due_on = models.DateField(_("para cuándo"))
    instrument = models.CharField(_("instrumento de apoyo"), max_length=200, blank=True)
    state = models.CharField(_("estado"), max_length=10, choices=ActionState.choices, default=ActionState.TO_DO)
    done_on = models.DateField(_("hecha el"), null=True, blank=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    evidence = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("evidencia")
    )
    without_evidence = models.CharField(_("por qué no hay evidencia"), max_length=300, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    note = models.CharField(_("nota de la segunda mirada"), max_length=300, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("acción del plan")
        verbose_name_plural = _("acciones del plan")
        ordering = ["due_on", "id"]
        indexes = [
            models.Index(fields=["adviser", "due_on", "id"], condition=TO_DO, name="actions_due_of_adviser"),
            models.Index(fields=["client", "due_on", "id"], name="actions_of_client"),
            models.Index(fields=["state", "due_on", "id"], name="actions_due_by_state"),
            models.Index(fields=["done_on", "id"], condition=DONE, name="actions_to_look_at"),
        ]

    def __str__(self) -> str:
        return self.what

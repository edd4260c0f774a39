"""How a contract is judged: once a year, and when its term runs out."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import Decision, Recommendation, ReviewKind
from .contract import ContractEvent, OperatingContract


class ContractReview(models.Model):
    """Opened, evaluated (with a recommendation), decided. One at a time is open; the decision is an event."""

    contract = models.ForeignKey(OperatingContract, models.CASCADE, related_name="reviews")
    kind = models.CharField(_("tipo"), max_length=20, choices=ReviewKind.choices)
    contract_year = models.PositiveSmallIntegerField(_("año del convenio"), null=True, blank=True)
    due_on = models.DateField(_("decidir antes del"), null=True, blank=True)
    opened_at = models.DateTimeField(default=clock.now, editable=False)
    evaluation = models.TextField(_("evaluación"), blank=True)
    recommendation = models.CharField(_("recomendación"), max_length=20, blank=True, choices=Recommendation.choices)
    evaluated_on = models.DateField(null=True, editable=False)
    evaluated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    decision = models.CharField(_("decisión"), max_length=20, blank=True, choices=Decision.choices)
    reason = models.TextField(_("razón"), blank=True)
    decided_on = models.DateField(_("fecha de la decisión"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    event = models.OneToOneField(ContractEvent, models.SET_NULL, null=True, editable=False, related_name="review")

    class Meta:
        verbose_name = _("evaluación de convenio")
        verbose_name_plural = _("evaluaciones de convenio")
        ordering = ["-opened_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["contract"], condition=models.Q(decided_on__isnull=True), name="one_open_review_per_contract"
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.contract}"


class ContractObservation(models.Model):
    """Something that the operator has to mend: answered by the operator, settled by the agency."""

    review = models.ForeignKey(ContractReview, models.CASCADE, related_name="observations")
    text = models.TextField(_("observación"), max_length=2000)
    due_on = models.DateField(_("responder antes del"), null=True, blank=True)
    answer = models.TextField(_("respuesta"), blank=True, max_length=2000)
    answered_on = models.DateField(null=True, editable=False)
    settled_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("observación")
        verbose_name_plural = _("observaciones")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.text[:80]

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.advisory.models import Client
from encadena.firms.models import Firm
from encadena.kernel import clock

from ..choices import DetectedBy, GapState, Severity
from .diagnosis import Diagnosis
from .plan import Plan

OVER = (GapState.CLOSED, GapState.DISCARDED)


class Gap(models.Model):
    """What keeps a client from its goal, and who says so.

    The statements of the firm, of its adviser and of the evidence stand side by side; the firm's words are its own.
    A gap that comes from a diagnosis names the item by codes, so that it outlives the questionnaire's version.
    ``to_review_by`` sent it to the second look and cannot be the one who closes it.
    """

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="gaps")
    client = models.ForeignKey(Client, models.PROTECT, related_name="gaps")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="gaps")
    title = models.CharField(_("brecha"), max_length=200)
    prevents = models.CharField(_("qué impide"), max_length=300, blank=True)
    detected_by = models.CharField(_("quién la detectó"), max_length=10, choices=DetectedBy.choices)
    detected_name = models.CharField(_("nombre"), max_length=120, blank=True)
    firm_says = models.CharField(_("lo que dice la empresa"), max_length=600, blank=True)
    adviser_says = models.CharField(_("lo que dice quien asesora"), max_length=600, blank=True)
    evidence_says = models.CharField(_("lo que muestra la evidencia"), max_length=600, blank=True)
    severity = models.PositiveSmallIntegerField(_("peso"), choices=Severity.choices, default=Severity.MEDIUM)
    state = models.CharField(_("estado"), max_length=10, choices=GapState.choices, default=GapState.OPEN)
    state_since = models.DateField(default=clock.today, editable=False)
    state_reason = models.CharField(_("motivo"), max_length=300, blank=True)
    to_review_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )
    questionnaire = models.CharField(max_length=40, blank=True, editable=False)
    questionnaire_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    item = models.CharField(max_length=40, blank=True, editable=False)
    diagnosis = models.ForeignKey(Diagnosis, models.PROTECT, null=True, blank=True, related_name="gaps", editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("brecha")
        verbose_name_plural = _("brechas")
        ordering = ["-severity", "id"]
        indexes = [
            models.Index(fields=["client", "state"], name="gaps_of_client"),
            models.Index(fields=["firm", "state"], name="gaps_of_firm"),
            models.Index(
                fields=["diagnosis", "item"], condition=models.Q(diagnosis__isnull=False), name="gaps_of_item"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def over(self) -> bool:
        return self.state in OVER

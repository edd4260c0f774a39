from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.matchmaking.models import Brought

from ..choices import ApplicationState, PaidBy
from .mission import Criterion, Mission


class Application(models.Model):
    """A firm wants to go. ``verdicts`` freezes what the conditions said on that day: ``[{rule, outcome, facts}]``.

    ``place`` is the place in the order of the selection; ``reason`` why an unmet condition did not matter.
    """

    mission = models.ForeignKey(Mission, models.PROTECT, related_name="applications")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="mission_applications")
    motive = models.CharField(_("por qué quiere ir"), max_length=600, blank=True)
    state = models.CharField(
        _("estado"), max_length=10, choices=ApplicationState.choices, default=ApplicationState.APPLIED
    )
    verdicts = models.JSONField(default=list)
    place = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    reason = models.CharField(_("razón de la excepción"), max_length=300, blank=True)
    applied_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    applied_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("postulación a una misión")
        verbose_name_plural = _("postulaciones a misiones")
        ordering = ["place", "applied_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["mission", "firm"], condition=~Q(state="withdrawn"), name="one_application_per_mission"
            )
        ]
        indexes = [models.Index(fields=["firm", "-applied_at"], name="mission_applications_of_firm")]

    def __str__(self) -> str:
        return f"{self.firm} · {self.mission}"


class Score(models.Model):
    application = models.ForeignKey(Application, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.CASCADE, related_name="scores")
    points = models.PositiveSmallIntegerField(validators=[MaxValueValidator(5)])

    class Meta:
        verbose_name = _("puntaje")
        verbose_name_plural = _("puntajes")
        constraints = [models.UniqueConstraint(fields=["application", "criterion"], name="one_score_per_criterion")]

    def __str__(self) -> str:
        return str(self.points)


class Payment(models.Model):
    """Money for one firm's place: its own share, or what the organiser adds. In the mission's currency."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="payments")
    paid_by = models.CharField(_("quién paga"), max_length=10, choices=PaidBy.choices, default=PaidBy.FIRM)
    amount = models.DecimalField(_("monto"), max_digits=14, decimal_places=2)
    on = models.DateField(_("fecha"), default=clock.today)
    note = models.CharField(_("nota"), max_length=200, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("pago")
        verbose_name_plural = _("pagos")
        ordering = ["on", "id"]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="payment_is_positive")]

    def __str__(self) -> str:
        return str(self.amount)


class Debrief(Brought):
    """What a firm brought home from a mission."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="debriefs")

    class Meta:
        verbose_name = _("balance de una misión")
        verbose_name_plural = _("balances de misiones")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"], condition=Q(replaced_at__isnull=True), name="one_current_debrief"
            )
        ]

    def __str__(self) -> str:
        return str(self.application_id)

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Document, Firm
from encadena.kernel import clock
from encadena.network.models import Centre

from ..choices import Attribution, Indicator, MilestoneKind, MilestoneState, StatementSource
from .client import Client

# What the figures of milestones add up or filter by: they read an index and nothing else.
SUMMED = ("client", "centre", "on", "attribution", "change", "amount", "baseline")


class Baseline(models.Model):
    """Where a client stood before the help: one figure per indicator, fixed on a day and never edited.

    ``value`` empty means that nobody knows, which is not zero. ``late`` says that it was fixed after the days of grace
    that follow the first session that counts: what is measured from it is shown apart. A correction adds a row and sets
    ``replaced_at`` on the old one.
    """

    client = models.ForeignKey(Client, models.PROTECT, related_name="baselines")
    indicator = models.CharField(_("qué mide"), max_length=10, choices=Indicator.choices)
    year = models.PositiveSmallIntegerField(_("año que mide"))
    value = models.DecimalField(_("valor"), max_digits=18, decimal_places=2, null=True, blank=True)
    origin = models.CharField(_("de dónde sale"), max_length=200, blank=True)
    fixed_on = models.DateField(_("fijada el"), default=clock.today)
    fixed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    late = models.BooleanField(default=False, editable=False)
    replaced_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("línea base")
        verbose_name_plural = _("líneas base")
        ordering = ["indicator", "-fixed_on", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["client", "indicator"],
                condition=models.Q(replaced_at__isnull=True),
                name="one_current_baseline_per_indicator",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_indicator_display()} {self.year}"


class Milestone(models.Model):
    """A dated change in a firm, reported by one person and verified by another.

    ``after`` minus the baseline is the change of a measured kind; ``amount`` is the money of finance and contracts.
    A correction is a new row that names the one it ``corrects``; the old one stays with ``replaced_at``. ``key`` knows
    a milestone again that comes in a spreadsheet.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    client = models.ForeignKey(Client, models.PROTECT, related_name="milestones")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="milestones")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="milestones")
    kind = models.CharField(_("hito"), max_length=15, choices=MilestoneKind.choices)
    on = models.DateField(_("fecha"))
    what = models.CharField(_("qué cambió"), max_length=300)
    baseline = models.ForeignKey(Baseline, models.PROTECT, null=True, blank=True, related_name="milestones")
    after = models.DecimalField(_("valor después"), max_digits=18, decimal_places=2, null=True, blank=True)
    change = models.DecimalField(_("cambio"), max_digits=18, decimal_places=2, null=True, blank=True, editable=False)
    amount = models.DecimalField(_("monto"), max_digits=18, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("moneda"), max_length=3, blank=True)
    country = models.CharField(_("país"), max_length=2, blank=True)
    documents = models.ManyToManyField(Document, blank=True, related_name="milestones", verbose_name=_("evidencia"))
    attribution = models.CharField(
        _("declaración del cliente"), max_length=10, choices=Attribution.choices, default=Attribution.NOT_STATED
    )
    statement = models.CharField(_("en sus palabras"), max_length=500, blank=True)
    statement_source = models.CharField(max_length=10, choices=StatementSource.choices, blank=True)
    stated_on = models.DateField(null=True, blank=True)
    state = models.CharField(
        _("estado"), max_length=10, choices=MilestoneState.choices, default=MilestoneState.REPORTED
    )
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    reported_at = models.DateTimeField(default=clock.now, editable=False)
    reviewed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True, blank=True)
    review_note = models.CharField(_("nota de la revisión"), max_length=300, blank=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by", editable=False
    )
    replaced_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("hito")
        verbose_name_plural = _("hitos")
        ordering = ["-on", "-id"]
        indexes = [
            models.Index(
                fields=["centre", "state", "-on", "-id"],
                condition=models.Q(replaced_at__isnull=True),
                name="milestones_of_centre",
            ),
            models.Index(
                fields=["-on", "-id", "state", "kind", "centre", "client"],
                condition=models.Q(replaced_at__isnull=True),
                name="milestones_newest",
            ),
            models.Index(
                fields=[
                    "kind",
                    "state",
                    "currency",
                    "client",
                    "centre",
                    "on",
                    "attribution",
                    "change",
                    "amount",
                    "baseline",
                ],
                condition=models.Q(replaced_at__isnull=True),
                name="milestones_totals",
            ),
            models.Index(
                fields=["state", "-on", "-id"], condition=models.Q(replaced_at__isnull=True), name="milestones_by_state"
            ),
            models.Index(fields=["client", "-on"], name="milestones_of_client"),
            models.Index(fields=["firm", "-on"], name="milestones_of_firm"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.firm}"


class MilestoneJob(models.Model):
    """One job, named, so that nobody counts it as created and as kept, or twice.

    ``live`` is false once its milestone was withdrawn or corrected: then it may be counted elsewhere.
    """

    milestone = models.ForeignKey(Milestone, models.CASCADE, related_name="jobs")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="milestone_jobs")
    label = models.CharField(_("puesto y quién lo ocupa"), max_length=120)
    key = models.CharField(max_length=120, editable=False)
    live = models.BooleanField(default=True, editable=False)

    class Meta:
        verbose_name = _("puesto de trabajo")
        verbose_name_plural = _("puestos de trabajo")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["firm", "key"], condition=models.Q(live=True), name="one_job_in_one_milestone"
            )
        ]

    def __str__(self) -> str:
        return self.label

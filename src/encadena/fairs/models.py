from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from encadena.advisory.models import Milestone
from encadena.firms.models import Firm, Offering
from encadena.kernel import clock
from encadena.matchmaking.choices import Term
from encadena.matchmaking.models import Brought
from encadena.network.models import Institution

from .choices import FairKind, FairState

SIDE = [MinValueValidator(1), MaxValueValidator(26)]


class Fair(models.Model):
    """A fair with ``rows`` × ``columns`` stands. Published, its showcase is public; a draft is not."""

    name = models.CharField(_("nombre"), max_length=160)
    kind = models.CharField(_("tipo"), max_length=15, choices=FairKind.choices, default=FairKind.NATIONAL)
    organiser = models.ForeignKey(
        Institution, models.PROTECT, related_name="fairs", verbose_name=_("institución que organiza")
    )
    place = models.CharField(_("lugar"), max_length=200)
    about = models.TextField(_("de qué se trata"), max_length=2000, blank=True)
    starts_on = models.DateField(_("empieza el"))
    ends_on = models.DateField(_("termina el"))
    rows = models.PositiveSmallIntegerField(_("filas del plano"), default=3, validators=SIDE)
    columns = models.PositiveSmallIntegerField(_("puestos por fila"), default=8, validators=SIDE)
    price = models.DecimalField(_("precio de un puesto"), max_digits=14, decimal_places=2, null=True, blank=True)
    state = models.CharField(_("estado"), max_length=10, choices=FairState.choices, default=FairState.DRAFT)
    invented = models.BooleanField(_("inventada para la demostración"), default=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("feria")
        verbose_name_plural = _("ferias")
        ordering = ["-starts_on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="fair_ends_after_start")]

    def __str__(self) -> str:
        return self.name


class StandKind(models.Model):
    """Stands of one type, with their size and price; ``codes`` are those of the plan. A stand has one type at most.

    Stands of no type cost what the fair says. Empty is not known.
    """

    fair = models.ForeignKey(Fair, models.CASCADE, related_name="kinds")
    name = models.CharField(_("tipo de puesto"), max_length=60)
    area = models.DecimalField(_("superficie (m²)"), max_digits=6, decimal_places=1, null=True, blank=True)
    price = models.DecimalField(_("precio"), max_digits=14, decimal_places=2, null=True, blank=True)
    codes = models.JSONField(default=list)

    class Meta:
        verbose_name = _("tipo de puesto")
        verbose_name_plural = _("tipos de puesto")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class Group(models.Model):
    """Firms that come together and may share one stand."""

    fair = models.ForeignKey(Fair, models.CASCADE, related_name="groups")
    name = models.CharField(_("grupo"), max_length=120)

    class Meta:
        verbose_name = _("grupo de una feria")
        verbose_name_plural = _("grupos de ferias")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["fair", "name"], name="group_once_per_fair")]

    def __str__(self) -> str:
        return self.name


class Exhibitor(models.Model):
    """A firm at a fair, at one stand or at none yet. Only ``about`` and the chosen offerings are public.

    Only firms of one ``group`` share a stand.
    """

    fair = models.ForeignKey(Fair, models.PROTECT, related_name="exhibitors")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="exhibitions")
    about = models.CharField(_("cómo se presenta"), max_length=600, blank=True)
    group = models.ForeignKey(
        Group, models.SET_NULL, null=True, blank=True, related_name="members", verbose_name=_("grupo")
    )
    row = models.PositiveSmallIntegerField(_("fila"), null=True, blank=True)
    column = models.PositiveSmallIntegerField(_("puesto"), null=True, blank=True)
    offerings = models.ManyToManyField(Offering, blank=True, related_name="exhibited_by")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("expositor")
        verbose_name_plural = _("expositores")
        ordering = ["row", "column", "id"]
        constraints = [
            models.UniqueConstraint(fields=["fair", "firm"], name="exhibitor_once_per_fair"),
            models.UniqueConstraint(
                fields=["fair", "row", "column"],
                condition=Q(row__isnull=False, group__isnull=True),
                name="one_exhibitor_per_stand",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.firm} · {self.fair}"

    @property
    def stand(self) -> str:
        """``B4``; empty without one."""
        return f"{chr(64 + self.row)}{self.column}" if self.row and self.column else ""


class VisitorRequest(models.Model):
    """A visitor asks an exhibitor for a contact. Read by that firm, those who attend it, and whoever organises.

    ``consent`` is the sentence that the visitor agreed to, as it was shown.
    """

    exhibitor = models.ForeignKey(Exhibitor, models.PROTECT, related_name="requests")
    name = models.CharField(_("nombre"), max_length=120)
    email = models.EmailField(_("correo"))
    company = models.CharField(_("empresa"), max_length=160, blank=True)
    message = models.TextField(_("mensaje"), max_length=1500)
    consent = models.CharField(max_length=400)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("solicitud de un visitante")
        verbose_name_plural = _("solicitudes de visitantes")
        ordering = ["-id"]
        indexes = [models.Index(fields=["exhibitor", "-id"], name="requests_of_exhibitor")]

    def __str__(self) -> str:
        return f"{self.name} → {self.exhibitor_id}"


class Outcome(Brought):
    """What an exhibitor brought home from a fair, at one term: the end, or 3, 6, 12 months later."""

    exhibitor = models.ForeignKey(Exhibitor, models.PROTECT, related_name="outcomes")
    term = models.PositiveSmallIntegerField(_("plazo"), choices=Term.choices, default=Term.EVENT)

    class Meta:
        verbose_name = _("resultado de una feria")
        verbose_name_plural = _("resultados de ferias")
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["exhibitor"], condition=Q(replaced_at__isnull=True), name="one_current_outcome_per_exhibitor"
            )
        ]

    def __str__(self) -> str:
        return str(self.exhibitor_id)


class OutcomeMail(models.Model):
    """The question that was mailed to an exhibitor at a term; claimed before it is sent."""

    exhibitor = models.ForeignKey(Exhibitor, models.CASCADE, related_name="outcome_mails")
    term = models.PositiveSmallIntegerField(choices=Term.choices)
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("pregunta por el resultado de una feria")
        verbose_name_plural = _("preguntas por los resultados de ferias")
        constraints = [models.UniqueConstraint(fields=["exhibitor", "term"], name="one_fair_mail_per_term")]

    def __str__(self) -> str:
        return f"{self.exhibitor_id} · {self.term}"


class OutcomeMilestone(models.Model):
    """An order of a fair that was handed on as a milestone of the firm, to be verified there by somebody else."""

    exhibitor = models.OneToOneField(Exhibitor, models.PROTECT, related_name="milestone_link")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="+")
    milestone = models.OneToOneField(Milestone, models.PROTECT, related_name="fair_link")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("hito de una feria")
        verbose_name_plural = _("hitos de ferias")

    def __str__(self) -> str:
        return f"{self.exhibitor_id} → {self.milestone_id}"

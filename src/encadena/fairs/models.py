from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm, Offering
from encadena.kernel import clock
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


class Exhibitor(models.Model):
    """A firm at a fair, at one stand or at none yet. Only ``about`` and the chosen offerings are public."""

    fair = models.ForeignKey(Fair, models.PROTECT, related_name="exhibitors")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="exhibitions")
    about = models.CharField(_("cómo se presenta"), max_length=600, blank=True)
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
                fields=["fair", "row", "column"], condition=Q(row__isnull=False), name="one_exhibitor_per_stand"
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

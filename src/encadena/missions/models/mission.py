from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock
from encadena.matchmaking.models import Buyer, Round
from encadena.network.models import Institution

from ..choices import ItemKind, MissionKind, MissionState


class Mission(models.Model):
    """A journey to buyers (outbound) or of buyers to firms (inbound), with its call.

    ``regions``, ``sections``, ``sizes``, ``readiness``, ``certified`` and ``exporting`` are the conditions; empty asks
    for nothing. ``cost`` is what one firm's place costs, ``firm_share`` the percent of it that the firm pays.
    """

    name = models.CharField(_("nombre"), max_length=160)
    kind = models.CharField(_("tipo"), max_length=10, choices=MissionKind.choices, default=MissionKind.OUTBOUND)
    organiser = models.ForeignKey(
        Institution, models.PROTECT, related_name="missions", verbose_name=_("institución que organiza")
    )
    places = models.CharField(_("lugares"), max_length=300, help_text=_("Ciudades y países, en el orden del viaje."))
    purpose = models.TextField(_("para qué"), max_length=2000, blank=True)
    opens_on = models.DateField(_("se postula desde"))
    closes_on = models.DateField(_("se postula hasta"))
    starts_on = models.DateField(_("empieza el"))
    ends_on = models.DateField(_("termina el"))
    state = models.CharField(_("estado"), max_length=10, choices=MissionState.choices, default=MissionState.DRAFT)
    capacity = models.PositiveSmallIntegerField(_("cupos"), default=10, validators=[MinValueValidator(1)])
    regions = models.JSONField(default=list, blank=True)
    sections = models.JSONField(default=list, blank=True)
    sizes = models.JSONField(_("tamaños que pueden postular"), default=list, blank=True)
    readiness = models.PositiveSmallIntegerField(
        _("preparación mínima (%)"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    certified = models.BooleanField(_("con una certificación vigente"), default=False)
    exporting = models.BooleanField(_("que ya exportan"), default=False)
    cost = models.DecimalField(_("costo por empresa"), max_digits=14, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("moneda"), max_length=3, default="CLP")
    firm_share = models.PositiveSmallIntegerField(
        _("parte que paga la empresa (%)"), default=30, validators=[MaxValueValidator(100)]
    )
    round = models.ForeignKey(
        Round, models.PROTECT, null=True, blank=True, related_name="missions", verbose_name=_("rueda de la misión")
    )
    invented = models.BooleanField(_("inventada para la demostración"), default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("misión")
        verbose_name_plural = _("misiones")
        ordering = ["-starts_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(closes_on__gte=F("opens_on")), name="call_closes_after_it_opens"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="mission_ends_after_it_starts"),
        ]
        indexes = [models.Index(fields=["-starts_on", "-id"], name="missions_by_day")]

    def __str__(self) -> str:
        return self.name


class Criterion(models.Model):
    """What applications are scored by, from 0 to 5, with its weight; everybody reads it before applying."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="criteria")
    name = models.CharField(_("criterio"), max_length=160)
    weight = models.PositiveSmallIntegerField(_("peso"), default=1, validators=[MinValueValidator(1)])
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("criterio")
        verbose_name_plural = _("criterios")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.name


class Item(models.Model):
    """One line of the programme of a day."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="items")
    on = models.DateField(_("día"))
    starts_at = models.TimeField(_("hora"), null=True, blank=True)
    kind = models.CharField(_("tipo"), max_length=10, choices=ItemKind.choices)
    what = models.CharField(_("qué"), max_length=200)
    where = models.CharField(_("dónde"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("actividad del programa")
        verbose_name_plural = _("programa")
        ordering = ["on", "starts_at", "id"]

    def __str__(self) -> str:
        return self.what


class Guest(models.Model):
    """A buyer who is brought in, and what that cost; empty is not known."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="guests")
    buyer = models.ForeignKey(Buyer, models.PROTECT, related_name="missions", verbose_name=_("comprador"))
    cost = models.DecimalField(_("costo"), max_digits=14, decimal_places=2, null=True, blank=True)

    class Meta:
        verbose_name = _("comprador invitado")
        verbose_name_plural = _("compradores invitados")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["mission", "buyer"], name="guest_once_per_mission")]

    def __str__(self) -> str:
        return str(self.buyer)

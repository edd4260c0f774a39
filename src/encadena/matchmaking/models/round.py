from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Commune, Region
from encadena.kernel import clock
from encadena.network.models import Institution

from ..choices import BreaksWithin, Fairness, RoundState, Session
from .series import Series


def spanish_only() -> list[str]:
    return ["es"]


class Round(models.Model):
    """A business round. ``version`` and ``updated_at`` change whenever anything that decides an agenda changes."""

    name = models.CharField(_("nombre"), max_length=160)
    edition = models.CharField(_("edición"), max_length=40, blank=True)
    series = models.ForeignKey(
        Series, models.PROTECT, null=True, blank=True, related_name="rounds", verbose_name=_("evento")
    )
    organiser = models.ForeignKey(
        Institution, models.PROTECT, related_name="rounds", verbose_name=_("institución que organiza")
    )
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("región")
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("comuna")
    )
    place = models.CharField(_("lugar"), max_length=200, blank=True)
    state = models.CharField(_("estado"), max_length=20, choices=RoundState.choices, default=RoundState.DRAFT)
    languages = models.JSONField(_("idiomas"), default=spanish_only)
    time_zone = models.CharField(_("zona horaria"), max_length=60, default=settings.TIME_ZONE)
    fairness = models.PositiveSmallIntegerField(
        _("diferencia máxima de esperas entre participantes"),
        null=True,
        blank=True,
        choices=Fairness.choices,
        default=Fairness.TWO,
    )
    breaks_within = models.CharField(
        _("las esperas se cuentan"), max_length=10, choices=BreaksWithin.choices, default=BreaksWithin.DAY
    )
    source = models.CharField(_("fuente"), max_length=200, blank=True)
    invented = models.BooleanField(_("inventada para la demostración"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    updated_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("rueda de negocios")
        verbose_name_plural = _("ruedas de negocios")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.name} {self.edition}".strip()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)


class Day(models.Model):
    round = models.ForeignKey(Round, models.CASCADE, related_name="days")
    on = models.DateField(_("fecha"))

    class Meta:
        verbose_name = _("día")
        verbose_name_plural = _("días")
        ordering = ["on"]
        constraints = [models.UniqueConstraint(fields=["round", "on"], name="day_once_per_round")]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d}"


class Slot(models.Model):
    """A stretch of time in which every table can hold one meeting; numbered from 1 in order of time."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="slots")
    day = models.ForeignKey(Day, models.CASCADE, related_name="slots")
    number = models.PositiveSmallIntegerField(_("número"))
    starts_at = models.DateTimeField(_("desde"))
    ends_at = models.DateTimeField(_("hasta"))
    session = models.CharField(_("jornada"), max_length=10, choices=Session.choices)

    class Meta:
        verbose_name = _("horario")
        verbose_name_plural = _("horarios")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="slot_number_once_per_round"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="slot_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(number__gte=1), name="slot_numbers_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Table(models.Model):
    round = models.ForeignKey(Round, models.CASCADE, related_name="tables")
    number = models.PositiveSmallIntegerField(_("número"))
    name = models.CharField(_("nombre"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("mesa")
        verbose_name_plural = _("mesas")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="table_number_once_per_round"),
            models.CheckConstraint(condition=Q(number__gte=1), name="table_numbers_from_1"),
        ]

    def __str__(self) -> str:
        return self.name or str(self.number)

"""Institutions, centres, who runs them, and who works where."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.catalogs.models import Commune, Region
from encadena.kernel import clock

from .choices import CentreKind, ContractEventKind, InstitutionKind


class Institution(models.Model):
    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(_("nombre"), max_length=200)
    kind = models.CharField(_("tipo"), max_length=20, choices=InstitutionKind.choices)
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, verbose_name=_("región"))
    note = models.CharField(_("nota"), max_length=300, blank=True)
    source = models.CharField(_("fuente"), max_length=200, blank=True)
    invented = models.BooleanField(_("inventada para la demostración"), default=False)

    class Meta:
        verbose_name = _("institución")
        verbose_name_plural = _("instituciones")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Centre(models.Model):
    """A business development centre; a satellite hangs from one. Region is empty for one that serves the country."""

    slug = models.SlugField(unique=True, max_length=80)
    name = models.CharField(_("nombre"), max_length=200)
    kind = models.CharField(_("tipo"), max_length=20, choices=CentreKind.choices, default=CentreKind.GENERAL)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="satellites")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="centres")
    commune = models.ForeignKey(Commune, models.PROTECT, null=True, blank=True, related_name="+")
    covered_communes = models.ManyToManyField(Commune, blank=True, related_name="covering_centres")
    source = models.CharField(_("fuente"), max_length=200, blank=True)
    invented = models.BooleanField(_("inventado para la demostración"), default=False)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("centro")
        verbose_name_plural = _("centros")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class OperatingContract(models.Model):
    """One operator runs one centre, from award to end. Dates may be known only by their year."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="contracts")
    operator = models.ForeignKey(Institution, models.PROTECT, related_name="contracts")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("convenio de operación")
        verbose_name_plural = _("convenios de operación")
        ordering = ["centre", "-starts_on"]

    def __str__(self) -> str:
        return f"{self.operator} · {self.centre}"


class ContractEvent(models.Model):
    contract = models.ForeignKey(OperatingContract, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=20, choices=ContractEventKind.choices)
    year = models.PositiveSmallIntegerField(_("año"))
    on = models.DateField(_("fecha"), null=True, blank=True)
    term_years = models.PositiveSmallIntegerField(null=True, blank=True)
    contract_year = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("hito del convenio")
        verbose_name_plural = _("hitos del convenio")
        ordering = ["year", "on", "id"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}"


class Post(models.Model):
    """Where a person works, from when to when: one of centre, institution or region (none: the country)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="posts")
    role = models.CharField(max_length=20, choices=Role.choices)
    centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="posts")
    institution = models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name="posts")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("cargo")
        verbose_name_plural = _("cargos")
        ordering = ["-since"]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"


class Target(models.Model):
    """What a centre has to reach in a year of one indicator of the registry."""

    centre = models.ForeignKey(Centre, models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField(_("año"))
    indicator = models.CharField(_("indicador"), max_length=40)
    value = models.PositiveIntegerField(_("meta"))
    set_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("meta")
        verbose_name_plural = _("metas")
        ordering = ["centre", "year", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["centre", "year", "indicator"], name="one_target_per_indicator_and_year")
        ]

    def __str__(self) -> str:
        return f"{self.centre} · {self.indicator} {self.year}: {self.value}"


class StatedFigure(models.Model):
    """A number that an institution stated about itself; it stands beside the computed one, never instead of it."""

    institution = models.ForeignKey(Institution, models.CASCADE, related_name="stated_figures")
    counts = models.CharField(_("qué cuenta"), max_length=40)
    value = models.DecimalField(_("valor"), max_digits=14, decimal_places=2)
    qualifier = models.CharField(_("calificador"), max_length=20, default="exact")
    period = models.CharField(_("período"), max_length=20)
    source = models.CharField(_("fuente"), max_length=200)

    class Meta:
        verbose_name = _("cifra declarada")
        verbose_name_plural = _("cifras declaradas")
        ordering = ["institution", "counts", "period"]

    def __str__(self) -> str:
        return f"{self.institution}: {self.counts} = {self.value} ({self.period})"

    @property
    def month(self) -> date | None:
        """The month of a period like ``2020-12``; a whole year has none."""
        year, _, month = self.period.partition("-")
        return date(int(year), int(month), 1) if month else None

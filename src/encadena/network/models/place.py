"""Institutions and centres."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Commune, Region

from ..choices import CentreKind, InstitutionKind


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
    """A business development centre; a satellite hangs from one. Region is empty for one that serves the country.

    ``withholds``: what it knows of some clients did not pass on to the operator that came after.
    """

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
    withholds = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("centro")
        verbose_name_plural = _("centros")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

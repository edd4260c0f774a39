"""Regions, provinces and communes under their official codes (CUT)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.Model):
    """One of the 16 regions. ``order`` runs from north (1) to south (16)."""

    code = models.CharField(_("código"), max_length=2, primary_key=True)
    name = models.CharField(_("nombre"), max_length=80)
    short_name = models.CharField(_("nombre corto"), max_length=40)
    roman = models.CharField(_("número romano"), max_length=4)
    iso_code = models.CharField(_("código ISO"), max_length=5)
    order = models.PositiveSmallIntegerField(_("orden de norte a sur"), unique=True)

    class Meta:
        ordering = ("order",)
        verbose_name = _("región")
        verbose_name_plural = _("regiones")

    def __str__(self) -> str:
        return self.short_name


class Province(models.Model):
    """One of the 56 provinces; the first two digits of its code are the region's."""

    code = models.CharField(_("código"), max_length=3, primary_key=True)
    name = models.CharField(_("nombre"), max_length=80)
    region = models.ForeignKey(Region, models.PROTECT, related_name="provinces", verbose_name=_("región"))

    class Meta:
        ordering = ("region__order", "code")
        verbose_name = _("provincia")
        verbose_name_plural = _("provincias")

    def __str__(self) -> str:
        return self.name


class Commune(models.Model):
    """One of the 346 communes.

    ``region`` repeats ``province.region`` so that lists filtered by region need no join.
    """

    code = models.CharField(_("código"), max_length=5, primary_key=True)
    name = models.CharField(_("nombre"), max_length=80, db_index=True)
    province = models.ForeignKey(Province, models.PROTECT, related_name="communes", verbose_name=_("provincia"))
    region = models.ForeignKey(Region, models.PROTECT, related_name="communes", verbose_name=_("región"))

    class Meta:
        ordering = ("name",)
        verbose_name = _("comuna")
        verbose_name_plural = _("comunas")

    def __str__(self) -> str:
        return self.name

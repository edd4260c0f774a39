"""The value of the Unidad de Fomento, day by day."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class UfValue(models.Model):
    """The value in pesos of one UF on one date, and who published it."""

    date = models.DateField(_("fecha"), unique=True)
    value = models.DecimalField(_("valor en pesos"), max_digits=10, decimal_places=2)
    source = models.CharField(_("fuente"), max_length=200)

    class Meta:
        ordering = ("-date",)
        verbose_name = _("valor de la UF")
        verbose_name_plural = _("valores de la UF")
        constraints = (models.CheckConstraint(condition=models.Q(value__gt=0), name="catalogs_uf_value_is_positive"),)

    def __str__(self) -> str:
        return f"UF {self.date:%d-%m-%Y}"

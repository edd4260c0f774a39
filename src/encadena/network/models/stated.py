"""What institutions state about themselves."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _

from .place import Institution


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

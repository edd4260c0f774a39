"""Who runs a centre, and what happened year by year."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from ..choices import ContractEventKind
from .place import Centre, Institution


class OperatingContract(models.Model):
    """One operator runs one centre, from award to end. Dates may be known only by their year.

    ``ends_on`` is when it ends or ended, and who sees the centre hangs on it; ``agreed_until`` is when the term that
    was agreed runs out, which by itself ends nothing: a renewal may be late.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="contracts")
    operator = models.ForeignKey(Institution, models.PROTECT, related_name="contracts")
    starts_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)
    agreed_until = models.DateField(_("plazo acordado hasta"), null=True, blank=True)
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

from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock


class ComputedReport(models.Model):
    """The last report counted of a year and scope, kept so that the next reader does not wait.

    It is current only while ``as_of``, ``counted_by`` (definitions and published tables) and ``data_version`` (where
    the records stand) are what they are now; otherwise it is counted anew and replaced. ``report`` is JSON as text,
    in its own order.
    """

    year = models.PositiveSmallIntegerField(_("año"))
    scope_kind = models.CharField(max_length=10)
    scope_key = models.CharField(max_length=80, blank=True)
    as_of = models.DateField()
    counted_by = models.CharField(max_length=40)
    data_version = models.CharField(max_length=200)
    report = models.TextField()
    computed_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("informe calculado")
        verbose_name_plural = _("informes calculados")
        constraints = [
            models.UniqueConstraint(fields=["year", "scope_kind", "scope_key"], name="one_computed_report_per_scope")
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.scope_kind} {self.scope_key}".strip()

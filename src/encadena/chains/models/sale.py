from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock

from .anchor import AnchorBuyer
from .project import LinkageProject


class ChainSale(models.Model):
    """A firm sold to a buyer of the project, in whole pesos; ``month`` is its first day.

    Days to pay run from the invoice; an empty date is unknown, not "the same day". A withdrawn row counts nowhere.
    """

    project = models.ForeignKey(LinkageProject, models.PROTECT, related_name="sales")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="chain_sales", verbose_name=_("empresa que vende"))
    buyer = models.ForeignKey(AnchorBuyer, models.PROTECT, related_name="purchases", verbose_name=_("comprador"))
    month = models.DateField(_("mes"))
    amount = models.BigIntegerField(_("monto en pesos"))
    invoiced_on = models.DateField(_("fecha de la factura"), null=True, blank=True)
    paid_on = models.DateField(_("fecha del pago"), null=True, blank=True)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("venta del encadenamiento")
        verbose_name_plural = _("ventas del encadenamiento")
        ordering = ["-month", "-id"]
        indexes = [
            models.Index(
                fields=["project", "-month", "-id"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="chain_sales_of_project",
            ),
            models.Index(
                fields=["month", "project", "firm", "buyer", "amount"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="chain_sales_by_month",
            ),
            models.Index(
                fields=["buyer", "month"], condition=models.Q(withdrawn_at__isnull=True), name="chain_sales_to_buyer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.firm} → {self.buyer} · {self.month:%Y-%m}"

    @property
    def days(self) -> int | None:
        return (self.paid_on - self.invoiced_on).days if self.paid_on and self.invoiced_on else None

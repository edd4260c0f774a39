from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .round import Round


class ExchangeRate(models.Model):
    """Pesos per unit of a currency by which the amounts of one round are told in one currency, and who published it.

    One for each round and currency; what it was before stands in the log.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="exchange_rates")
    currency = models.CharField(_("moneda"), max_length=3)
    pesos = models.DecimalField(
        _("pesos por unidad"), max_digits=12, decimal_places=2, validators=[MinValueValidator(0.01)]
    )
    on = models.DateField(_("del día"))
    source = models.CharField(_("fuente"), max_length=200)
    updated_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("tipo de cambio de una rueda")
        verbose_name_plural = _("tipos de cambio de las ruedas")
        ordering = ["currency"]
        constraints = [
            models.UniqueConstraint(fields=["round", "currency"], name="one_rate_per_round_and_currency"),
            models.CheckConstraint(condition=Q(pesos__gt=0), name="rate_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.pesos}"

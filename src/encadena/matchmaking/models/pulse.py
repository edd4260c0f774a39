from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .round import Round


class Pulse(models.Model):
    """A number that grows with everything that the pages of the day show of a round; whoever follows asks only this."""

    round = models.OneToOneField(Round, models.CASCADE, primary_key=True, related_name="pulse")
    number = models.PositiveBigIntegerField(default=0)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("pulso de la rueda")
        verbose_name_plural = _("pulsos de las ruedas")

    def __str__(self) -> str:
        return f"{self.round_id}: {self.number}"

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock

from ..choices import BuyerKind


def spanish_only() -> list[str]:
    return ["es"]


class Buyer(models.Model):
    """Somebody who comes to buy: an importer from abroad or a large buyer, perhaps also a firm of the register."""

    name = models.CharField(_("nombre"), max_length=160)
    country = models.CharField(_("país"), max_length=2)
    kind = models.CharField(_("tipo"), max_length=20, choices=BuyerKind.choices, default=BuyerKind.IMPORTER)
    languages = models.JSONField(_("idiomas"), default=spanish_only)
    time_zone = models.CharField(_("zona horaria"), max_length=60, blank=True)
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="buyers")
    looks_for = models.CharField(_("qué busca"), max_length=400, blank=True)
    contact = models.CharField(_("contacto"), max_length=200, blank=True)
    invented = models.BooleanField(_("inventado para la demostración"), default=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("comprador")
        verbose_name_plural = _("compradores")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class BuyerDelegate(models.Model):
    """A user acts for a buyer."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="buyer_delegations")
    buyer = models.ForeignKey(Buyer, models.CASCADE, related_name="delegates")

    class Meta:
        verbose_name = _("representante de comprador")
        verbose_name_plural = _("representantes de compradores")
        constraints = [models.UniqueConstraint(fields=["user", "buyer"], name="delegate_once_per_buyer")]

    def __str__(self) -> str:
        return f"{self.user} · {self.buyer}"

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock


class MarketWish(models.Model):
    """The markets and buyers that a firm wants: read by the matching, inside and outside of rounds.

    ``markets`` are countries of two letters, ``buyer_kinds`` values of ``BuyerKind``; none: anybody is welcome.
    ``least_order`` per year in ``unit``. ``musts``: values of ``FirmMust``, conditions that exclude a buyer.
    """

    firm = models.OneToOneField(Firm, models.CASCADE, related_name="market_wish")
    markets = models.JSONField(_("países que le interesan"), default=list, blank=True)
    buyer_kinds = models.JSONField(_("compradores que le interesan"), default=list, blank=True)
    least_order = models.DecimalField(_("pedido mínimo al año"), max_digits=16, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unidad"), max_length=40, blank=True)
    musts = models.JSONField(_("lo indispensable"), default=list, blank=True)
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    said_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("mercados que busca una empresa")
        verbose_name_plural = _("mercados que buscan las empresas")

    def __str__(self) -> str:
        return str(self.firm_id)

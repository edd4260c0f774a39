from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Language
from encadena.catalogs.models import Activity, Product, Service
from encadena.firms.choices import OfferingKind
from encadena.kernel import clock

from .buyer import Buyer
from .sheet import SheetImport


class Need(models.Model):
    """What a buyer looks for, inside and outside of events: a good or a service, in the buyer's own words.

    It is the buyer's, not a round's: every round of the buyer reads this row. With ``standing_since`` firms are
    proposed for it outside of rounds too, until the day ``until``.

    ``incoterms``: codes of delivery terms, any of which will do; ``delivery``: place and other words. ``musts``: values
    of ``Must``, conditions that exclude. ``certificates``: codes of ``readiness.Standard``, ``sizes`` values of
    ``LegalSize`` that are welcome (none: all), ``languages`` those in which the buyer deals. ``volume`` is per year in
    ``unit``; empty is *not reported*.
    """

    buyer = models.ForeignKey(Buyer, models.CASCADE, related_name="needs")
    kind = models.CharField(_("clase"), max_length=10, choices=OfferingKind.choices, default=OfferingKind.GOODS)
    title = models.CharField(_("qué busca"), max_length=200)
    description = models.TextField(_("descripción"), max_length=2000, blank=True)
    language = models.CharField(_("idioma del texto"), max_length=2, choices=Language.choices, default=Language.SPANISH)
    product = models.ForeignKey(
        Product, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("código de producto")
    )
    service = models.ForeignKey(
        Service, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("código de servicio")
    )
    activity = models.ForeignKey(
        Activity, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("actividad del proveedor")
    )
    volume = models.DecimalField(_("volumen al año"), max_digits=16, decimal_places=2, null=True, blank=True)
    unit = models.CharField(_("unidad"), max_length=40, blank=True)
    certificates = models.JSONField(_("certificaciones que pide"), default=list, blank=True)
    incoterms = models.JSONField(_("condiciones de entrega"), default=list, blank=True)
    delivery = models.CharField(_("entrega"), max_length=200, blank=True)
    languages = models.JSONField(_("idiomas de trato"), default=list, blank=True)
    sizes = models.JSONField(_("tamaños que acepta"), default=list, blank=True)
    musts = models.JSONField(_("lo indispensable"), default=list, blank=True)
    until = models.DateField(_("hasta cuándo lo busca"), null=True, blank=True)
    standing_since = models.DateTimeField(null=True, blank=True, editable=False)
    invented = models.BooleanField(default=False, editable=False)
    imported_by = models.ForeignKey(
        SheetImport, models.SET_NULL, null=True, blank=True, editable=False, related_name="needs"
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("requerimiento")
        verbose_name_plural = _("requerimientos")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(product__isnull=True) | Q(service__isnull=True), name="need_has_one_kind_of_code"
            ),
            models.CheckConstraint(
                condition=Q(standing_since__isnull=True) | Q(until__isnull=False), name="standing_need_has_an_end"
            ),
        ]
        indexes = [
            models.Index(fields=["buyer", "withdrawn_at"], name="needs_of_buyer"),
            models.Index(
                fields=["until", "id"], condition=Q(standing_since__isnull=False), name="standing_needs_by_end"
            ),
        ]

    def __str__(self) -> str:
        return self.title

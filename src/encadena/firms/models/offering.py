from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Product, Service
from encadena.kernel import clock

from ..choices import OfferingKind
from .firm import Firm


class Offering(models.Model):
    """A good or a service that a firm sells, with its official code when somebody chose one.

    ``incoterms`` are codes of ``catalogs.queries.incoterms``; none: not reported.
    """

    firm = models.ForeignKey(Firm, models.CASCADE, related_name="offerings")
    kind = models.CharField(_("clase"), max_length=10, choices=OfferingKind.choices)
    name = models.CharField(_("nombre"), max_length=200)
    description = models.TextField(_("descripción"), blank=True)
    product = models.ForeignKey(Product, models.PROTECT, null=True, blank=True, related_name="+")
    service = models.ForeignKey(Service, models.PROTECT, null=True, blank=True, related_name="+")
    unit = models.CharField(_("unidad"), max_length=40, blank=True)
    yearly_capacity = models.DecimalField(_("capacidad anual"), max_digits=16, decimal_places=2, null=True, blank=True)
    certifications = models.CharField(_("certificaciones"), max_length=300, blank=True)
    languages = models.CharField(_("idiomas de atención"), max_length=60, blank=True)
    incoterms = models.JSONField(_("condiciones de entrega"), default=list, blank=True)
    photo = models.FileField(_("foto"), upload_to="offerings/", blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("oferta")
        verbose_name_plural = _("ofertas")
        ordering = ["name", "id"]

    def __str__(self) -> str:
        return self.name

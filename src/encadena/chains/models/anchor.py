from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock


class AnchorBuyer(models.Model):
    """Whoever the firms of a project sell to: a firm of the register, or somebody known by name.

    It is one row however many projects it buys in, so that its days to pay can be read over all of them.
    """

    name = models.CharField(_("nombre"), max_length=160)
    sort_name = models.CharField(max_length=160, editable=False)
    firm = models.OneToOneField(Firm, models.PROTECT, null=True, blank=True, related_name="anchor_buyer")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("comprador ancla")
        verbose_name_plural = _("compradores ancla")
        ordering = ["sort_name", "id"]
        indexes = [models.Index(fields=["sort_name", "id"], name="anchors_by_name")]

    def __str__(self) -> str:
        return self.name

from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock
from encadena.network.models import Institution


class Series(models.Model):
    """An event that is held again and again; each of its rounds is an edition, told apart by its days."""

    name = models.CharField(_("nombre"), max_length=160)
    organiser = models.ForeignKey(
        Institution, models.PROTECT, related_name="series", verbose_name=_("institución que organiza")
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("evento")
        verbose_name_plural = _("eventos")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["organiser", "name"], name="series_once_per_organiser")]

    def __str__(self) -> str:
        return self.name

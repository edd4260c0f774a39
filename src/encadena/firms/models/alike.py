from django.db import models
from django.utils.translation import gettext_lazy as _

from .firm import Firm


class AlikeSearch(models.Model):
    """A search for pairs that may be one firm, among the firms of some tokens of scope (``rules.reach``)."""

    scope = models.CharField(max_length=200, unique=True)
    asked_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("búsqueda de duplicados")
        verbose_name_plural = _("búsquedas de duplicados")

    def __str__(self) -> str:
        return self.scope


class AlikePair(models.Model):
    """``left`` has the lower id; ``score`` as it was when the search was done."""

    search = models.ForeignKey(AlikeSearch, models.CASCADE, related_name="pairs", db_index=False)
    left = models.ForeignKey(Firm, models.CASCADE, related_name="+")
    right = models.ForeignKey(Firm, models.CASCADE, related_name="+")
    score = models.FloatField()

    class Meta:
        verbose_name = _("par parecido")
        verbose_name_plural = _("pares parecidos")
        indexes = [models.Index(fields=["search", "-score", "left", "right"], name="alike_by_score")]

    def __str__(self) -> str:
        return f"{self.left} ~ {self.right}"

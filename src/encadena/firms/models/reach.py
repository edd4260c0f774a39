from django.db import models
from django.utils.translation import gettext_lazy as _

from .firm import Firm

# Every list reads one stretch of an index and nothing else, whatever its filters: each index ends with all of these.
FILTERED = ("until", "since", "region", "commune", "band", "legal_size", "female_owned", "kind", "section", "has_rut")


class Reach(models.Model):
    """A listed firm under one token of scope (``rules.reach``), with the columns by which lists filter and order.

    A repetition that ``actions.reach`` keeps true with every write and ``encadena rebuild-lists`` makes anew. ``since``
    and ``until`` are empty unless a span begins or ends after the day of writing. On one day a firm has at most one
    row per token. Who may see a firm is decided by ``queries.scope``, not here.
    """

    firm = models.ForeignKey(Firm, models.CASCADE, related_name="+", db_index=False)
    token = models.CharField(max_length=24)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    sort_name = models.CharField(max_length=200)
    region = models.CharField(max_length=2)
    commune = models.CharField(max_length=5)
    band = models.PositiveSmallIntegerField()
    legal_size = models.CharField(max_length=10)
    female_owned = models.CharField(max_length=10)
    kind = models.CharField(max_length=20)
    section = models.CharField(max_length=1)
    has_rut = models.BooleanField()
    updated_at = models.DateTimeField()

    class Meta:
        verbose_name = _("alcance de una empresa")
        verbose_name_plural = _("alcances de empresas")
        indexes = [
            models.Index(fields=["firm", "token"], name="reach_of_firm"),
            models.Index(fields=["token", "sort_name", "firm", *FILTERED], name="reach_by_name"),
            models.Index(
                fields=["token", "band", "sort_name", "firm", *(f for f in FILTERED if f != "band")],
                name="reach_by_band",
            ),
            models.Index(fields=["token", "updated_at", "firm", *FILTERED], name="reach_by_update"),
            models.Index(
                fields=["token", "region", "firm", *(f for f in FILTERED if f != "region")], name="reach_by_region"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.token} · {self.firm}"

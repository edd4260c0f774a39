from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import ImportState, SheetKind
from .round import Round


class SheetImport(models.Model):
    """A spreadsheet of participants, needs or requests: every row with what was understood, to be applied and undone.

    ``rows`` is a list of ``{row, cells, outcome, code, params, …}``; ``made`` keeps the keys that undoing needs.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="sheet_imports")
    kind = models.CharField(max_length=20, choices=SheetKind.choices)
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    rows = models.JSONField(default=list)
    made = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.CHECKED)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("importación de una planilla")
        verbose_name_plural = _("importaciones de planillas")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name

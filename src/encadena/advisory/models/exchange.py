from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.choices import ChangeState
from encadena.firms.models.imports import SheetUpload
from encadena.network.models import Centre


class SessionImport(SheetUpload):
    """One spreadsheet of sessions of one centre, from upload to applied (and perhaps undone).

    ``counts`` holds ``rows``, ``new``, ``unchanged``, ``bad_rows``, ``errors``, ``warnings``, after applying ``made``
    and ``skipped``, after undoing ``undone`` and ``refused``; ``sample`` the first rows that would be written.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="session_imports")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sample = models.JSONField(default=list)

    class Meta:
        verbose_name = _("importación de sesiones")
        verbose_name_plural = _("importaciones de sesiones")
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["centre", "-created_at", "-id"], name="session_imports_of_centre")]


class SessionImportIssue(models.Model):
    """A cell that cannot be used (or, as a ``warning``, one to look at): a code; the sentence is wording's."""

    batch = models.ForeignKey(SessionImport, models.CASCADE, related_name="issues")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=120, blank=True)
    place = models.PositiveIntegerField(null=True, blank=True)
    value = models.CharField(max_length=200, blank=True)
    warning = models.BooleanField(default=False)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("celda con problema de una importación de sesiones")
        verbose_name_plural = _("celdas con problemas de una importación de sesiones")
        ordering = ["row", "place", "id"]
        indexes = [models.Index(fields=["batch", "warning", "row"], name="session_import_issues")]

    def __str__(self) -> str:
        return f"{self.row}: {self.column} {self.code}"


class SessionImportRow(models.Model):
    """A session that an import made, so that it can be taken back; ``reason`` says why it could not be."""

    batch = models.ForeignKey(SessionImport, models.CASCADE, related_name="made")
    row = models.PositiveIntegerField()
    key = models.UUIDField()
    state = models.CharField(max_length=8, choices=ChangeState.choices, default=ChangeState.DONE)
    reason = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("sesión de una importación")
        verbose_name_plural = _("sesiones de una importación")
        ordering = ["id"]
        indexes = [models.Index(fields=["batch", "state", "id"], name="session_import_rows")]

    def __str__(self) -> str:
        return f"{self.row}: {self.key}"

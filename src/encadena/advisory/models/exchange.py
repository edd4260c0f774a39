from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.choices import ChangeState
from encadena.firms.models.imports import SheetUpload
from encadena.network.models import Centre

from ..choices import MadeKind, SheetSubject


class SheetImport(SheetUpload):
    """One spreadsheet of one centre about one ``subject``, from upload to applied (and perhaps undone).

    ``counts`` holds ``rows``, ``new``, ``unchanged``, ``bad_rows``, ``errors``, ``warnings`` and what the subject
    counts besides, after applying ``made`` and ``skipped``, after undoing ``undone`` and ``refused``; ``sample`` the
    first rows that would be written.
    """

    subject = models.CharField(max_length=12, choices=SheetSubject.choices, default=SheetSubject.SESSIONS)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="sheet_imports")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    sample = models.JSONField(default=list)

    class Meta:
        verbose_name = _("importación de una planilla")
        verbose_name_plural = _("importaciones de planillas")
        ordering = ["-created_at", "-id"]
        indexes = [models.Index(fields=["centre", "-created_at", "-id"], name="session_imports_of_centre")]


class SheetIssue(models.Model):
    """A cell that cannot be used (or, as a ``warning``, one to look at): a code; the sentence is wording's."""

    batch = models.ForeignKey(SheetImport, models.CASCADE, related_name="issues")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=120, blank=True)
    place = models.PositiveIntegerField(null=True, blank=True)
    value = models.CharField(max_length=200, blank=True)
    warning = models.BooleanField(default=False)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("celda con problema de una planilla")
        verbose_name_plural = _("celdas con problemas de una planilla")
        ordering = ["row", "place", "id"]
        indexes = [models.Index(fields=["batch", "warning", "row"], name="session_import_issues")]

    def __str__(self) -> str:
        return f"{self.row}: {self.column} {self.code}"


class SheetMade(models.Model):
    """What an import made of a row, so that it can be taken back; ``reason`` says why it could not be.

    ``facts`` are what the record said when it was made, where its own table does not tell that it changed since.
    """

    batch = models.ForeignKey(SheetImport, models.CASCADE, related_name="made")
    row = models.PositiveIntegerField()
    what = models.CharField(max_length=12, choices=MadeKind.choices, default=MadeKind.SESSION)
    object_id = models.BigIntegerField(default=0)
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=ChangeState.choices, default=ChangeState.DONE)
    reason = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("registro hecho por una planilla")
        verbose_name_plural = _("registros hechos por una planilla")
        ordering = ["id"]
        indexes = [models.Index(fields=["batch", "state", "id"], name="session_import_rows")]

    def __str__(self) -> str:
        return f"{self.row}: {self.what} {self.object_id}"

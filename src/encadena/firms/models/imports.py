from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock
from encadena.network.models import Centre

from ..choices import ImportState


class ColumnMap(models.Model):
    """Which column means what, remembered per source (a name that the person gives, or the file's own headings)."""

    source = models.CharField(_("origen"), max_length=120, unique=True)
    fields = models.JSONField(default=dict)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("asignación de columnas")
        verbose_name_plural = _("asignaciones de columnas")

    def __str__(self) -> str:
        return self.source


class Import(models.Model):
    """One spreadsheet of firms and owners, from upload to applied (and perhaps undone)."""

    centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="imports")
    created_at = models.DateTimeField(default=clock.now)
    file_name = models.CharField(max_length=200)
    stored_file = models.FileField(upload_to="imports/", blank=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    source = models.CharField(_("origen"), max_length=120, blank=True)
    sheet = models.CharField(max_length=120, blank=True)
    headings = models.JSONField(default=list)
    fields = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED)
    only_good_rows = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    failure = models.JSONField(default=dict)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("importación")
        verbose_name_plural = _("importaciones")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return self.file_name


class ImportIssue(models.Model):
    """One bad cell: where it is, what it holds, and why it cannot be used (a code; the sentence is wording's)."""

    batch = models.ForeignKey(Import, models.CASCADE, related_name="issues")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=120)
    value = models.CharField(max_length=200)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("celda con problema")
        verbose_name_plural = _("celdas con problemas")
        ordering = ["row", "id"]

    def __str__(self) -> str:
        return f"{self.row}: {self.column} {self.code}"


class ImportChange(models.Model):
    """One row that an import made or changed, with what stood before, so that the import can be undone."""

    batch = models.ForeignKey(Import, models.CASCADE, related_name="changes")
    model = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    before = models.JSONField(null=True)
    after = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("cambio de una importación")
        verbose_name_plural = _("cambios de una importación")
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"

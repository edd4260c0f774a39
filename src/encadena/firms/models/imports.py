from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock
from encadena.network.models import Centre

from ..choices import ChangeState, ImportState, IssueLevel, RowOutcome


class ColumnMap(models.Model):
    """Which column means what, remembered per centre and source (a name that a person gave, or the headings)."""

    centre = models.ForeignKey(Centre, models.CASCADE, null=True, blank=True, related_name="+")
    source = models.CharField(_("origen"), max_length=120)
    fields = models.JSONField(default=dict)
    updated_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("asignación de columnas")
        verbose_name_plural = _("asignaciones de columnas")
        constraints = [models.UniqueConstraint(fields=["centre", "source"], name="one_column_map_per_source")]

    def __str__(self) -> str:
        return self.source


class SheetUpload(models.Model):
    """An uploaded spreadsheet on its way from upload to applied (and perhaps undone), whatever its rows mean.

    ``heading_rows`` are the numbers (from 1) of the rows that hold the headings; ``fields`` maps the place of a column
    (from 0, as text) to a field. ``run`` grows with every start of work on it, so that a worker that was given up for
    dead stops writing.
    """

    created_at = models.DateTimeField(default=clock.now)
    file_name = models.CharField(max_length=200)
    stored_file = models.FileField(upload_to="imports/", blank=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(default=0)
    kind = models.CharField(max_length=8, blank=True)
    sheet = models.CharField(max_length=120, blank=True)
    sheets = models.JSONField(default=list)
    heading_rows = models.JSONField(default=list)
    headings = models.JSONField(default=list)
    fields = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.UPLOADED)
    only_good_rows = models.BooleanField(default=False)
    counts = models.JSONField(default=dict)
    failure = models.JSONField(default=dict)
    run = models.PositiveIntegerField(default=0)
    applied_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.file_name


class Import(SheetUpload):
    """A spreadsheet of firms and owners; ``fields`` are of ``rules.sheets.fields``, ``suggested`` maps a place to
    [field, confidence, why].
    """

    centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="+")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="imports")
    source = models.CharField(_("origen"), max_length=120, blank=True)
    samples = models.JSONField(default=list)
    suggested = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("importación")
        verbose_name_plural = _("importaciones")
        ordering = ["-created_at", "-id"]


class ImportRow(models.Model):
    """One firm of the file and what the import would do with it; ``row`` is the first of its ``rows`` rows.

    ``changes`` maps a field to [before, after] (of a bad one: ``rows`` to all its rows); ``suspects`` lists firms that
    look the same.
    """

    batch = models.ForeignKey(Import, models.CASCADE, related_name="rows")
    row = models.PositiveIntegerField()
    rows = models.PositiveIntegerField(default=1)
    rut = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=10, choices=RowOutcome.choices)
    changes = models.JSONField(default=dict)
    suspects = models.JSONField(default=list)
    suspect = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("empresa de una importación")
        verbose_name_plural = _("empresas de una importación")
        ordering = ["row", "id"]
        indexes = [models.Index(fields=["batch", "outcome", "row"])]

    def __str__(self) -> str:
        return f"{self.row}: {self.name} {self.outcome}"


class ImportIssue(models.Model):
    """One bad cell: where it is, what it holds, and why it cannot be used (a code; the sentence is wording's)."""

    batch = models.ForeignKey(Import, models.CASCADE, related_name="issues")
    row = models.PositiveIntegerField()
    column = models.CharField(max_length=120)
    place = models.PositiveIntegerField(null=True, blank=True)
    value = models.CharField(max_length=200)
    level = models.CharField(max_length=8, choices=IssueLevel.choices, default=IssueLevel.ERROR)
    code = models.CharField(max_length=60)
    params = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("celda con problema")
        verbose_name_plural = _("celdas con problemas")
        ordering = ["row", "place", "id"]
        indexes = [models.Index(fields=["batch", "level", "row"])]

    def __str__(self) -> str:
        return f"{self.row}: {self.column} {self.code}"


class ImportChange(models.Model):
    """What an import did to one firm (or one person), so that it can be undone.

    ``before`` is empty for a record that the import made; ``after`` holds the steps, each
    ``[kind, id, before, digest]`` (``actions.importing.journal``). ``state`` says whether the change stands, was
    undone, or could not be (``reason``).
    """

    batch = models.ForeignKey(Import, models.CASCADE, related_name="changes")
    model = models.CharField(max_length=40)
    object_id = models.BigIntegerField()
    label = models.CharField(max_length=200, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=ChangeState.choices, default=ChangeState.DONE)
    reason = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("cambio de una importación")
        verbose_name_plural = _("cambios de una importación")
        ordering = ["id"]
        indexes = [models.Index(fields=["batch", "state", "id"])]

    def __str__(self) -> str:
        return f"{self.model} {self.object_id}"

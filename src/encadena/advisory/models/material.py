"""What experts hand to the centres, and who has read it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Region
from encadena.kernel import clock
from encadena.network.models import Centre, Institution

from ..choices import MaterialKind, MaterialOrigin, MaterialState
from .area import Area


class Material(models.Model):
    """``institution`` or ``region`` complete the origin (none: the national agency). Without ``centres`` it is meant
    for all that its origin reaches. A newer edition is a row of its own and asks everybody again; ``version`` counts
    saves of this one.
    """

    origin = models.CharField(_("de parte de"), max_length=10, choices=MaterialOrigin.choices, editable=False)
    institution = models.ForeignKey(
        Institution, models.PROTECT, null=True, related_name="materials", editable=False, verbose_name=_("institución")
    )
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="+", verbose_name=_("región"))
    title = models.CharField(_("título"), max_length=160)
    subject = models.ForeignKey(
        Area, models.PROTECT, null=True, blank=True, related_name="materials", verbose_name=_("materia")
    )
    author = models.CharField(_("autoría"), max_length=160, blank=True)
    summary = models.CharField(_("para qué sirve"), max_length=400, blank=True)
    kind = models.CharField(_("forma"), max_length=10, choices=MaterialKind.choices, default=MaterialKind.TEXT)
    body = models.TextField(_("texto"), blank=True)
    url = models.CharField(_("enlace"), max_length=500, blank=True)
    file = models.FileField(_("archivo"), upload_to="materials/%Y/%m/", blank=True)
    file_name = models.CharField(max_length=200, blank=True, editable=False)
    size = models.PositiveIntegerField(_("tamaño"), default=0, editable=False)
    sha256 = models.CharField(max_length=64, blank=True, editable=False)
    for_advisers = models.BooleanField(_("asesoría"), default=True)
    for_heads = models.BooleanField(_("jefatura"), default=False)
    for_coordinators = models.BooleanField(_("coordinación"), default=False)
    centres = models.ManyToManyField(Centre, blank=True, related_name="+", verbose_name=_("centros"))
    read_by = models.DateField(_("leer antes del"), null=True, blank=True)
    state = models.CharField(
        _("estado"), max_length=10, choices=MaterialState.choices, default=MaterialState.DRAFT, editable=False
    )
    published_on = models.DateField(null=True, editable=False)
    retired_on = models.DateField(null=True, editable=False)
    retired_reason = models.CharField(max_length=300, blank=True, editable=False)
    edition = models.PositiveSmallIntegerField(_("edición"), default=1, editable=False)
    replaces = models.OneToOneField("self", models.PROTECT, null=True, related_name="replaced_by", editable=False)
    folded = models.TextField(editable=False, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("material experto")
        verbose_name_plural = _("material experto")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["state", "-id"], name="materials_by_state"),
            models.Index(fields=["subject", "state", "-id"], name="materials_by_subject"),
            models.Index(fields=["state", "read_by"], name="materials_to_read_by"),
        ]

    def __str__(self) -> str:
        return self.title


class MaterialReading(models.Model):
    """One person's receipt: opened, and confirmed in the person's own words. ``useful`` may stay unanswered."""

    material = models.ForeignKey(Material, models.CASCADE, related_name="readings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    opened_at = models.DateTimeField(default=clock.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, editable=False)
    useful = models.BooleanField(_("le sirvió"), null=True)
    note = models.CharField(_("comentario"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("lectura de material")
        verbose_name_plural = _("lecturas de material")
        ordering = ["-opened_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["material", "user"], name="one_reading_per_material_and_user")]
        indexes = [models.Index(fields=["user", "confirmed_at"], name="readings_of_user")]

    def __str__(self) -> str:
        return f"{self.user} · {self.material}"

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Activity, Commune, Region
from encadena.kernel import clock, rut
from encadena.network.models import Centre, Institution

from ..choices import FemaleOwned, FirmKind, LegalSize, SizeBand

LISTED = models.Q(merged_into__isnull=True, archived_at__isnull=True)


class Firm(models.Model):
    """A taxpayer with a RUT, or an entrepreneur not yet formalised (``rut`` empty).

    ``band``, ``legal_size``, ``size_year``, ``female_owned``, ``region`` and ``section`` repeat what sales, owners,
    commune and main activity say, and ``sort_name`` is the shown name folded, and ``Reach``
    repeats all of it for the lists;
    ``actions`` keep them true. ``version`` grows with every edit of the profile. A firm that was merged away or
    archived stays, unlisted.
    """

    rut = models.CharField("RUT", max_length=12, unique=True, null=True, blank=True)
    name = models.CharField(_("nombre o razón social"), max_length=200)
    trade_name = models.CharField(_("nombre de fantasía"), max_length=200, blank=True)
    kind = models.CharField(_("tipo"), max_length=20, choices=FirmKind.choices, default=FirmKind.COMPANY)
    commune = models.ForeignKey(Commune, models.PROTECT, null=True, blank=True, verbose_name=_("comuna"))
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, verbose_name=_("región"), editable=False)
    address = models.CharField(_("dirección"), max_length=200, blank=True)
    email = models.EmailField(_("correo"), blank=True)
    phone = models.CharField(_("teléfono"), max_length=30, blank=True)
    website = models.URLField(_("sitio web"), blank=True)
    started_on = models.DateField(_("inicio de actividades"), null=True, blank=True)
    band = models.PositiveSmallIntegerField(choices=SizeBand.choices, default=SizeBand.NO_INFORMATION, editable=False)
    legal_size = models.CharField(max_length=10, choices=LegalSize.choices, default=LegalSize.NONE, editable=False)
    size_year = models.PositiveSmallIntegerField(_("año de las ventas"), null=True, blank=True, editable=False)
    female_owned = models.CharField(
        max_length=10, choices=FemaleOwned.choices, default=FemaleOwned.UNKNOWN, editable=False
    )
    section = models.CharField(_("rubro"), max_length=1, blank=True, editable=False)
    open_to_promotion = models.BooleanField(_("autoriza mostrarse a ProChile y compradores"), default=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    updated_at = models.DateTimeField(default=clock.now, editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged", db_index=False
    )
    archived_at = models.DateTimeField(null=True, blank=True, editable=False)
    sort_name = models.CharField(max_length=200, blank=True, editable=False)

    class Meta:
        verbose_name = _("empresa")
        verbose_name_plural = _("empresas")
        ordering = ["sort_name", "id"]
        indexes = [
            # Only of merged firms: SQLite would take "merged into none" for something rare and walk this index.
            models.Index(fields=["merged_into"], condition=models.Q(merged_into__isnull=False), name="merged_firms"),
            models.Index(fields=["sort_name", "id"], condition=LISTED, name="listed_by_name"),
            models.Index(fields=["-updated_at", "-id"], condition=LISTED, name="listed_by_update"),
            models.Index(
                fields=["region", "legal_size", "band", "kind", "female_owned"], condition=LISTED, name="listed_counts"
            ),
            models.Index(fields=["legal_size", "female_owned"], condition=LISTED, name="listed_sizes"),
        ]

    def __str__(self) -> str:
        return self.trade_name or self.name

    @property
    def rut_shown(self) -> str:
        return rut.shown(self.rut) if self.rut else ""


class Assignment(models.Model):
    """A centre attends a firm, from when to when, through an adviser; scope hangs from here."""

    firm = models.ForeignKey(Firm, models.CASCADE, related_name="assignments")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="assignments")
    adviser = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("asignación")
        verbose_name_plural = _("asignaciones")
        ordering = ["-since"]
        constraints = [
            models.UniqueConstraint(
                fields=["firm", "centre"], condition=models.Q(until__isnull=True), name="one_open_assignment_per_centre"
            )
        ]
        indexes = [
            models.Index(fields=["centre", "until", "firm"]),
            models.Index(fields=["adviser", "until", "firm"]),
        ]

    def __str__(self) -> str:
        return f"{self.firm} · {self.centre}"


class FirmActivity(models.Model):
    firm = models.ForeignKey(Firm, models.CASCADE, related_name="activities")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    main = models.BooleanField(_("principal"), default=False)

    class Meta:
        verbose_name = _("actividad de la empresa")
        verbose_name_plural = _("actividades de la empresa")
        ordering = ["-main", "activity"]
        constraints = [models.UniqueConstraint(fields=["firm", "activity"], name="activity_once_per_firm")]

    def __str__(self) -> str:
        return f"{self.firm} · {self.activity}"


class YearlySales(models.Model):
    """Sales of a calendar year, net of VAT, in pesos, and the UF of a stated date that turned them into a band.

    ``amount`` empty means *no information*, which is not zero. A correction adds a row and sets ``replaced_at`` on
    the old one.
    """

    firm = models.ForeignKey(Firm, models.CASCADE, related_name="sales")
    year = models.PositiveSmallIntegerField(_("año"))
    amount = models.DecimalField(_("ventas en pesos"), max_digits=18, decimal_places=0, null=True, blank=True)
    uf_on = models.DateField(_("fecha de la UF"), null=True, blank=True)
    uf_value = models.DecimalField(max_digits=10, decimal_places=2, null=True, blank=True)
    amount_uf = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    band = models.PositiveSmallIntegerField(choices=SizeBand.choices, default=SizeBand.NO_INFORMATION)
    origin = models.CharField(_("origen del dato"), max_length=120, blank=True)
    recorded_at = models.DateTimeField(default=clock.now)
    replaced_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("ventas anuales")
        verbose_name_plural = _("ventas anuales")
        ordering = ["-year", "-recorded_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["firm", "year"],
                condition=models.Q(replaced_at__isnull=True),
                name="one_current_figure_per_year",
            )
        ]

    def __str__(self) -> str:
        return f"{self.firm} {self.year}"


class Membership(models.Model):
    """A firm belongs to an association."""

    firm = models.ForeignKey(Firm, models.CASCADE, related_name="memberships")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="memberships")
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("membresía")
        verbose_name_plural = _("membresías")
        indexes = [models.Index(fields=["institution", "until", "firm"])]

    def __str__(self) -> str:
        return f"{self.firm} · {self.institution}"


class Representation(models.Model):
    """A user acts for a firm."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="representations")
    firm = models.ForeignKey(Firm, models.CASCADE, related_name="representations")
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("representación")
        verbose_name_plural = _("representaciones")

    def __str__(self) -> str:
        return f"{self.user} · {self.firm}"

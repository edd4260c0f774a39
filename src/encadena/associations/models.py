from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.network.models import Institution

from .choices import ClaimState, SheetState


class MemberSheet(models.Model):
    """A spreadsheet of members: every row with what was understood of it, to be shown, applied and undone.

    ``rows`` is a list of ``{row, cells, rut, name, since, outcome, code, params}``.
    """

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="member_sheets")
    file_name = models.CharField(max_length=200)
    rows = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=SheetState.choices, default=SheetState.CHECKED)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("planilla de socios")
        verbose_name_plural = _("planillas de socios")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.file_name


class MemberClaim(models.Model):
    """An association says that a RUT is its member. It learns nothing of the firm until somebody of the firm agrees.

    ``name`` is what the association typed; ``firm`` is known only once confirmed.
    """

    institution = models.ForeignKey(Institution, models.PROTECT, related_name="member_claims")
    rut = models.CharField("RUT", max_length=12)
    name = models.CharField(_("nombre"), max_length=200, blank=True)
    since = models.DateField(_("socia desde"), default=clock.today)
    state = models.CharField(_("estado"), max_length=10, choices=ClaimState.choices, default=ClaimState.WAITING)
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="member_claims")
    sheet = models.ForeignKey(MemberSheet, models.SET_NULL, null=True, blank=True, related_name="claims")
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("membresía por confirmar")
        verbose_name_plural = _("membresías por confirmar")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["institution", "rut"], condition=Q(state="waiting"), name="one_waiting_claim_per_rut"
            )
        ]
        indexes = [
            models.Index(fields=["rut", "state"], name="claims_of_rut"),
            models.Index(fields=["institution", "state", "name"], name="claims_of_association"),
        ]

    def __str__(self) -> str:
        return f"{self.rut} · {self.institution}"


class Permission(models.Model):
    """A member lets its association see what it got, by name. Withdrawn, it ends; nothing was copied."""

    firm = models.ForeignKey(Firm, models.CASCADE, related_name="association_permissions")
    institution = models.ForeignKey(Institution, models.PROTECT, related_name="member_permissions")
    granted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    granted_at = models.DateTimeField(default=clock.now, editable=False)
    withdrawn_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("permiso a una asociación")
        verbose_name_plural = _("permisos a asociaciones")
        constraints = [
            models.UniqueConstraint(
                fields=["firm", "institution"], condition=Q(withdrawn_at__isnull=True), name="one_open_permission"
            )
        ]
        indexes = [
            models.Index(
                fields=["institution", "firm"], condition=Q(withdrawn_at__isnull=True), name="open_permissions"
            )
        ]

    def __str__(self) -> str:
        return f"{self.firm_id} → {self.institution_id}"

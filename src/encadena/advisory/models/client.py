from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Document, Firm
from encadena.kernel import clock
from encadena.network.models import Centre

from ..choices import EndReason, Stage

ACTIVE = (Stage.CLIENT, Stage.ACCOMPANIED)


class Client(models.Model):
    """A firm on its way through one centre: lead, client (agreement signed), accompanied, then inactive or graduated.

    One row per firm and centre. A transfer moves the row to the other centre and leaves the way there in ``spells``.
    ``adviser`` repeats the open assignment of the firm and ``sort_name`` its name; ``last_session_on``,
    ``counted_sessions`` and ``contact_minutes`` repeat its sessions, so that a caseload is one index; ``actions``
    keep them true. ``version`` grows when what people type (goal, origin, arrival) is edited.
    From ``withheld_from`` on, whoever runs the centre does not see it: nobody agreed that the operator before passes
    on what it knows.
    """

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="clients")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="clients")
    adviser = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="clients")
    stage = models.CharField(_("etapa"), max_length=12, choices=Stage.choices, default=Stage.LEAD)
    stage_since = models.DateField(_("en la etapa desde"), default=clock.today)
    arrived_on = models.DateField(_("primer contacto"), default=clock.today)
    origin = models.CharField(_("cómo llegó"), max_length=120, blank=True)
    goal = models.CharField(_("qué quiere lograr"), max_length=300, blank=True)
    agreement_signed_on = models.DateField(_("acuerdo firmado el"), null=True, blank=True)
    agreement = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("acuerdo de trabajo")
    )
    ended_on = models.DateField(_("terminó el"), null=True, blank=True)
    end_reason = models.CharField(_("motivo del término"), max_length=20, choices=EndReason.choices, blank=True)
    last_session_on = models.DateField(_("última sesión"), null=True, blank=True, editable=False)
    counted_sessions = models.PositiveIntegerField(default=0, editable=False)
    contact_minutes = models.PositiveIntegerField(default=0, editable=False)
    withheld_from = models.DateField(null=True, editable=False)
    sort_name = models.CharField(max_length=200, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("cliente")
        verbose_name_plural = _("clientes")
        ordering = ["sort_name", "id"]
        constraints = [models.UniqueConstraint(fields=["firm", "centre"], name="one_client_per_firm_and_centre")]
        indexes = [
            models.Index(
                fields=["centre", "stage", "last_session_on", "stage_since", "adviser"], name="clients_of_centre"
            ),
            models.Index(fields=["adviser", "stage", "last_session_on", "id"], name="clients_of_adviser"),
            models.Index(fields=["sort_name", "id"], name="clients_by_name"),
            models.Index(fields=["centre", "sort_name", "id"], name="clients_of_centre_by_name"),
            models.Index(fields=["adviser", "sort_name", "id"], name="clients_of_adviser_by_name"),
        ]

    def __str__(self) -> str:
        return str(self.firm)


class ClientSpell(models.Model):
    """Which centre and adviser had the client in the half-open span [since, until)."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="spells")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    adviser = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)
    reason = models.CharField(_("motivo"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("período con un centro")
        verbose_name_plural = _("períodos con un centro")
        ordering = ["-since", "-id"]

    def __str__(self) -> str:
        return f"{self.client} · {self.centre}"


class StageChange(models.Model):
    """One step of the way, on the day it happened; the first has no ``before``."""

    client = models.ForeignKey(Client, models.CASCADE, related_name="stage_changes")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="+")
    before = models.CharField(max_length=12, choices=Stage.choices, blank=True)
    after = models.CharField(max_length=12, choices=Stage.choices)
    on = models.DateField(default=clock.today)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("cambio de etapa")
        verbose_name_plural = _("cambios de etapa")
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["centre", "on", "before", "after"], name="stage_changes_of_centre")]

    def __str__(self) -> str:
        return f"{self.client}: {self.before} → {self.after}"

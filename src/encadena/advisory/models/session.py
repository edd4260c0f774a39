from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.network.models import Centre

from ..choices import Mode
from .area import Area
from .client import Client

STANDING = models.Q(withdrawn_at__isnull=True)
WITHOUT_HOURS = models.Q(counts=True, contact_minutes=0, withdrawn_at__isnull=True)
COUNTED = models.Q(counts=True, withdrawn_at__isnull=True)
WITHDRAWN = models.Q(withdrawn_at__isnull=False)
WITH_PROJECT = models.Q(linked_id__isnull=False)
# A list reads one stretch of an index and nothing else, whatever its filters: each index of a list ends with these.
FILTERED = ("centre", "area", "mode", "counts", "withdrawn_at")
PROMISED = models.Q(next_action_on__isnull=False, next_action_done_on__isnull=True, withdrawn_at__isnull=True)


class Session(models.Model):
    """Advice given by one adviser on one day to one or several clients; what is not both substantive and specific is
    kept as a contact (``counts`` false).

    The three clocks are minutes of the adviser, counted once however many clients sat there; each client's part of the
    contact time is in ``SessionClient.minutes``, and the parts add up to the whole. ``key`` is made where the session
    is typed (a phone without signal too): the same key arrives twice, one session stays. ``linked_*`` name the project
    that it belongs to, in whichever room that lives. A withdrawn session stays and counts nowhere.
    """

    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="sessions", db_index=False)
    adviser = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="sessions", db_index=False)
    on = models.DateField(_("fecha"), default=clock.today)
    starts_at = models.TimeField(_("hora"), null=True, blank=True)
    mode = models.CharField(_("modalidad"), max_length=10, choices=Mode.choices)
    area = models.ForeignKey(Area, models.PROTECT, related_name="sessions", verbose_name=_("área"), db_index=False)
    contact_minutes = models.PositiveSmallIntegerField(_("atención"), default=0)
    preparation_minutes = models.PositiveSmallIntegerField(_("preparación"), default=0)
    travel_minutes = models.PositiveSmallIntegerField(_("traslado"), default=0)
    advice = models.TextField(_("qué se asesoró"), blank=True)
    substantive = models.BooleanField(_("con contenido"), default=True)
    specific = models.BooleanField(_("propia de esta empresa"), default=True)
    counts = models.BooleanField(default=True, editable=False)
    next_action = models.CharField(_("próximo paso"), max_length=300, blank=True)
    next_action_on = models.DateField(_("para cuándo"), null=True, blank=True)
    next_action_done_on = models.DateField(null=True, blank=True, editable=False)
    linked_kind = models.CharField(max_length=20, blank=True, editable=False)
    linked_id = models.BigIntegerField(null=True, blank=True, editable=False)
    linked_label = models.CharField(max_length=200, blank=True, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    logged_at = models.DateTimeField(default=clock.now, editable=False)
    logged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+")
    offline = models.BooleanField(default=False, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("sesión de asesoría")
        verbose_name_plural = _("sesiones de asesoría")
        ordering = ["-on", "-id"]
        indexes = [
            models.Index(fields=["-on", "-id", *FILTERED], name="sessions_newest"),
            models.Index(fields=["area", "-on", "-id", *(f for f in FILTERED if f != "area")], name="sessions_of_area"),
            models.Index(
                fields=["centre", "-on", "-id", *(f for f in FILTERED if f != "centre")], name="sessions_of_centre"
            ),
            models.Index(fields=["adviser", "-on", "-id", *FILTERED], name="sessions_of_adviser"),
            models.Index(
                fields=["-on", "-id", "centre", "withdrawn_at"], condition=WITHDRAWN, name="sessions_withdrawn"
            ),
            models.Index(
                fields=["-on", "-id", "centre", "linked_kind", "linked_id", "withdrawn_at"],
                condition=WITH_PROJECT,
                name="sessions_with_project",
            ),
            models.Index(fields=["adviser", "next_action_on"], condition=PROMISED, name="sessions_promised"),
            models.Index(fields=["centre", "next_action_on"], condition=PROMISED, name="sessions_promised_of_centre"),
            models.Index(
                fields=["centre", "on", "adviser", "counts", "contact_minutes"],
                condition=STANDING,
                name="sessions_hours",
            ),
            # The yearly report adds up a year from here and reads no row.
            models.Index(
                fields=["on", "centre", "linked_kind", "linked_id", "contact_minutes", "preparation_minutes"],
                condition=COUNTED,
                name="sessions_of_a_year",
            ),
            models.Index(fields=["centre", "-on", "-id"], condition=WITHOUT_HOURS, name="sessions_without_hours"),
            models.Index(
                fields=["linked_kind", "linked_id"], condition=~models.Q(linked_kind=""), name="sessions_linked"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.on} · {self.area}"


class SessionClient(models.Model):
    """A client who took part; ``on`` repeats the session's date so that a client's way is one index."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="attended")
    client = models.ForeignKey(Client, models.PROTECT, related_name="attended")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="attended_sessions")
    on = models.DateField()
    minutes = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("cliente de la sesión")
        verbose_name_plural = _("clientes de la sesión")
        ordering = ["-on", "-session_id"]
        constraints = [models.UniqueConstraint(fields=["session", "client"], name="client_once_per_session")]
        indexes = [
            models.Index(fields=["client", "-on", "-session"], name="sessions_of_client"),
            models.Index(fields=["firm", "-on", "-session"], name="sessions_of_firm"),
        ]

    def __str__(self) -> str:
        return f"{self.client} · {self.session}"

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import AgendaState, AgendaStatus
from .meeting import Meeting
from .round import Round, Slot, Table


class Agenda(models.Model):
    """One version of a round's agenda. A published one never changes; ``version`` of a draft grows with every move.

    ``objective`` is the number of breaks when it was computed, ``bound`` a proven lower limit of it; ``idle`` the free
    slots within them, ``idle_bound`` a proven lower limit among agendas with as few breaks. ``job`` is the key of the
    job that made it.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="agendas")
    number = models.PositiveSmallIntegerField(_("versión"))
    state = models.CharField(_("estado"), max_length=10, choices=AgendaState.choices, default=AgendaState.DRAFT)
    status = models.CharField(max_length=10, choices=AgendaStatus.choices, default=AgendaStatus.MANUAL)
    objective = models.PositiveIntegerField(_("esperas"), null=True, blank=True)
    bound = models.PositiveIntegerField(_("mínimo demostrado"), null=True, blank=True)
    idle = models.PositiveIntegerField(_("horarios de espera"), null=True, blank=True)
    idle_bound = models.PositiveIntegerField(_("mínimo demostrado de horarios de espera"), null=True, blank=True)
    seconds = models.FloatField(_("segundos de cálculo"), null=True, blank=True)
    job = models.CharField(max_length=40, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    override_reason = models.CharField(_("razón para publicar con faltas"), max_length=300, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("agenda")
        verbose_name_plural = _("agendas")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["round", "number"], name="agenda_number_once_per_round"),
            models.UniqueConstraint(fields=["round"], condition=Q(state="draft"), name="one_draft_per_round"),
            models.UniqueConstraint(
                fields=["round"], condition=Q(state="published"), name="one_published_agenda_per_round"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round} · {self.number}"


class AgendaMeeting(models.Model):
    """Where and when a meeting is held: from ``slot`` on, for ``length`` slots; without a table if all are by video.

    Two meetings at one table are a violation to show, not an impossibility.
    """

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="meetings")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="placements")
    slot = models.ForeignKey(Slot, models.PROTECT, related_name="+")
    table = models.ForeignKey(Table, models.PROTECT, null=True, blank=True, related_name="+")
    length = models.PositiveSmallIntegerField(default=1)

    class Meta:
        verbose_name = _("reunión en la agenda")
        verbose_name_plural = _("reuniones en la agenda")
        ordering = ["slot__number", "table__number"]
        constraints = [models.UniqueConstraint(fields=["agenda", "meeting"], name="meeting_once_per_agenda")]
        indexes = [models.Index(fields=["agenda", "slot", "table"])]

    def __str__(self) -> str:
        return f"{self.meeting_id} @ {self.slot_id}/{self.table_id}"


class AgendaMove(models.Model):
    """A change by hand in a draft, with what it takes to undo it. ``version`` is the draft's after the move."""

    agenda = models.ForeignKey(Agenda, models.CASCADE, related_name="moves")
    version = models.PositiveIntegerField()
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="+")
    from_slot = models.ForeignKey(Slot, models.PROTECT, null=True, related_name="+")
    from_table = models.ForeignKey(Table, models.PROTECT, null=True, related_name="+")
    to_slot = models.ForeignKey(Slot, models.PROTECT, related_name="+")
    to_table = models.ForeignKey(Table, models.PROTECT, null=True, related_name="+")
    forced = models.BooleanField(default=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    undone = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("cambio de la agenda")
        verbose_name_plural = _("cambios de la agenda")
        ordering = ["-version"]
        constraints = [models.UniqueConstraint(fields=["agenda", "version"], name="one_move_per_version")]

    def __str__(self) -> str:
        return f"{self.meeting_id} → {self.to_slot_id}/{self.to_table_id}"

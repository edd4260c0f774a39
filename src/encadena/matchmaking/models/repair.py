from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import RepairState
from .agenda import Agenda
from .round import Round


class Repair(models.Model):
    """A proposal to change the published agenda ``base`` while the round is held; ``result`` is the version that came
    of it. So versions form a chain: what was published, by which repair, and back.

    ``asked`` is what was taken into account (see ``planning.repair.asked_of``), ``changes`` a list of ``{meeting, kind,
    from_slot, to_slot, from_table, to_table, people, code, params}`` with slots and tables by their number.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="repairs")
    base = models.ForeignKey(Agenda, models.CASCADE, related_name="repairs")
    result = models.ForeignKey(Agenda, models.SET_NULL, null=True, blank=True, related_name="made_by")
    state = models.CharField(max_length=10, choices=RepairState.choices, default=RepairState.ASKED)
    asked = models.JSONField(default=dict)
    changes = models.JSONField(default=list)
    value = models.FloatField(null=True, blank=True)
    bound = models.FloatField(null=True, blank=True)
    breaks_before = models.PositiveIntegerField(null=True, blank=True)
    breaks_after = models.PositiveIntegerField(null=True, blank=True)
    seconds = models.FloatField(null=True, blank=True)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("arreglo de la agenda")
        verbose_name_plural = _("arreglos de la agenda")
        ordering = ["-id"]
        indexes = [models.Index(fields=["round", "state"], name="repairs_of_a_round")]

    def __str__(self) -> str:
        return f"{self.round_id} · {self.pk}"

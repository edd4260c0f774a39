from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import HappeningState
from .meeting import Meeting
from .participant import Participant


class Happening(models.Model):
    """What became of a meeting on the day. No row: nobody said anything.

    ``started_at`` is when it began, which may be after its slot did. ``missing`` did not come to one that was not held.
    """

    meeting = models.OneToOneField(Meeting, models.CASCADE, related_name="happening")
    state = models.CharField(_("qué pasó"), max_length=10, choices=HappeningState.choices)
    started_at = models.DateTimeField(_("empezó"), null=True, blank=True)
    missing = models.ForeignKey(Participant, models.SET_NULL, null=True, blank=True, related_name="+")
    marked_at = models.DateTimeField(default=clock.now)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("reunión en el día")
        verbose_name_plural = _("reuniones en el día")
        constraints = [
            models.CheckConstraint(
                condition=Q(state="not_held") | Q(missing__isnull=True), name="only_a_meeting_not_held_misses_somebody"
            )
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.state}"

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import MarkKind
from .participant import Participant
from .round import Day

ANOTHER_HOUR = timedelta(minutes=2)


class Mark(models.Model):
    """Something that was said of a participant on a day of the round; the latest ones that stand make its presence.

    ``at`` is the moment that counts, always of the server's clock. ``said_at`` and ``sent_at`` are the moments of the
    telephone's own clock (when the button was pressed, when it was sent), kept for whoever asks later. ``key`` is made
    by the telephone: the same mark sent twice is one. ``expected_at``: when somebody who is late said to come.
    """

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="marks")
    day = models.ForeignKey(Day, models.CASCADE, related_name="marks")
    kind = models.CharField(max_length=10, choices=MarkKind.choices)
    at = models.DateTimeField(default=clock.now)
    expected_at = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=40, unique=True)
    said_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    received_at = models.DateTimeField(default=clock.now, editable=False)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    desk = models.CharField(_("mesón"), max_length=60, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("marca de presencia")
        verbose_name_plural = _("marcas de presencia")
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["day", "participant"], name="marks_of_a_day")]

    @property
    def clock_differs(self) -> bool:
        """Whether the telephone believed another hour: a wrong clock, or a mark that waited for its signal."""
        return self.said_at is not None and abs(self.said_at - self.at) >= ANOTHER_HOUR

    def __str__(self) -> str:
        return f"{self.participant_id} {self.kind} {self.at:%H:%M}"

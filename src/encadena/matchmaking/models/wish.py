from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import Priority
from .participant import Participant
from .round import Round
from .sheet import SheetImport


class Wish(models.Model):
    """What one participant says of meeting another: must, would like, no. It never holds a slot.

    One row per direction. ``answers``: the other had asked first, so it counts against no limit. Who withdraws keeps
    the row, and asking again uses it.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="wishes")
    by = models.ForeignKey(Participant, models.CASCADE, related_name="wishes")
    about = models.ForeignKey(Participant, models.CASCADE, related_name="wished_by")
    priority = models.CharField(_("prioridad"), max_length=5, choices=Priority.choices)
    answers = models.BooleanField(default=False)
    note = models.CharField(_("mensaje"), max_length=300, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    changed_at = models.DateTimeField(default=clock.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    imported_by = models.ForeignKey(
        SheetImport, models.SET_NULL, null=True, blank=True, editable=False, related_name="wishes"
    )

    class Meta:
        verbose_name = _("solicitud de reunión")
        verbose_name_plural = _("solicitudes de reunión")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["by", "about"], name="one_wish_per_direction"),
            models.CheckConstraint(condition=~Q(by=F("about")), name="nobody_wishes_for_themselves"),
        ]
        indexes = [
            models.Index(fields=["round", "by"], name="wishes_of_round"),
            models.Index(fields=["about", "withdrawn_at"], name="wishes_about"),
        ]

    def __str__(self) -> str:
        return f"{self.by_id} → {self.about_id}: {self.priority}"

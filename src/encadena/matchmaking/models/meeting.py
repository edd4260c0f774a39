from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import ImportState, Interpreting, MeetingMode, MeetingOrigin, SessionWish
from .participant import Participant
from .round import Round, Slot, Table


class MeetingImport(models.Model):
    """A spreadsheet of meetings: every row with what was understood of it, so that it can be shown, applied and undone.

    ``rows`` is a list of ``{row, cells, first, second, session, slot, table, note, outcome, code, params}``.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="meeting_imports")
    file_name = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    rows = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=ImportState.choices, default=ImportState.CHECKED)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("importación de reuniones")
        verbose_name_plural = _("importaciones de reuniones")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.file_name


class Meeting(models.Model):
    """Two participants who are to meet once. Buyers come first. A cancelled meeting stays, so that it can come back.

    ``repeat`` tells apart the copies of a pair that an imported problem lists twice. ``length``: the slots in a row
    that it takes (empty: as the round's rules say). ``companions`` sit at the table too.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="meetings")
    first = models.ForeignKey(Participant, models.PROTECT, related_name="meetings_as_first")
    second = models.ForeignKey(Participant, models.PROTECT, related_name="meetings_as_second")
    repeat = models.PositiveSmallIntegerField(default=0, editable=False)
    session = models.CharField(_("jornada"), max_length=10, choices=SessionWish.choices, default=SessionWish.ANY)
    fixed_slot = models.ForeignKey(
        Slot, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("horario fijo")
    )
    fixed_table = models.ForeignKey(
        Table, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("mesa fija")
    )
    origin = models.CharField(_("origen"), max_length=10, choices=MeetingOrigin.choices, default=MeetingOrigin.ENTERED)
    mode = models.CharField(_("modalidad"), max_length=10, choices=MeetingMode.choices, default=MeetingMode.IN_PERSON)
    video_link = models.URLField(_("enlace de video"), max_length=400, blank=True)
    length = models.PositiveSmallIntegerField(_("horarios que toma"), null=True, blank=True)
    interpreting = models.CharField(
        _("intérprete"), max_length=10, choices=Interpreting.choices, default=Interpreting.BY_LANGUAGE
    )
    note = models.CharField(_("nota"), max_length=300, blank=True)
    external_number = models.PositiveIntegerField(_("número en el archivo"), null=True, blank=True)
    imported_by = models.ForeignKey(
        MeetingImport, models.SET_NULL, null=True, blank=True, editable=False, related_name="meetings"
    )
    selection = models.ForeignKey(
        "Selection", models.SET_NULL, null=True, blank=True, editable=False, related_name="meetings"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("reunión")
        verbose_name_plural = _("reuniones")
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second", "repeat"],
                condition=Q(cancelled_at__isnull=True),
                name="pair_meets_once_per_round",
            ),
            models.CheckConstraint(condition=~Q(first=F("second")), name="nobody_meets_themselves"),
            models.CheckConstraint(condition=Q(length__isnull=True) | Q(length__gte=1), name="a_meeting_takes_a_slot"),
        ]
        indexes = [models.Index(fields=["round", "cancelled_at"])]

    def __str__(self) -> str:
        return f"{self.first} – {self.second}"


class Companion(models.Model):
    """Somebody else at the table of a meeting, on the side of its ``second``: a group sells as one.

    The meeting is held as long as its ``first`` and one of the group come.
    """

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="companions")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="companies")

    class Meta:
        verbose_name = _("acompañante de una reunión")
        verbose_name_plural = _("acompañantes de reuniones")
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["meeting", "participant"], name="companion_once_per_meeting")]

    def __str__(self) -> str:
        return f"{self.meeting_id} + {self.participant_id}"


class Precedence(models.Model):
    """``before`` has to be held in an earlier slot than ``after``."""

    before = models.ForeignKey(Meeting, models.CASCADE, related_name="followers")
    after = models.ForeignKey(Meeting, models.CASCADE, related_name="predecessors")

    class Meta:
        verbose_name = _("orden entre reuniones")
        verbose_name_plural = _("órdenes entre reuniones")
        constraints = [
            models.UniqueConstraint(fields=["before", "after"], name="precedence_once"),
            models.CheckConstraint(condition=~Q(before=F("after")), name="no_meeting_precedes_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.before_id} → {self.after_id}"

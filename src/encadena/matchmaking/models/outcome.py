from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from encadena.advisory.models import Milestone
from encadena.kernel import clock

from ..choices import Again, AnsweredBy, Missing, Qualifier, Stage, Term
from .meeting import Meeting
from .participant import Participant
from .round import Round


class Outcome(models.Model):
    """What one side says of a meeting at one term. Never changed: a correction is a new row, the old one is replaced.

    The three amounts are different things and an empty one is not known. ``latest`` marks the newest term that this
    side answered for this meeting. ``note`` is for the own side only.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="outcomes")
    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="outcomes")
    participant = models.ForeignKey(Participant, models.PROTECT, related_name="outcomes")
    term = models.PositiveSmallIntegerField(_("plazo"), choices=Term.choices, default=Term.EVENT)
    stage = models.PositiveSmallIntegerField(_("resultado"), choices=Stage.choices)
    missing = models.CharField(_("quién faltó"), max_length=10, choices=Missing.choices, blank=True)
    expected = models.DecimalField(_("monto esperado"), max_digits=18, decimal_places=2, null=True, blank=True)
    expected_is = models.CharField(max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT)
    committed = models.DecimalField(_("monto comprometido"), max_digits=18, decimal_places=2, null=True, blank=True)
    committed_is = models.CharField(max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT)
    closed = models.DecimalField(_("monto cerrado"), max_digits=18, decimal_places=2, null=True, blank=True)
    closed_is = models.CharField(max_length=10, choices=Qualifier.choices, default=Qualifier.EXACT)
    currency = models.CharField(_("moneda"), max_length=3, blank=True)
    again = models.CharField(_("segunda reunión"), max_length=10, choices=Again.choices, blank=True)
    next_step = models.CharField(_("próximo paso"), max_length=200, blank=True)
    next_on = models.DateField(_("fecha del próximo paso"), null=True, blank=True)
    note = models.CharField(_("nota para tu lado"), max_length=500, blank=True)
    reported_on = models.DateField(default=clock.today, editable=False)
    answered_by = models.CharField(max_length=10, choices=AnsweredBy.choices, default=AnsweredBy.ACCOUNT)
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    latest = models.BooleanField(default=True, editable=False)
    replaced_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("resultado de una reunión")
        verbose_name_plural = _("resultados de reuniones")
        ordering = ["-term", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "participant", "term"],
                condition=Q(replaced_at__isnull=True),
                name="one_current_outcome_per_side_and_term",
            ),
            models.UniqueConstraint(
                fields=["meeting", "participant"], condition=Q(latest=True), name="one_latest_outcome_per_side"
            ),
            models.CheckConstraint(
                condition=(Q(expected=None) | Q(expected__gte=0))
                & (Q(committed=None) | Q(committed__gte=0))
                & (Q(closed=None) | Q(closed__gte=0)),
                name="amounts_of_an_outcome_not_negative",
            ),
        ]
        indexes = [
            models.Index(fields=["round", "meeting"], condition=Q(latest=True), name="latest_outcomes_of_round"),
            models.Index(fields=["participant", "term"], name="outcomes_of_participant"),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} · {self.get_stage_display()}"


class OutcomeMail(models.Model):
    """The question of a term went out to a participant; claimed before it is sent, so that it goes out once."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="outcome_mails")
    term = models.PositiveSmallIntegerField(choices=Term.choices)
    claimed_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("correo de seguimiento")
        verbose_name_plural = _("correos de seguimiento")
        constraints = [
            models.UniqueConstraint(fields=["participant", "term"], name="one_outcome_mail_per_term"),
        ]

    def __str__(self) -> str:
        return f"{self.participant_id} · {self.term}"


class OutcomeMilestone(models.Model):
    """An order that was handed on as a milestone of the firm, to be verified there by somebody else."""

    meeting = models.OneToOneField(Meeting, models.PROTECT, related_name="milestone_link")
    outcome = models.ForeignKey(Outcome, models.PROTECT, related_name="+")
    milestone = models.OneToOneField(Milestone, models.PROTECT, related_name="outcome_link")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("hito de una reunión")
        verbose_name_plural = _("hitos de reuniones")

    def __str__(self) -> str:
        return f"{self.meeting_id} → {self.milestone_id}"

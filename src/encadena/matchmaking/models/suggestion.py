from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import SelectionState, SuggestionState
from .need import Need
from .participant import Participant
from .round import Round


class Suggestion(models.Model):
    """A buyer and a firm that may have business, and why. Scores are 0 to 1: of both, for the buyer, for the firm.

    ``reasons`` are the engine's, as data: ``[{code, side, weight, facts}]``. Computing again keeps what was decided.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="suggestions")
    buyer = models.ForeignKey(Participant, models.CASCADE, related_name="suggested_firms")
    firm = models.ForeignKey(Participant, models.CASCADE, related_name="suggested_buyers")
    need = models.ForeignKey(Need, models.SET_NULL, null=True, blank=True, related_name="suggestions")
    score = models.FloatField()
    for_buyer = models.FloatField()
    for_firm = models.FloatField()
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=SuggestionState.choices, default=SuggestionState.OPEN)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("reunión sugerida")
        verbose_name_plural = _("reuniones sugeridas")
        ordering = ["-score", "id"]
        constraints = [models.UniqueConstraint(fields=["buyer", "firm"], name="suggested_once")]
        indexes = [
            models.Index(fields=["round", "state", "-score", "id"], name="suggestions_by_score"),
            models.Index(fields=["firm", "-score"], name="suggestions_of_firm"),
        ]

    def __str__(self) -> str:
        return f"{self.buyer_id} – {self.firm_id}: {self.score:.2f}"


class Selection(models.Model):
    """The meetings that a computation chose, with its rules and what each cost; applied as a whole or not at all.

    ``version`` is the round's when it was computed: whoever comes second is told. ``pairs`` is
    ``[[buyer, firm, value]]`` in keys of participants, ``result`` ``{value, bound, costs, …}``.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="selections")
    rules = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    pairs = models.JSONField(default=list)
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10, choices=SelectionState.choices, default=SelectionState.READY)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    applied_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("elección de reuniones")
        verbose_name_plural = _("elecciones de reuniones")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.round} · {self.pk}"

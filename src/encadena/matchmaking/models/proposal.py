from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm, Offering
from encadena.kernel import clock

from ..choices import ProposalState
from .need import Need


class Proposal(models.Model):
    """A firm that may deliver what a standing need looks for, and why. Shown to the firm and to who attends it.

    The buyer learns of a firm only once the firm said that it is interested; ``note`` is its word to the buyer. Scores
    and ``reasons`` are those of a ``Suggestion``. Matching again keeps what was decided.
    """

    need = models.ForeignKey(Need, models.CASCADE, related_name="proposals")
    firm = models.ForeignKey(Firm, models.CASCADE, related_name="proposals")
    offering = models.ForeignKey(Offering, models.SET_NULL, null=True, blank=True, related_name="+")
    score = models.FloatField()
    for_buyer = models.FloatField()
    for_firm = models.FloatField()
    reasons = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=ProposalState.choices, default=ProposalState.OPEN)
    note = models.CharField(_("mensaje al comprador"), max_length=300, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    made_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("empresa propuesta")
        verbose_name_plural = _("empresas propuestas")
        ordering = ["-score", "id"]
        constraints = [models.UniqueConstraint(fields=["need", "firm"], name="proposed_once")]
        indexes = [
            models.Index(fields=["need", "state", "-score", "id"], name="proposals_of_need"),
            models.Index(fields=["firm", "state", "-score", "id"], name="proposals_of_firm"),
            models.Index(fields=["state", "-score", "id"], name="proposals_by_score"),
        ]

    def __str__(self) -> str:
        return f"{self.need_id} – {self.firm_id}: {self.score:.2f}"

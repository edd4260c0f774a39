from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock

from ..choices import AwayReason, MeetingMode, ParticipantStatus
from ..rules.zones import zone_named
from .buyer import Buyer
from .round import Round, Slot


class Participant(models.Model):
    """A firm or a buyer in one round. ``label`` names one that an imported problem only numbers.

    ``works_from`` and ``works_until`` are hours of the clock in ``time_zone`` (empty: the round's).
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="participants")
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="participations")
    buyer = models.ForeignKey(Buyer, models.PROTECT, null=True, blank=True, related_name="participations")
    label = models.CharField(_("nombre"), max_length=80, blank=True)
    status = models.CharField(
        _("estado"), max_length=20, choices=ParticipantStatus.choices, default=ParticipantStatus.REGISTERED
    )
    order = models.PositiveIntegerField(_("orden"), default=0)
    mode = models.CharField(_("modalidad"), max_length=10, choices=MeetingMode.choices, default=MeetingMode.IN_PERSON)
    time_zone = models.CharField(_("zona horaria"), max_length=60, blank=True)
    works_from = models.TimeField(_("trabaja desde"), null=True, blank=True)
    works_until = models.TimeField(_("trabaja hasta"), null=True, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("participante")
        verbose_name_plural = _("participantes")
        ordering = ["order", "id"]
        constraints = [
            models.UniqueConstraint(fields=["round", "firm"], name="firm_once_per_round"),
            models.UniqueConstraint(fields=["round", "buyer"], name="buyer_once_per_round"),
            models.CheckConstraint(
                condition=Q(firm__isnull=False, buyer__isnull=True, label="")
                | Q(firm__isnull=True, buyer__isnull=False, label="")
                | (Q(firm__isnull=True, buyer__isnull=True) & ~Q(label="")),
                name="participant_is_a_firm_or_a_buyer_or_a_label",
            ),
        ]
        indexes = [models.Index(fields=["round", "order"])]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Read with ``select_related("firm", "buyer")``."""
        return str(self.firm or self.buyer or self.label)

    @property
    def email(self) -> str:
        """Where it is written to; empty when nobody knows. A buyer's contact may hold more than its mail."""
        if self.firm:
            return self.firm.email
        words = self.buyer.contact.replace(",", " ").replace(";", " ").split() if self.buyer else []
        return next((word.strip("<>()") for word in words if "@" in word), "")

    @property
    def language(self) -> str:
        """The language of what we hand this participant: a buyer's first that we speak, Spanish otherwise."""
        spoken = self.buyer.languages if self.buyer else []
        return next((code for code in spoken if code in {"es", "en", "pt"}), "en" if spoken else "es")

    @property
    def zone(self) -> ZoneInfo | None:
        """The clock that this participant lives by, if it is known; the round's may be another."""
        name = self.time_zone or (self.buyer.time_zone if self.buyer else "")
        return zone_named(name)


class Unavailability(models.Model):
    participant = models.ForeignKey(Participant, models.CASCADE, related_name="unavailabilities")
    slot = models.ForeignKey(Slot, models.CASCADE, related_name="+")
    reason = models.CharField(_("razón"), max_length=10, choices=AwayReason.choices, blank=True)

    class Meta:
        verbose_name = _("horario no disponible")
        verbose_name_plural = _("horarios no disponibles")
        constraints = [models.UniqueConstraint(fields=["participant", "slot"], name="unavailability_once")]

    def __str__(self) -> str:
        return f"{self.participant_id} · {self.slot_id}"

from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import Return
from .participant import Participant
from .round import Round

SCALE = [MinValueValidator(1), MaxValueValidator(5)]


class SatisfactionAnswer(models.Model):
    """What somebody thought of a round. Nothing leads back to who: no participant, no moment, a random key."""

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    round = models.ForeignKey(Round, models.CASCADE, related_name="satisfaction")
    organised = models.PositiveSmallIntegerField(_("La rueda estuvo bien organizada"), validators=SCALE)
    matched = models.PositiveSmallIntegerField(_("Las contrapartes eran las que buscaba"), validators=SCALE)
    useful = models.PositiveSmallIntegerField(_("Sirvió para mi negocio"), validators=SCALE)
    again = models.CharField(_("¿Volverías a participar?"), max_length=10, choices=Return.choices)
    comment = models.TextField(_("¿Qué cambiarías?"), blank=True)

    class Meta:
        verbose_name = _("opinión sobre una rueda")
        verbose_name_plural = _("opiniones sobre ruedas")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.round_id)


class SatisfactionGiven(models.Model):
    """That a participant gave an opinion, not which."""

    participant = models.OneToOneField(Participant, models.CASCADE, related_name="satisfaction_given")
    on = models.DateField(default=clock.today, editable=False)

    class Meta:
        verbose_name = _("opinión entregada")
        verbose_name_plural = _("opiniones entregadas")

    def __str__(self) -> str:
        return str(self.participant_id)

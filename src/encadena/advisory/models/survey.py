from uuid import uuid4

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from .training import Training

SCALE = [MinValueValidator(1), MaxValueValidator(5)]


class SurveyAnswer(models.Model):
    """What somebody thought of a course. Nothing here leads back to who: no registration, no moment, no order.

    That each person answers once is kept by ``Registration.answered``.
    """

    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)
    training = models.ForeignKey(Training, models.PROTECT, related_name="answers")
    useful = models.PositiveSmallIntegerField(_("Me sirve para mi negocio"), validators=SCALE)
    clear = models.PositiveSmallIntegerField(_("Se explicó con claridad"), validators=SCALE)
    organised = models.PositiveSmallIntegerField(_("Estuvo bien organizado"), validators=SCALE)
    recommended = models.PositiveSmallIntegerField(_("Lo recomendaría a otra empresa"), validators=SCALE)
    comment = models.TextField(_("¿Qué cambiarías?"), blank=True)

    class Meta:
        verbose_name = _("respuesta de la encuesta")
        verbose_name_plural = _("respuestas de la encuesta")
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self.training)

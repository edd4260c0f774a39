from django.db import models
from django.utils.translation import gettext_lazy as _

from .agenda import Agenda


class SavedProblem(models.Model):
    """What the search for an agenda was given, so that it can be run again: see ``planning.search``.

    ``content`` is compressed JSON, ``limit`` in seconds. It holds keys and no names.
    """

    agenda = models.OneToOneField(Agenda, models.CASCADE, related_name="saved_problem")
    content = models.BinaryField()
    seed = models.PositiveIntegerField()
    workers = models.PositiveSmallIntegerField()
    limit = models.FloatField()

    class Meta:
        verbose_name = _("problema guardado")
        verbose_name_plural = _("problemas guardados")

    def __str__(self) -> str:
        return str(self.agenda)

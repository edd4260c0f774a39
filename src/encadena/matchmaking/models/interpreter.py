from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .round import Round


class Interpreter(models.Model):
    """Somebody who interprets between two languages at one table at a time, all the round long.

    ``one`` and ``other`` are codes of languages, in alphabetical order. Whoever interprets between more pairs is
    entered for the one that is needed most: nobody can be counted twice.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="interpreters")
    name = models.CharField(_("nombre"), max_length=80, blank=True)
    one = models.CharField(_("idioma"), max_length=3)
    other = models.CharField(_("otro idioma"), max_length=3)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("intérprete")
        verbose_name_plural = _("intérpretes")
        ordering = ["one", "other", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="interpreter_between_two_languages_in_order")
        ]

    def __str__(self) -> str:
        return self.name or str(self.pk)

    @property
    def pair(self) -> str:
        return f"{self.one}-{self.other}"

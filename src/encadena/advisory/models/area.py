from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Area(models.Model):
    """A subject of advice or training. The catalogue is versioned: a row is in force in the span [since, until).

    A code that goes away names the one that takes over: old sessions keep theirs and reports can still join them.
    """

    code = models.CharField(_("código"), max_length=40, unique=True)
    name_es = models.CharField(_("nombre en español"), max_length=120)
    name_en = models.CharField(_("nombre en inglés"), max_length=120)
    position = models.PositiveSmallIntegerField(default=0)
    since = models.DateField(_("desde"))
    until = models.DateField(_("hasta"), null=True, blank=True)
    replaced_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="replaces")

    class Meta:
        verbose_name = _("área de asesoría")
        verbose_name_plural = _("áreas de asesoría")
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name_en if (get_language() or "es").startswith("en") else self.name_es

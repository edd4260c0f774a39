from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .project import LinkageProject


class Agreement(models.Model):
    """What the members of a project decided; votes that nobody counted are unknown, not zero."""

    project = models.ForeignKey(LinkageProject, models.PROTECT, related_name="agreements")
    on = models.DateField(_("fecha"), default=clock.today)
    text = models.CharField(_("acuerdo"), max_length=600)
    votes_for = models.PositiveIntegerField(_("a favor"), null=True, blank=True)
    votes_against = models.PositiveIntegerField(_("en contra"), null=True, blank=True)
    abstentions = models.PositiveIntegerField(_("se abstienen"), null=True, blank=True)
    minutes = models.CharField(_("acta y dónde se guarda"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("acuerdo del proyecto")
        verbose_name_plural = _("acuerdos del proyecto")
        ordering = ["-on", "-id"]
        indexes = [models.Index(fields=["project", "-on", "-id"], name="agreements_of_project")]

    def __str__(self) -> str:
        return self.text

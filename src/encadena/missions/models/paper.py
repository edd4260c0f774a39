from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .mission import Mission


class Paper(models.Model):
    """A file of the mission: its rules, a form, tickets. ``for_chosen``: only those who go read it."""

    mission = models.ForeignKey(Mission, models.CASCADE, related_name="papers")
    title = models.CharField(_("título"), max_length=160)
    for_chosen = models.BooleanField(_("solo para las empresas elegidas"), default=False)
    file = models.FileField(_("archivo"), upload_to="missions/%Y/%m/")
    size = models.PositiveIntegerField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField(default=clock.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("documento de una misión")
        verbose_name_plural = _("documentos de misiones")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title

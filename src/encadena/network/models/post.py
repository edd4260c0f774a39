"""Who works where."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.accounts.choices import Role
from encadena.catalogs.models import Region
from encadena.kernel import clock

from .place import Centre, Institution


class Post(models.Model):
    """Where a person works, from when to when: one of centre, institution or region (none: the country)."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="posts")
    role = models.CharField(max_length=20, choices=Role.choices)
    centre = models.ForeignKey(Centre, models.PROTECT, null=True, blank=True, related_name="posts")
    institution = models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name="posts")
    region = models.ForeignKey(Region, models.PROTECT, null=True, blank=True, related_name="+")
    since = models.DateField(default=clock.today)
    until = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("cargo")
        verbose_name_plural = _("cargos")
        ordering = ["-since"]

    def __str__(self) -> str:
        return f"{self.user} · {self.get_role_display()}"

"""Which edition of each packaged table the database holds."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock


class TableVersion(models.Model):
    """One table of ``catalogs/tables`` as last loaded; an equal digest means there is nothing to do."""

    table = models.CharField(_("tabla"), max_length=40, primary_key=True)
    digest = models.CharField(_("huella"), max_length=64)
    rows = models.PositiveIntegerField(_("filas"))
    loaded_at = models.DateTimeField(_("cargada"), default=clock.now)

    class Meta:
        ordering = ("table",)
        verbose_name = _("versión de tabla")
        verbose_name_plural = _("versiones de tablas")

    def __str__(self) -> str:
        return self.table

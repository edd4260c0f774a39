"""Activities (CIIU4.CL), products (HS) and services (CPC): trees of official codes."""

from typing import Any

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class Classified(models.Model):
    """A code of a classification. Its names come in Spanish and, where published, English.

    ``level`` counts from 1 at the top of the tree; the top has no parent.
    """

    code = models.CharField(_("código"), max_length=6, primary_key=True)
    level = models.PositiveSmallIntegerField(_("nivel"), db_index=True)
    parent: models.ForeignKey[Any, Any]
    name_es = models.CharField(_("nombre en español"), max_length=300)
    name_en = models.CharField(_("nombre en inglés"), max_length=400, blank=True)
    keywords = models.TextField(_("palabras clave"), blank=True)

    class Meta:
        abstract = True
        ordering = ("code",)

    def __str__(self) -> str:
        return f"{self.code} {self.name_es}"

    def name(self, language: str | None = None) -> str:
        """Return the name in ``language`` (default: the active one).

        Portuguese falls back on Spanish; English too where no English name is published.
        """
        return self.name_en if self.name_language(language) == "en" else self.name_es

    def name_language(self, language: str | None = None) -> str:
        """The language in which ``name`` is, for the page that shows it."""
        wanted = (language or get_language() or "es")[:2]
        return "en" if wanted == "en" and self.name_en else "es"


class Activity(Classified):
    """An economic activity of CIIU4.CL 2012: section, division, group, class, subclass (1–5)."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta(Classified.Meta):
        verbose_name = _("actividad económica")
        verbose_name_plural = _("actividades económicas")


class Product(Classified):
    """A good of the Harmonized System 2022: chapter (1) or heading (2)."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    section = models.CharField(_("sección"), max_length=5, blank=True)

    class Meta(Classified.Meta):
        verbose_name = _("producto")
        verbose_name_plural = _("productos")


class Service(Classified):
    """A service of CPC 2.1, sections 5 to 9: section, division, group, class (1–4)."""

    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    class Meta(Classified.Meta):
        verbose_name = _("servicio")
        verbose_name_plural = _("servicios")

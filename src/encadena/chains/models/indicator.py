from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import Better, IndicatorFamily
from .project import LinkageProject


class IndicatorKind(models.Model):
    """What can be measured of a project, in which unit, and who defines it.

    ``by_factor``: a measured quantity times a factor, each with its source, never a number out of nowhere.
    """

    code = models.SlugField(_("código"), max_length=40, unique=True)
    family = models.CharField(_("clase"), max_length=12, choices=IndicatorFamily.choices)
    name_es = models.CharField(_("nombre en español"), max_length=120)
    name_en = models.CharField(_("nombre en inglés"), max_length=120)
    unit = models.CharField(_("unidad"), max_length=20)
    better = models.CharField(_("mejora cuando"), max_length=4, choices=Better.choices)
    by_factor = models.BooleanField(_("cantidad por factor"), default=False)
    definition_es = models.CharField(_("definición en español"), max_length=300)
    definition_en = models.CharField(_("definición en inglés"), max_length=300)
    source = models.CharField(_("fuente"), max_length=120)
    source_url = models.URLField(_("dirección de la fuente"), blank=True)

    class Meta:
        verbose_name = _("indicador de un proyecto")
        verbose_name_plural = _("indicadores de los proyectos")
        ordering = ["family", "pk"]

    def __str__(self) -> str:
        return self.name_en if _english() else self.name_es

    @property
    def definition(self) -> str:
        return self.definition_en if _english() else self.definition_es


class Measure(models.Model):
    """A kind measured over the days ``first`` to ``last``, both included: how, by whom, and from which source.

    ``quantity`` × ``factor`` makes ``value`` where the kind asks for it. ``firms``: how many firms it covers, None when
    that was not said. A withdrawn one counts nowhere.
    """

    project = models.ForeignKey(LinkageProject, models.PROTECT, related_name="measures")
    kind = models.ForeignKey(IndicatorKind, models.PROTECT, related_name="measures", verbose_name=_("indicador"))
    first = models.DateField(_("desde"))
    last = models.DateField(_("hasta"))
    value = models.DecimalField(_("valor"), max_digits=18, decimal_places=4)
    quantity = models.DecimalField(_("cantidad medida"), max_digits=18, decimal_places=4, null=True, blank=True)
    quantity_unit = models.CharField(_("unidad de la cantidad"), max_length=20, blank=True)
    factor = models.DecimalField(_("factor"), max_digits=18, decimal_places=8, null=True, blank=True)
    factor_source = models.CharField(_("fuente del factor"), max_length=200, blank=True)
    firms = models.PositiveIntegerField(_("empresas que abarca"), null=True, blank=True)
    method = models.CharField(_("cómo se midió"), max_length=300)
    source = models.CharField(_("de dónde sale el dato"), max_length=200)
    measured_by = models.CharField(_("quién midió"), max_length=120)
    evidence = models.CharField(_("qué lo prueba"), max_length=200, blank=True)
    baseline = models.BooleanField(_("línea base"), default=False)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField(default=clock.now, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("medición de un proyecto")
        verbose_name_plural = _("mediciones de los proyectos")
        ordering = ["kind", "-last", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "kind"],
                condition=models.Q(baseline=True, withdrawn_at__isnull=True),
                name="one_baseline_per_kind",
            ),
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="measure_ends_after_start"),
        ]
        indexes = [models.Index(fields=["project", "kind", "-last", "-id"], name="measures_of_project")]

    def __str__(self) -> str:
        return f"{self.kind} · {self.first:%Y-%m-%d} – {self.last:%Y-%m-%d}"

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def _english() -> bool:
    return (get_language() or "es").startswith("en")

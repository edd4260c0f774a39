from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.catalogs.models import Region
from encadena.kernel import clock
from encadena.network.models import Centre, Institution

from ..choices import CohortPart, CohortState
from .client import Client


class Cohort(models.Model):
    """A focused group of firms: who may enter, where they stood, with whom they are compared, what happened.

    ``criteria`` is a list of ``{"field", "op", "value"}`` that ``rules.criteria`` understands. Several centres may take
    part, of different operators too; each sees its own members.
    """

    name = models.CharField(_("nombre"), max_length=120)
    purpose = models.CharField(_("qué se quiere lograr"), max_length=300, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("región")
    )
    centres = models.ManyToManyField(Centre, related_name="cohorts", verbose_name=_("centros que participan"))
    partners = models.ManyToManyField(
        Institution, blank=True, related_name="+", verbose_name=_("instituciones aliadas")
    )
    criteria = models.JSONField(_("criterios de entrada"), default=list, blank=True)
    starts_on = models.DateField(_("comienza"))
    ends_on = models.DateField(_("termina"), null=True, blank=True)
    state = models.CharField(_("estado"), max_length=10, choices=CohortState.choices, default=CohortState.DRAFT)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("grupo piloto")
        verbose_name_plural = _("grupos piloto")
        ordering = ["-starts_on", "-id"]

    def __str__(self) -> str:
        return self.name


class CohortMember(models.Model):
    """A client in the half-open span [entered_on, left_on), in the focused or in the comparison part.

    ``verdicts`` keep how each criterion stood on entry, ``baseline`` the figures of that day (text of a decimal, or
    None for unknown); neither is ever rewritten. Who enters without meeting the criteria has a ``reason``.
    """

    cohort = models.ForeignKey(Cohort, models.PROTECT, related_name="members")
    client = models.ForeignKey(Client, models.PROTECT, related_name="cohort_memberships")
    part = models.CharField(max_length=10, choices=CohortPart.choices)
    entered_on = models.DateField(default=clock.today)
    left_on = models.DateField(null=True, blank=True)
    left_reason = models.CharField(_("por qué salió"), max_length=300, blank=True)
    reason = models.CharField(_("por qué entra sin cumplir"), max_length=300, blank=True)
    verdicts = models.JSONField(default=list)
    baseline = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("empresa del grupo piloto")
        verbose_name_plural = _("empresas del grupo piloto")
        ordering = ["part", "client__firm__sort_name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cohort", "client"], condition=models.Q(left_on__isnull=True), name="once_in_a_cohort"
            )
        ]
        indexes = [models.Index(fields=["client", "left_on"], name="cohorts_of_client")]

    def __str__(self) -> str:
        return f"{self.client} · {self.cohort}"

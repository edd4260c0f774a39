from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock
from encadena.network.models import Centre

from ..choices import ProjectKind, ProjectState
from .anchor import AnchorBuyer


class LinkageProject(models.Model):
    """Firms that learn to sell to the same buyers, led by one centre; others may take part.

    ``kind`` is the one in force, its history is in ``KindSpell``. ``ended_on`` is set when it really ends; without a
    planned end it stays unknown, and its duration is counted up to today and said to be unfinished. The budget is
    whole pesos; unknown is not zero. ``version`` grows with every edit of what people type.
    """

    code = models.CharField(_("código"), max_length=30, unique=True)
    name = models.CharField(_("nombre"), max_length=160)
    sort_name = models.CharField(max_length=160, default="", editable=False)
    kind = models.CharField(_("tipo"), max_length=12, choices=ProjectKind.choices)
    state = models.CharField(_("estado"), max_length=10, choices=ProjectState.choices, default=ProjectState.DRAFT)
    objective = models.CharField(_("objetivo"), max_length=600, blank=True)
    centre = models.ForeignKey(
        Centre, models.PROTECT, related_name="led_projects", verbose_name=_("centro que lo dirige")
    )
    partners = models.ManyToManyField(
        Centre, blank=True, related_name="shared_projects", verbose_name=_("otros centros que participan")
    )
    anchors = models.ManyToManyField(
        AnchorBuyer, blank=True, related_name="projects", verbose_name=_("compradores ancla")
    )
    starts_on = models.DateField(_("comienza"))
    planned_end = models.DateField(_("término previsto"), null=True, blank=True)
    ended_on = models.DateField(_("término real"), null=True, blank=True)
    stopped_reason = models.CharField(_("por qué se detuvo"), max_length=300, blank=True)
    budget = models.BigIntegerField(_("presupuesto en pesos"), null=True, blank=True)
    budget_from = models.CharField(_("quién lo financia"), max_length=200, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("proyecto de encadenamiento")
        verbose_name_plural = _("proyectos de encadenamiento")
        ordering = ["-starts_on", "-id"]
        indexes = [
            models.Index(fields=["-starts_on", "-id"], name="chains_newest"),
            models.Index(fields=["centre", "-starts_on", "-id"], name="chains_of_centre"),
            models.Index(fields=["state", "-starts_on", "-id"], name="chains_by_state"),
            models.Index(fields=["kind", "-starts_on", "-id"], name="chains_by_kind"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def over(self) -> bool:
        return self.state in {ProjectState.FINISHED, ProjectState.STOPPED}


class KindSpell(models.Model):
    """The project was of this kind in the half-open span [since, until)."""

    project = models.ForeignKey(LinkageProject, models.CASCADE, related_name="kinds")
    kind = models.CharField(_("tipo"), max_length=12, choices=ProjectKind.choices)
    since = models.DateField(_("desde"))
    until = models.DateField(_("hasta"), null=True, blank=True)
    reason = models.CharField(_("motivo"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("tipo que tuvo el proyecto")
        verbose_name_plural = _("tipos que tuvo el proyecto")
        ordering = ["project", "since", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project"], condition=models.Q(until__isnull=True), name="one_kind_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"{self.project} · {self.get_kind_display()}"


class ProjectStage(models.Model):
    project = models.ForeignKey(LinkageProject, models.CASCADE, related_name="stages")
    name = models.CharField(_("etapa"), max_length=120)
    starts_on = models.DateField(_("comienza"), null=True, blank=True)
    planned_on = models.DateField(_("prevista para"), null=True, blank=True)
    done_on = models.DateField(_("hecha el"), null=True, blank=True)

    class Meta:
        verbose_name = _("etapa del proyecto")
        verbose_name_plural = _("etapas del proyecto")
        ordering = ["project", models.F("planned_on").asc(nulls_last=True), "id"]

    def __str__(self) -> str:
        return self.name

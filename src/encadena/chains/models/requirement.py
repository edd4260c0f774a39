from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Document, Firm
from encadena.kernel import clock

from ..choices import FirmState, Level, RequirementKind, SaidBy
from .anchor import AnchorBuyer
from .project import LinkageProject


class Requirement(models.Model):
    """What the buyers of a project ask of every firm (``anchor`` empty: all of them do).

    Where ``evidence`` says which paper proves it, nobody meets it without one. A retired one stays with its states.
    """

    project = models.ForeignKey(LinkageProject, models.PROTECT, related_name="requirements")
    anchor = models.ForeignKey(
        AnchorBuyer, models.PROTECT, null=True, blank=True, related_name="requirements", verbose_name=_("quién lo pide")
    )
    text = models.CharField(_("requisito"), max_length=200)
    kind = models.CharField(_("tipo"), max_length=12, choices=RequirementKind.choices, default=RequirementKind.OTHER)
    level = models.CharField(_("nivel"), max_length=6, choices=Level.choices, default=Level.MUST)
    evidence = models.CharField(_("qué papel lo prueba"), max_length=200, blank=True)
    due_on = models.DateField(_("para cuándo"), null=True, blank=True)
    retired_on = models.DateField(_("retirado el"), null=True, blank=True)

    class Meta:
        verbose_name = _("requisito del comprador")
        verbose_name_plural = _("requisitos del comprador")
        ordering = ["level", "id"]

    def __str__(self) -> str:
        return self.text


class RequirementState(models.Model):
    """Where a firm stands on a requirement, who said so and when; the log keeps what stood here before."""

    requirement = models.ForeignKey(Requirement, models.PROTECT, related_name="states")
    firm = models.ForeignKey(Firm, models.PROTECT, related_name="requirement_states")
    state = models.CharField(_("estado"), max_length=14, choices=FirmState.choices, default=FirmState.UNKNOWN)
    said_by = models.CharField(_("quién lo dice"), max_length=8, choices=SaidBy.choices, default=SaidBy.ADVISER)
    evidence = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("evidencia")
    )
    note = models.CharField(_("nota"), max_length=300, blank=True)
    on = models.DateField(_("fecha"), default=clock.today)
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("estado de un requisito")
        verbose_name_plural = _("estados de los requisitos")
        ordering = ["requirement", "firm"]
        constraints = [models.UniqueConstraint(fields=["requirement", "firm"], name="one_state_per_firm")]

    def __str__(self) -> str:
        return f"{self.firm} · {self.requirement}"[:200]

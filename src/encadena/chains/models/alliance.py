from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm
from encadena.kernel import clock
from encadena.network.models import Centre, Institution

from ..choices import AllianceKind, AllianceState
from .anchor import AnchorBuyer
from .project import LinkageProject


class Alliance(models.Model):
    """A dated agreement between two or more parties. It is one alliance, however many firms are parties to it.

    It belongs to the centre that registered it, and perhaps to a project. ``evidence`` says which paper proves it and
    where it is kept.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="alliances")
    project = models.ForeignKey(
        LinkageProject, models.PROTECT, null=True, blank=True, related_name="alliances", verbose_name=_("proyecto")
    )
    name = models.CharField(_("nombre"), max_length=160)
    kind = models.CharField(_("tipo"), max_length=14, choices=AllianceKind.choices)
    scope = models.CharField(_("qué acordaron"), max_length=600, blank=True)
    evidence = models.CharField(_("qué la prueba"), max_length=200, blank=True)
    starts_on = models.DateField(_("desde"), null=True, blank=True)
    ends_on = models.DateField(_("hasta"), null=True, blank=True)
    state = models.CharField(_("estado"), max_length=10, choices=AllianceState.choices, default=AllianceState.TALKING)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("alianza estratégica")
        verbose_name_plural = _("alianzas estratégicas")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["centre", "-id"], name="alliances_of_centre"),
            models.Index(fields=["state", "-id"], name="alliances_by_state"),
        ]

    def __str__(self) -> str:
        return self.name


class AllianceParty(models.Model):
    """Exactly one of a firm, an institution of the network or a buyer known by name."""

    alliance = models.ForeignKey(Alliance, models.CASCADE, related_name="parties")
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="alliances")
    institution = models.ForeignKey(Institution, models.PROTECT, null=True, blank=True, related_name="alliances")
    anchor = models.ForeignKey(AnchorBuyer, models.PROTECT, null=True, blank=True, related_name="alliances")

    class Meta:
        verbose_name = _("parte de la alianza")
        verbose_name_plural = _("partes de la alianza")
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    models.Q(firm__isnull=False, institution__isnull=True, anchor__isnull=True)
                    | models.Q(firm__isnull=True, institution__isnull=False, anchor__isnull=True)
                    | models.Q(firm__isnull=True, institution__isnull=True, anchor__isnull=False)
                ),
                name="party_is_one_thing",
            ),
            models.UniqueConstraint(fields=["alliance", "firm"], name="firm_once_in_alliance"),
            models.UniqueConstraint(fields=["alliance", "institution"], name="institution_once_in_alliance"),
            models.UniqueConstraint(fields=["alliance", "anchor"], name="anchor_once_in_alliance"),
        ]

    def __str__(self) -> str:
        return str(self.firm or self.institution or self.anchor)

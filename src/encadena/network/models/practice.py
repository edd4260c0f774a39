"""What worked (or did not) in a centre, and who took it over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from ..choices import AdoptionKind, PracticeReach, PracticeState
from .place import Centre, Institution


class Practice(models.Model):
    """``operator`` ran the centre when it was written; its centres read it in any case. ``version`` counts saves."""

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="practices")
    operator = models.ForeignKey(Institution, models.PROTECT, null=True, related_name="practices")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    title = models.CharField(_("título"), max_length=160)
    subject = models.CharField(_("materia"), max_length=40, blank=True)
    problem = models.TextField(_("problema"), blank=True)
    context = models.TextField(_("contexto"), blank=True)
    how = models.TextField(_("cómo se hizo"), blank=True)
    cost = models.CharField(_("costo"), max_length=300, blank=True)
    result = models.TextField(_("resultado"), blank=True)
    evidence = models.TextField(_("respaldo"), blank=True)
    from_error = models.BooleanField(_("se aprendió de un error"), default=False)
    reach = models.CharField(
        _("quién la lee"), max_length=20, choices=PracticeReach.choices, default=PracticeReach.NETWORK
    )
    state = models.CharField(_("estado"), max_length=20, choices=PracticeState.choices, default=PracticeState.DRAFT)
    published_on = models.DateField(null=True, editable=False)
    retired_reason = models.CharField(max_length=300, blank=True)
    folded = models.TextField(editable=False, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)
    written_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("buena práctica")
        verbose_name_plural = _("buenas prácticas")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["state", "reach", "-id"], name="practices_published"),
            models.Index(fields=["subject", "-id"], name="practices_by_subject"),
        ]

    def __str__(self) -> str:
        return self.title


class PracticeAdoption(models.Model):
    """A centre took a practice over; ``before`` and ``after`` are of ``measure``, whose name they need."""

    practice = models.ForeignKey(Practice, models.CASCADE, related_name="adoptions")
    centre = models.ForeignKey(Centre, models.PROTECT, related_name="adoptions")
    kind = models.CharField(_("cómo"), max_length=20, choices=AdoptionKind.choices)
    on = models.DateField(_("desde"))
    changes = models.TextField(_("qué cambiaron"), blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    result = models.TextField(_("qué resultó"), blank=True)
    measure = models.CharField(_("medida"), max_length=120, blank=True)
    before = models.DecimalField(_("antes"), max_digits=14, decimal_places=2, null=True, blank=True)
    after = models.DecimalField(_("después"), max_digits=14, decimal_places=2, null=True, blank=True)
    measured_on = models.DateField(_("medido el"), null=True, blank=True)

    class Meta:
        verbose_name = _("adopción")
        verbose_name_plural = _("adopciones")
        ordering = ["on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["practice", "centre"], name="one_adoption_per_practice_and_centre")
        ]

    def __str__(self) -> str:
        return f"{self.centre} · {self.practice}"

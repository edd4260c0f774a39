from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock, rut

from ..choices import Gender
from .firm import Firm


class Person(models.Model):
    rut = models.CharField("RUT", max_length=12, unique=True, null=True, blank=True)
    full_name = models.CharField(_("nombre completo"), max_length=200)
    gender = models.CharField(_("género"), max_length=15, choices=Gender.choices, default=Gender.NOT_REPORTED)
    email = models.EmailField(_("correo"), blank=True)
    phone = models.CharField(_("teléfono"), max_length=30, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("persona")
        verbose_name_plural = _("personas")
        ordering = ["full_name", "id"]
        indexes = [models.Index(fields=["full_name"])]

    def __str__(self) -> str:
        return self.full_name

    @property
    def rut_shown(self) -> str:
        return rut.shown(self.rut) if self.rut else ""


class Ownership(models.Model):
    """A person (or another firm) owns a share of a firm in the half-open span [since, until).

    ``share`` in percent (0 < share <= 100), empty when not reported.
    """

    firm = models.ForeignKey(Firm, models.CASCADE, related_name="ownerships")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="ownerships")
    owner_firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="holdings")
    share = models.DecimalField(_("participación (%)"), max_digits=6, decimal_places=3, null=True, blank=True)
    since = models.DateField(_("desde"), null=True, blank=True)
    until = models.DateField(_("hasta"), null=True, blank=True)

    class Meta:
        verbose_name = _("propiedad")
        verbose_name_plural = _("propiedades")
        ordering = ["-share", "id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False, owner_firm__isnull=True)
                | models.Q(person__isnull=True, owner_firm__isnull=False),
                name="ownership_has_one_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(share__isnull=True) | models.Q(share__gt=0, share__lte=100),
                name="ownership_share_is_a_percentage",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person or self.owner_firm} · {self.firm}"

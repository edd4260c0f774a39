from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .registration import Registration


class Certificate(models.Model):
    """What a course certified of a person, as it was said that day: a later edit of the course does not rewrite it.

    ``code`` is public and cannot be guessed. A revoked certificate stays and says so; a corrected one is a new row.
    """

    registration = models.ForeignKey(Registration, models.PROTECT, related_name="certificates")
    code = models.CharField(_("código"), max_length=20, unique=True, editable=False)
    name = models.CharField(_("nombre"), max_length=200)
    course = models.CharField(_("curso"), max_length=200)
    centre = models.CharField(_("centro"), max_length=200)
    minutes = models.PositiveIntegerField(_("duración"))
    first_day = models.DateField(_("desde"))
    last_day = models.DateField(_("hasta"))
    language = models.CharField(max_length=2, default="es")
    issued_on = models.DateField(_("emitido el"), default=clock.today)
    issued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    revoked_at = models.DateTimeField(_("revocado"), null=True, blank=True)
    revoked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    revoked_reason = models.CharField(_("motivo"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("certificado")
        verbose_name_plural = _("certificados")
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration"], condition=models.Q(revoked_at__isnull=True), name="one_valid_certificate"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.course}"

    @property
    def code_shown(self) -> str:
        """In groups of four, as it is printed."""
        return "-".join(self.code[i : i + 4] for i in range(0, len(self.code), 4))

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .round import Round


class Terms(models.Model):
    """How one takes part in a round: until when, how many, who qualifies, how many requests each may make.

    ``regions`` (codes), ``sections`` (letters of activities) and ``sizes`` (values of ``LegalSize``) narrow nothing
    when empty. ``readiness`` is the least share (0 to 100) of the last valid diagnosis; empty asks for none. A missing
    date sets no limit.
    """

    round = models.OneToOneField(Round, models.CASCADE, related_name="terms")
    about = models.TextField(_("qué es y para quién"), max_length=2000, blank=True)
    opens_at = models.DateTimeField(_("la inscripción abre"), null=True, blank=True)
    closes_at = models.DateTimeField(_("la inscripción cierra"), null=True, blank=True)
    wishes_close_at = models.DateTimeField(_("las solicitudes cierran"), null=True, blank=True)
    answers_close_at = models.DateTimeField(_("las respuestas cierran"), null=True, blank=True)
    by_invitation = models.BooleanField(_("solo con invitación"), default=False)
    automatic = models.BooleanField(_("aceptar sola a quien cumple las condiciones"), default=False)
    firm_places = models.PositiveIntegerField(_("cupos para empresas"), null=True, blank=True)
    buyer_places = models.PositiveIntegerField(_("cupos para compradores"), null=True, blank=True)
    readiness = models.PositiveSmallIntegerField(_("preparación mínima (%)"), null=True, blank=True)
    regions = models.JSONField(_("regiones"), default=list, blank=True)
    sections = models.JSONField(_("rubros"), default=list, blank=True)
    sizes = models.JSONField(_("tamaños"), default=list, blank=True)
    firm_wishes = models.PositiveSmallIntegerField(_("solicitudes por empresa"), default=10)
    buyer_wishes = models.PositiveSmallIntegerField(_("solicitudes por comprador"), default=30)
    updated_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("bases de una rueda")
        verbose_name_plural = _("bases de las ruedas")
        constraints = [
            models.CheckConstraint(
                condition=Q(opens_at__isnull=True) | Q(closes_at__isnull=True) | Q(closes_at__gt=F("opens_at")),
                name="registration_closes_after_it_opens",
            ),
            models.CheckConstraint(
                condition=Q(readiness__isnull=True) | Q(readiness__lte=100), name="readiness_is_a_share"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round}"

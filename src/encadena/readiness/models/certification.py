from datetime import date

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.advisory.models import Client
from encadena.firms.models import Document, Firm
from encadena.kernel import clock

from ..choices import CertificationStageCode, CertificationState, Payer, StandardKind


class Standard(models.Model):
    """What a firm can be certified against, and who says what it is."""

    code = models.SlugField(_("código"), max_length=40, unique=True)
    name_es = models.CharField(_("nombre en español"), max_length=120)
    name_en = models.CharField(_("nombre en inglés"), max_length=120)
    kind = models.CharField(_("clase"), max_length=12, choices=StandardKind.choices)
    certified_by_es = models.CharField(_("quién certifica, en español"), max_length=200, blank=True)
    certified_by_en = models.CharField(_("quién certifica, en inglés"), max_length=200, blank=True)
    source = models.CharField(_("fuente"), max_length=120, blank=True)
    source_url = models.URLField(_("dirección de la fuente"), blank=True)

    class Meta:
        verbose_name = _("norma")
        verbose_name_plural = _("normas")
        ordering = ["name_es"]

    def __str__(self) -> str:
        return self.name_en if _english() else self.name_es

    @property
    def certified_by(self) -> str:
        return self.certified_by_en if _english() else self.certified_by_es


class CertificationProject(models.Model):
    """The way of a client to a certificate, through the stages of ``CertificationStageCode``.

    ``stage`` and ``due_on`` repeat the first stage that is not done and its planned date, ``valid_until`` the end of
    the certificate. Costs are whole pesos; unknown is not zero.
    """

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="certifications")
    client = models.ForeignKey(Client, models.PROTECT, related_name="certifications")
    standard = models.ForeignKey(Standard, models.PROTECT, related_name="projects", verbose_name=_("norma"))
    body = models.CharField(_("organismo que certifica"), max_length=120, blank=True)
    scope = models.CharField(_("alcance"), max_length=200, blank=True)
    state = models.CharField(
        _("estado"), max_length=10, choices=CertificationState.choices, default=CertificationState.RUNNING
    )
    stage = models.CharField(max_length=15, choices=CertificationStageCode.choices, blank=True, editable=False)
    due_on = models.DateField(null=True, blank=True, editable=False)
    cost_planned = models.BigIntegerField(_("costo previsto"), null=True, blank=True)
    cost_real = models.BigIntegerField(_("costo real"), null=True, blank=True)
    payer = models.CharField(_("quién paga"), max_length=10, choices=Payer.choices, default=Payer.UNKNOWN)
    certificate = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("certificado")
    )
    valid_until = models.DateField(_("vale hasta"), null=True, blank=True)
    stopped_reason = models.CharField(_("por qué se detuvo"), max_length=300, blank=True)
    opened_on = models.DateField(_("abierto el"), default=clock.today)

    class Meta:
        verbose_name = _("proyecto de certificación")
        verbose_name_plural = _("proyectos de certificación")
        ordering = ["-opened_on", "-id"]
        indexes = [
            models.Index(fields=["client", "state"], name="certifications_of_client"),
            models.Index(fields=["firm", "state"], name="certifications_of_firm"),
            models.Index(fields=["state", "due_on", "id"], name="certifications_due"),
            models.Index(fields=["due_on", "id"], name="certifications_by_date"),
            models.Index(fields=["state", "valid_until", "id"], name="certifications_valid"),
        ]

    def __str__(self) -> str:
        return f"{self.standard} · {self.firm}"

    def state_on(self, day: date) -> str:
        """A certificate that has ended is expired from the next day, whether or not the nightly run has said so."""
        if self.state == CertificationState.CERTIFIED and self.valid_until and self.valid_until < day:
            return CertificationState.EXPIRED
        return self.state


class CertificationStage(models.Model):
    """One stage: when it was planned, when it was really done."""

    project = models.ForeignKey(CertificationProject, models.CASCADE, related_name="stages")
    code = models.CharField(_("etapa"), max_length=15, choices=CertificationStageCode.choices)
    position = models.PositiveSmallIntegerField()
    planned_on = models.DateField(_("prevista para"), null=True, blank=True)
    done_on = models.DateField(_("hecha el"), null=True, blank=True)

    class Meta:
        verbose_name = _("etapa de certificación")
        verbose_name_plural = _("etapas de certificación")
        ordering = ["project", "position"]
        constraints = [models.UniqueConstraint(fields=["project", "code"], name="stage_once_per_project")]

    def __str__(self) -> str:
        return str(CertificationStageCode(self.code).label)


def _english() -> bool:
    return (get_language() or "es").startswith("en")

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.advisory.models import Client
from encadena.firms.models import Document, Firm
from encadena.kernel import clock

from ..choices import AnswerState, Progress, Rater
from .questionnaire import QuestionnaireVersion


class Diagnosis(models.Model):
    """A firm seen by up to three raters through one version of a questionnaire.

    ``client`` says which centre it belongs to; without one it is the firm's own. ``kinds`` are the branches that it
    walks. When it is finished ``result`` freezes the profile (the shape of ``planning.diagnosis.result_of``) with the
    engine's version; ``vetoes_raised`` repeats it for lists.
    """

    firm = models.ForeignKey(Firm, models.PROTECT, related_name="diagnoses")
    client = models.ForeignKey(Client, models.PROTECT, null=True, blank=True, related_name="diagnoses")
    version = models.ForeignKey(QuestionnaireVersion, models.PROTECT, related_name="diagnoses")
    kinds = models.JSONField(_("tipo de empresa"), default=list)
    state = models.CharField(_("estado"), max_length=10, choices=Progress.choices, default=Progress.OPEN)
    opened_on = models.DateField(_("abierto el"), default=clock.today)
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    finished_on = models.DateField(_("terminado el"), null=True, blank=True)
    valid_until = models.DateField(_("vale hasta"), null=True, blank=True)
    result = models.JSONField(null=True, blank=True)
    engine_version = models.CharField(max_length=10, blank=True)
    vetoes_raised = models.PositiveSmallIntegerField(default=0, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("diagnóstico")
        verbose_name_plural = _("diagnósticos")
        ordering = ["-opened_on", "-id"]
        indexes = [
            models.Index(fields=["-opened_on", "-id"], name="diagnoses_by_date"),
            models.Index(fields=["firm", "-opened_on", "-id"], name="diagnoses_of_firm"),
            models.Index(fields=["client", "-opened_on", "-id"], name="diagnoses_of_client"),
            models.Index(fields=["version", "state", "-id"], name="diagnoses_of_version"),
            models.Index(
                fields=["valid_until", "id"],
                condition=models.Q(valid_until__isnull=False, withdrawn_at__isnull=True),
                name="diagnoses_expiring",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version.questionnaire} · {self.firm}"


class Rating(models.Model):
    """One rater's way through a diagnosis; ``who`` typed it (an adviser may type what the firm says)."""

    diagnosis = models.ForeignKey(Diagnosis, models.CASCADE, related_name="ratings")
    rater = models.CharField(_("quién califica"), max_length=10, choices=Rater.choices)
    who = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    state = models.CharField(_("estado"), max_length=10, choices=Progress.choices, default=Progress.OPEN)
    started_at = models.DateTimeField(default=clock.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("calificación")
        verbose_name_plural = _("calificaciones")
        ordering = ["diagnosis", "id"]
        constraints = [models.UniqueConstraint(fields=["diagnosis", "rater"], name="rater_once_per_diagnosis")]

    def __str__(self) -> str:
        return f"{self.diagnosis} · {self.get_rater_display()}"


class Answer(models.Model):
    """``value`` is set exactly when the state is a value. Evidence names the document that shows it."""

    rating = models.ForeignKey(Rating, models.CASCADE, related_name="answers")
    item = models.CharField(_("ítem"), max_length=60)
    state = models.CharField(_("respuesta"), max_length=14, choices=AnswerState.choices)
    value = models.SmallIntegerField(_("valor"), null=True, blank=True)
    note = models.CharField(_("nota"), max_length=500, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("documento")
    )
    answered_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("respuesta")
        verbose_name_plural = _("respuestas")
        ordering = ["rating", "id"]
        constraints = [
            models.UniqueConstraint(fields=["rating", "item"], name="item_once_per_rating"),
            models.CheckConstraint(
                condition=models.Q(state=AnswerState.VALUE, value__isnull=False)
                | (~models.Q(state=AnswerState.VALUE) & models.Q(value__isnull=True)),
                name="only_a_value_has_a_number",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rating} · {self.item}"


class Talk(models.Model):
    """What came out of talking over an item that the raters saw differently."""

    diagnosis = models.ForeignKey(Diagnosis, models.CASCADE, related_name="talks")
    item = models.CharField(_("ítem"), max_length=60)
    text = models.CharField(_("nota"), max_length=1000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("conversación")
        verbose_name_plural = _("conversaciones")
        ordering = ["diagnosis", "id"]
        constraints = [models.UniqueConstraint(fields=["diagnosis", "item"], name="one_talk_per_item")]

    def __str__(self) -> str:
        return f"{self.diagnosis} · {self.item}"

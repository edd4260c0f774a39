from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock
from encadena.network.models import Institution

from ..choices import Purpose, VersionState


class Questionnaire(models.Model):
    """An instrument through its versions. ``owner`` empty: it came with the program."""

    code = models.SlugField(_("código"), max_length=40, unique=True)
    purpose = models.CharField(_("para"), max_length=12, choices=Purpose.choices, default=Purpose.OTHER)
    name_es = models.CharField(_("nombre en español"), max_length=120)
    name_en = models.CharField(_("nombre en inglés"), max_length=120)
    about_es = models.CharField(_("qué mira, en español"), max_length=300, blank=True)
    about_en = models.CharField(_("qué mira, en inglés"), max_length=300, blank=True)
    owner = models.ForeignKey(
        Institution, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("de quién es")
    )
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("cuestionario")
        verbose_name_plural = _("cuestionarios")
        ordering = ["name_es", "id"]

    def __str__(self) -> str:
        return self.name_en if _english() else self.name_es

    @property
    def about(self) -> str:
        return self.about_en if _english() else self.about_es


class QuestionnaireVersion(models.Model):
    """What is asked. ``content`` is JSON that the engine reads; once published it never changes.

    ``revision`` grows with every edit of a draft, so that two editors cannot overwrite each other unseen.
    """

    questionnaire = models.ForeignKey(Questionnaire, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField(_("versión"))
    state = models.CharField(_("estado"), max_length=10, choices=VersionState.choices, default=VersionState.DRAFT)
    content = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1, editable=False)
    copied_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="copies")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    published_at = models.DateTimeField(_("publicada el"), null=True, blank=True, editable=False)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, editable=False, related_name="+"
    )
    retired_at = models.DateTimeField(_("retirada el"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("versión de cuestionario")
        verbose_name_plural = _("versiones de cuestionario")
        ordering = ["questionnaire", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["questionnaire", "number"], name="version_number_once"),
            models.UniqueConstraint(
                fields=["questionnaire"],
                condition=models.Q(state=VersionState.PUBLISHED),
                name="one_published_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire} · {self.number}"


def _english() -> bool:
    return (get_language() or "es").startswith("en")

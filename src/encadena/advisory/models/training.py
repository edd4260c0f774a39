from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock
from encadena.network.models import Centre

from ..choices import TrainingMode, TrainingState
from ..rules.training import Block
from .area import Area

SEATED = models.Q(registered_count__lte=models.F("capacity"))


class Training(models.Model):
    """A course of one centre. ``share_needed`` is the percent of its hours that earns a certificate.

    ``registration_until`` is the last day to register; empty: until the course begins. ``first_day``, ``last_day`` and
    ``minutes`` repeat its days, ``registered_count`` the seats that are taken, ``waiting_last`` the highest number
    that the waiting list has given out; ``actions`` keep them true.
    """

    centre = models.ForeignKey(Centre, models.PROTECT, related_name="trainings", verbose_name=_("centro"))
    title = models.CharField(_("nombre del curso"), max_length=200)
    area = models.ForeignKey(Area, models.PROTECT, related_name="trainings", verbose_name=_("área"))
    purpose = models.TextField(_("para qué sirve"), blank=True)
    mode = models.CharField(_("modalidad"), max_length=10, choices=TrainingMode.choices, default=TrainingMode.IN_PERSON)
    place = models.CharField(_("lugar"), max_length=200, blank=True)
    link = models.URLField(_("enlace para conectarse"), blank=True)
    instructor = models.CharField(_("relatora o relator"), max_length=200, blank=True)
    capacity = models.PositiveSmallIntegerField(_("cupos"), default=20)
    registration_until = models.DateField(_("inscripción hasta"), null=True, blank=True)
    state = models.CharField(_("estado"), max_length=10, choices=TrainingState.choices, default=TrainingState.DRAFT)
    public = models.BooleanField(_("abierto al público"), default=False)
    share_needed = models.PositiveSmallIntegerField(_("asistencia para el certificado (%)"), default=75)
    language = models.CharField(_("idioma"), max_length=2, choices=[("es", "español"), ("en", "English")], default="es")
    first_day = models.DateField(null=True, blank=True, editable=False)
    last_day = models.DateField(null=True, blank=True, editable=False)
    minutes = models.PositiveIntegerField(default=0, editable=False)
    registered_count = models.PositiveSmallIntegerField(default=0, editable=False)
    waiting_count = models.PositiveSmallIntegerField(default=0, editable=False)
    waiting_last = models.PositiveIntegerField(default=0, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("curso")
        verbose_name_plural = _("cursos")
        ordering = ["-first_day", "-id"]
        constraints = [models.CheckConstraint(condition=SEATED, name="training_never_over_capacity")]
        indexes = [
            models.Index(fields=["centre", "-first_day", "-id"], name="trainings_of_centre"),
            models.Index(fields=["state", "public", "first_day", "id"], name="trainings_by_state"),
            models.Index(fields=["first_day", "id"], name="trainings_by_day"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def seats_left(self) -> int:
        return max(0, self.capacity - self.registered_count)


class TrainingDay(models.Model):
    """A block of the course in Chilean time; a day may hold two of them that do not overlap."""

    training = models.ForeignKey(Training, models.CASCADE, related_name="days")
    on = models.DateField(_("fecha"))
    starts_at = models.TimeField(_("desde"))
    ends_at = models.TimeField(_("hasta"))
    minutes = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        verbose_name = _("día del curso")
        verbose_name_plural = _("días del curso")
        ordering = ["on", "starts_at", "id"]
        constraints = [models.UniqueConstraint(fields=["training", "on", "starts_at"], name="training_day_once")]
        indexes = [models.Index(fields=["on", "training"], name="training_days_by_date")]

    def __str__(self) -> str:
        return f"{self.on:%d-%m-%Y} {self.starts_at:%H:%M}–{self.ends_at:%H:%M}"

    @property
    def block(self) -> Block:
        return Block(self.on, self.starts_at, self.ends_at)

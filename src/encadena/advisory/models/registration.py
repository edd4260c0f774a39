from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.firms.models import Firm, Person
from encadena.kernel import clock

from ..choices import MarkedBy, RegistrationOrigin, RegistrationState
from .training import Training, TrainingDay


class Registration(models.Model):
    """A person in a course. ``name`` is what the certificate will say, as it was typed.

    ``waiting_number`` orders the waiting list (lowest first); ``minutes`` repeats the attendance; ``token`` opens the
    person's own page without an account. ``answered`` only says that the survey was answered, never with what.
    """

    training = models.ForeignKey(Training, models.PROTECT, related_name="registrations")
    person = models.ForeignKey(Person, models.PROTECT, related_name="registrations")
    firm = models.ForeignKey(Firm, models.PROTECT, null=True, blank=True, related_name="training_registrations")
    name = models.CharField(_("nombre"), max_length=200)
    email = models.EmailField(_("correo"), blank=True)
    phone = models.CharField(_("teléfono"), max_length=30, blank=True)
    state = models.CharField(_("estado"), max_length=10, choices=RegistrationState.choices)
    waiting_number = models.IntegerField(_("lugar en la lista de espera"), null=True, blank=True)
    origin = models.CharField(_("cómo se inscribió"), max_length=10, choices=RegistrationOrigin.choices)
    language = models.CharField(max_length=2, default="es")
    token = models.CharField(max_length=43, unique=True, editable=False)
    minutes = models.PositiveIntegerField(default=0, editable=False)
    answered = models.BooleanField(default=False, editable=False)
    registered_at = models.DateTimeField(default=clock.now, editable=False)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("inscripción")
        verbose_name_plural = _("inscripciones")
        ordering = ["name", "id"]
        constraints = [models.UniqueConstraint(fields=["training", "person"], name="person_once_per_training")]
        indexes = [
            models.Index(fields=["training", "state", "waiting_number"], name="registrations_waiting"),
            models.Index(fields=["firm", "-registered_at"], name="registrations_of_firm"),
        ]

    def __str__(self) -> str:
        return f"{self.name} · {self.training}"


class Attendance(models.Model):
    """One person on one day of the course; without a row nobody has looked yet."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="attendance")
    day = models.ForeignKey(TrainingDay, models.PROTECT, related_name="attendance")
    present = models.BooleanField(_("asistió"))
    minutes = models.PositiveSmallIntegerField(_("minutos"), default=0)
    by = models.CharField(_("cómo se registró"), max_length=10, choices=MarkedBy.choices)
    marked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    marked_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("asistencia")
        verbose_name_plural = _("asistencias")
        constraints = [models.UniqueConstraint(fields=["registration", "day"], name="attendance_once_per_day")]

    def __str__(self) -> str:
        return f"{self.registration} · {self.day}"


class CourseMail(models.Model):
    """A mail of a course that left, so that a job that runs twice does not write twice. ``key`` tells repeats apart."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="mails")
    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=40, blank=True)
    sent_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("correo de un curso")
        verbose_name_plural = _("correos de un curso")
        constraints = [models.UniqueConstraint(fields=["registration", "kind", "key"], name="course_mail_once")]

    def __str__(self) -> str:
        return f"{self.kind} · {self.registration}"

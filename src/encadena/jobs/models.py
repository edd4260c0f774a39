"""A job as people see it. The queue underneath (django-tasks) only carries its number."""

from typing import Any

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .choices import OPEN, State


class Job(models.Model):
    """``claim`` is the token of the running attempt: whoever holds another token may not write any more.

    ``note`` and ``result`` are facts (JSON) that the job's own ``describe`` turns into sentences; ``error`` is
    ``{"code": …, "params": {…}}`` or empty. ``not_before`` delays an automatic retry. ``announced`` says that the
    person was told about the end.
    """

    kind = models.CharField(_("tipo"), max_length=80)
    args = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="jobs", verbose_name=_("persona")
    )
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_id = models.CharField(max_length=40, blank=True)
    subject_label = models.CharField(max_length=200, blank=True)
    state = models.CharField(_("estado"), max_length=10, choices=State.choices, default=State.QUEUED)
    progress = models.FloatField(_("avance"), default=0)
    note = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    result = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    error = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    attempts = models.PositiveSmallIntegerField(_("intentos"), default=0)
    cancel_requested = models.BooleanField(default=False)
    announced = models.BooleanField(default=False)
    claim = models.CharField(max_length=80, blank=True)
    task_id = models.CharField(max_length=64, blank=True)
    heartbeat = models.DateTimeField(null=True, blank=True)
    not_before = models.DateTimeField(default=clock.now)
    created_at = models.DateTimeField(_("pedido"), default=clock.now)
    started_at = models.DateTimeField(_("comienzo"), null=True, blank=True)
    finished_at = models.DateTimeField(_("término"), null=True, blank=True)

    class Meta:
        verbose_name = _("trabajo")
        verbose_name_plural = _("trabajos")
        ordering = ["-created_at", "-id"]
        indexes = [
            models.Index(fields=["state", "heartbeat"]),
            models.Index(fields=["actor", "-created_at"]),
            models.Index(fields=["kind", "subject_kind", "subject_id", "-id"]),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def open(self) -> bool:
        """Waiting or running."""
        return self.state in OPEN

    @property
    def running(self) -> bool:
        return self.state == State.RUNNING

    @property
    def percent(self) -> int:
        return int(self.progress * 100)

    @property
    def error_code(self) -> str:
        return str(self.error.get("code", ""))

    @property
    def error_params(self) -> dict[str, Any]:
        params: dict[str, Any] = self.error.get("params", {})
        return params

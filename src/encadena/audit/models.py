"""One row per thing that somebody did. Rows are added, never changed: here, and by triggers in the database."""

from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .errors import AppendOnlyError


class EntryQuerySet(models.QuerySet["Entry"]):
    """Reads and inserts; the trigger stops whoever goes around it."""

    def update(self, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("update")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("delete")

    def bulk_update(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("bulk_update")


class Entry(models.Model):
    """``verb`` is a code of the acting room (``firm.updated``); ``changes`` maps a field to [before, after]."""

    at = models.DateTimeField(default=clock.now)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="audit_entries",
        db_index=False,  # the composite index below begins with it
    )
    verb = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    subject_label = models.CharField(max_length=200)
    changes = models.JSONField(default=dict)
    context = models.JSONField(default=dict)

    objects: ClassVar[models.Manager["Entry"]] = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("registro de auditoría")
        verbose_name_plural = _("registros de auditoría")
        ordering = ["-at", "-id"]
        # One per filter of the page, each in the page's order: any part of millions of rows is one walk of an index.
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_newest"),
            models.Index(fields=["actor", "-at", "-id"], name="audit_of_actor"),
            models.Index(fields=["verb", "-at", "-id"], name="audit_of_verb"),
            models.Index(fields=["subject_kind", "subject_id", "-at", "-id"], name="audit_of_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.verb} {self.subject_label}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert, never update; a row whose key is taken fails in the database."""
        if not self._state.adding:
            raise AppendOnlyError("save")
        super().save(force_insert=True, using=kwargs.get("using"))

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("delete")

"""The index: one row per thing that can be found, and the words that occur in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class IndexedDocument(models.Model):
    """A document of a source as it was last indexed.

    ``terms`` holds everything that matches, each term with a mark that says where it stands (``rules.terms``); the
    full-text index of the database is built on this column by triggers (SQLite) or a generated column (PostgreSQL), so
    it cannot fall behind. ``title_key`` is the folded title. ``stamp`` tells one rebuild from the next.
    """

    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    title = models.CharField(max_length=250)
    subtitle = models.CharField(max_length=250, blank=True)
    url = models.CharField(max_length=300, blank=True)
    title_key = models.CharField(max_length=250)
    terms = models.TextField()
    stamp = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("documento de búsqueda")
        verbose_name_plural = _("documentos de búsqueda")
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="indexed_once")]

    def __str__(self) -> str:
        return self.title


class Word(models.Model):
    """A distinct word of all titles and texts; ``count`` is the number of documents at the last rebuild.

    Words are only added between rebuilds, so a process that knows the highest id knows what it has missed. ``epoch``
    says which rebuild wrote the row.
    """

    word = models.CharField(max_length=40, unique=True)
    count = models.PositiveIntegerField(default=1)
    epoch = models.BigIntegerField(default=0, db_index=True)

    class Meta:
        verbose_name = _("palabra del índice")
        verbose_name_plural = _("palabras del índice")

    def __str__(self) -> str:
        return self.word

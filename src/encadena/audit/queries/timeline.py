"""The story of one record."""

from django.db.models import Model

from ..models import Entry


def timeline_of(subject: Model, limit: int = 50) -> list[Entry]:
    """The latest ``limit`` rows about ``subject``, newest first: one walk of an index. The caller has checked scope."""
    rows = Entry.objects.filter(subject_kind=subject._meta.label_lower, subject_id=str(subject.pk))
    return list(rows.select_related("actor")[:limit])

"""The story of one record."""

from collections.abc import Collection

from django.db.models import Model

from ..models import Entry


def timeline_of(subject: Model, limit: int = 50, also: Collection[int] = ()) -> list[Entry]:
    """The latest ``limit`` rows about ``subject``, newest first: one walk of an index. The caller has checked scope.

    ``also`` are keys of records of its kind that became this one and tell the first part of its story.
    """
    keys = [str(pk) for pk in (subject.pk, *also)]
    rows = Entry.objects.filter(subject_kind=subject._meta.label_lower)
    rows = rows.filter(subject_id__in=keys) if also else rows.filter(subject_id=keys[0])
    return list(rows.select_related("actor")[:limit])

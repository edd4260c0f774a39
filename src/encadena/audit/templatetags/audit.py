"""``{% load audit %}{% timeline record %}``: the story of a record, readable."""

from collections.abc import Collection

from django import template
from django.db.models import Model

from .. import queries, wording

register = template.Library()


@register.inclusion_tag("audit/timeline.html")
def timeline(subject: Model, limit: int = 30, also: Collection[int] = ()) -> dict[str, object]:
    """The latest ``limit`` things done to ``subject``; one query, and one per kind of record named in the changes."""
    entries = queries.timeline_of(subject, limit + 1, also)
    return {"rows": wording.told(entries[:limit]), "limit": limit, "more": len(entries) > limit}

"""Which contracts run on a day."""

from datetime import date

from django.db.models import Q


def running_on(day: date, prefix: str = "") -> Q:
    """Contracts whose half-open span holds ``day``; an unknown start counts as begun."""
    begun = Q(**{f"{prefix}starts_on__isnull": True}) | Q(**{f"{prefix}starts_on__lte": day})
    open_ended = Q(**{f"{prefix}ends_on__isnull": True}) | Q(**{f"{prefix}ends_on__gt": day})
    return begun & open_ended

"""Expert material for a gap: tied to it, tied by others to gaps of the same item, newest of a subject."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, QuerySet

from encadena.accounts.models import User
from encadena.advisory.choices import MaterialState
from encadena.advisory.models import Material
from encadena.advisory.queries.materials import materials_visible_to

from ..models import Gap, GapMaterial
from .plan import gaps_visible_to

SUGGESTED, NEWEST, TIED = 5, 10, 50


def handed_to(user: User) -> QuerySet[Any]:
    """Ids of material tied to gaps that the user sees: what a firm may open."""
    return GapMaterial.objects.filter(gap__in=gaps_visible_to(user).order_by().values("pk")).values("material")


def tied_visible_to(user: User | AnonymousUser, gap: Gap) -> list[Material]:
    rows = materials_visible_to(user).filter(gap_ties__gap=gap)
    return list(rows.order_by("gap_ties__pk")[:TIED])


def suggested_for(user: User | AnonymousUser, gap: Gap) -> list[Material]:
    """Most often tied first (``ties``: to how many gaps). It says of nobody which gap or firm that was."""
    if not gap.item:
        return []
    rows = _open_to(user, gap).filter(gap_ties__questionnaire=gap.questionnaire, gap_ties__item=gap.item)
    return list(rows.annotate(ties=Count("gap_ties")).order_by("-ties", "-pk")[:SUGGESTED])


def newest_of(user: User | AnonymousUser, gap: Gap, subject: str) -> list[Material]:
    """Of a subject (code), of all when it is empty."""
    rows = _open_to(user, gap)
    return list((rows.filter(subject__code=subject) if subject else rows).order_by("-pk")[:NEWEST])


def _open_to(user: User | AnonymousUser, gap: Gap) -> QuerySet[Material]:
    """Published and not tied to this gap."""
    tied = GapMaterial.objects.filter(gap=gap).values("material")
    return materials_visible_to(user).filter(state=MaterialState.PUBLISHED).exclude(pk__in=tied)

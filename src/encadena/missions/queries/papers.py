"""Files of a mission that a reader may open."""

from django.db.models import QuerySet

from ..choices import ApplicationState
from ..models import Mission, Paper
from .scope import Viewer, applications_visible_to, may_manage


def papers_visible_to(user: Viewer, mission: Mission) -> QuerySet[Paper]:
    """Those for chosen firms only by who manages, and by these firms and whoever attends them."""
    rows = mission.papers.filter(withdrawn_at__isnull=True).select_related("mission")
    if may_manage(user, mission):
        return rows
    goes = applications_visible_to(user, mission).filter(state=ApplicationState.CHOSEN).exists()
    return rows if goes else rows.filter(for_chosen=False)

"""What this room puts into the package of a centre that passes to another operator."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from encadena.advisory.models import Client

from ..models import LinkageProject, ProjectMember


def project_rows(centre_id: int, withheld: Collection[int]) -> Iterator[Mapping[str, Any]]:
    """Projects that the centre leads, with their firms but those of withheld clients."""
    kept_back = set(Client.objects.filter(pk__in=withheld).values_list("firm_id", flat=True))
    rows = LinkageProject.objects.filter(centre=centre_id).order_by("pk")
    members: dict[int, list[int]] = {}
    for project, firm in (
        ProjectMember.objects.filter(project__centre=centre_id, left_on=None)
        .order_by("project_id", "firm_id")
        .values_list("project_id", "firm_id")
    ):
        if firm not in kept_back:
            members.setdefault(project, []).append(firm)
    fields = ("id", "code", "name", "kind", "state", "objective", "starts_on", "planned_end", "ended_on", "budget")
    for row in rows.values(*fields):
        yield {**row, "firms": members.get(row["id"], [])}

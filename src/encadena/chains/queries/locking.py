"""A project held for a write."""

from encadena.kernel.errors import DomainError

from ..errors import PROJECT_OVER
from ..models import LinkageProject


def locked(project: LinkageProject) -> LinkageProject:
    """Inside a transaction. Raises ``chain_over`` for one that has ended."""
    current = LinkageProject.objects.select_for_update(of=("self",)).get(pk=project.pk)
    if current.over:
        raise DomainError(PROJECT_OVER, project=str(current))
    return current

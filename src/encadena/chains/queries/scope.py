"""Who sees and who writes a linkage project.

The centre that leads it sees and writes the whole project. A centre that takes part sees the project, the names of all
its firms, and the details (states, sales) of the firms that it attends; it brings in and rates those. A firm sees its
own part of the projects it is or was in. The agency reads everything, a region's direction what its centres lead or
take part in. Nobody else sees anything.
"""

from collections.abc import Collection

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.advisory.queries.scope import CENTRE_STAFF
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to
from encadena.network.models import Centre
from encadena.network.queries import Scope, scope_of

from ..choices import ProjectState
from ..models import Alliance, AllianceParty, LinkageProject, ProjectMember

Viewer = User | AnonymousUser


def projects_visible_to(user: Viewer) -> QuerySet[LinkageProject]:
    scope = scope_of(user)
    if scope.everything:
        return LinkageProject.objects.all()
    if scope.role == Role.FIRM:
        own = ProjectMember.objects.filter(firm__in=firms_visible_to(user)).values("project")
        return LinkageProject.objects.filter(pk__in=own).exclude(state=ProjectState.DRAFT)
    centres = _centres(scope)
    return LinkageProject.objects.none() if centres is None else LinkageProject.objects.filter(_of_centres(centres))


def may_create(user: Viewer) -> bool:
    scope = scope_of(user)
    return scope.role == Role.ADMINISTRATOR or (scope.role in CENTRE_STAFF and bool(scope.centre_ids))


def leading_centres(user: Viewer) -> QuerySet[Centre]:
    """Open centres in whose name the user may lead a project."""
    scope = scope_of(user)
    centres = Centre.objects.filter(closed_on__isnull=True).order_by("name")
    return centres if scope.role == Role.ADMINISTRATOR else centres.filter(pk__in=scope.centre_ids)


def may_lead(user: Viewer, project: LinkageProject) -> bool:
    scope = scope_of(user)
    return scope.role == Role.ADMINISTRATOR or (scope.role in CENTRE_STAFF and project.centre_id in scope.centre_ids)


def may_take_part(user: Viewer, project: LinkageProject) -> bool:
    """Whose centre leads or takes part: brings in firms that it attends, and says where they stand."""
    scope = scope_of(user)
    if may_lead(user, project):
        return True
    return scope.role in CENTRE_STAFF and project.partners.filter(pk__in=scope.centre_ids).exists()


def members_named_to(user: Viewer, project: LinkageProject) -> QuerySet[ProjectMember]:
    """Members whose name the reader may know; a firm does not learn who else is in."""
    members = ProjectMember.objects.filter(project=project)
    return members.filter(firm__in=firms_visible_to(user)) if scope_of(user).role == Role.FIRM else members


def detailed_firms(user: Viewer, project: LinkageProject) -> QuerySet[Firm]:
    """Firms, present and past, whose states and sales in the project the reader may see."""
    members = ProjectMember.objects.filter(project=project).values("firm")
    firms = Firm.objects if sees_whole(user, project) else firms_visible_to(user)
    return firms.filter(pk__in=members)


def sees_whole(user: Viewer, project: LinkageProject) -> bool:
    scope = scope_of(user)
    if scope.role == Role.AGENCY_REGION:
        return project.centre.region_id in scope.region_codes
    return scope.everything or (scope.role in CENTRE_STAFF and project.centre_id in scope.centre_ids)


def alliances_visible_to(user: Viewer) -> QuerySet[Alliance]:
    """Those that a centre in reach registered, and those of the projects in reach; a firm: those it is a party to."""
    scope = scope_of(user)
    if scope.everything:
        return Alliance.objects.all()
    if scope.role == Role.FIRM:
        own = AllianceParty.objects.filter(firm__in=firms_visible_to(user)).values("alliance")
        return Alliance.objects.filter(pk__in=own)
    centres = _centres(scope)
    if centres is None:
        return Alliance.objects.none()
    projects = LinkageProject.objects.filter(_of_centres(centres)).values("pk")
    return Alliance.objects.filter(Q(centre__in=centres) | Q(project__in=projects))


def _centres(scope: Scope) -> QuerySet[Centre] | Collection[int] | None:
    """None: the role reaches no project through centres."""
    if scope.role in CENTRE_STAFF:
        return scope.centre_ids
    if scope.role == Role.AGENCY_REGION:
        return Centre.objects.filter(region__in=scope.region_codes)
    return None


def _of_centres(centres: QuerySet[Centre] | Collection[int]) -> Q:
    shared = LinkageProject.partners.through.objects.filter(centre__in=centres)
    return Q(centre__in=centres) | Q(pk__in=shared.values("linkageproject"))

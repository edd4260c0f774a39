"""How a view gets at a report: out of scope is not found, and a year that cannot be reported neither."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ..models import Snapshot
from ..queries.access import live_scopes, may_publish, scope_of_snapshot, snapshots_visible_to
from ..rules.period import FIRST_YEAR, period_of
from ..rules.report import Scope

INSIDE = [role for role in Role if role not in {Role.FIRM, Role.BUYER}]


def reader(request: HttpRequest) -> User:
    """Somebody inside the network. Raises 403."""
    if not isinstance(request.user, User) or request.user.role not in INSIDE:
        raise PermissionDenied
    return request.user


def years() -> list[int]:
    """That a report can be about, the newest first."""
    return list(range(clock.today().year, FIRST_YEAR - 1, -1))


def year_or_404(year: int | None) -> int:
    """The last year that is over, unless another one is asked for."""
    try:
        return period_of(year or clock.today().year - 1, today=clock.today()).year
    except DomainError as error:
        raise Http404 from error


def told(scope: Scope) -> str:
    """A scope in an address: ``region:08``; nothing for the network."""
    return f"{scope.kind}:{scope.key}" if scope.key else ""


def scope_or_404(user: User, asked: str) -> tuple[Scope, list[Scope]]:
    """The one asked for (the widest otherwise) and all that the reader may open. Raises 404 and, for who reads none
    live, 403."""
    scopes = live_scopes(user)
    if not scopes:
        raise PermissionDenied
    if not asked:
        return scopes[0], scopes
    found = next((one for one in scopes if told(one) == asked), None)
    if found is None:
        raise Http404
    return found, scopes


def snapshot_or_404(request: HttpRequest, pk: int) -> Snapshot:
    return get_object_or_404(snapshots_visible_to(reader(request)), pk=pk)


def own_snapshot(request: HttpRequest, pk: int) -> Snapshot:
    """One that the reader may publish and withdraw. Raises 403 or 404."""
    snapshot = snapshot_or_404(request, pk)
    if not may_publish(request.user, scope_of_snapshot(snapshot)):
        raise PermissionDenied
    return snapshot

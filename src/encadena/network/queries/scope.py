"""Who may see what of the network, and where a person works."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock

from ..models import Centre, Post
from .running import running_on

NATIONAL = frozenset({Role.ADMINISTRATOR, Role.AGENCY})


@dataclass(frozen=True)
class Scope:
    """What a user's posts reach today.

    ``everything`` is national; otherwise the ids of centres, institutions and the codes of regions named by the posts
    (a coordinator's centres are those that the operator runs today). ``posted_at`` are the centres that posts name.
    ``withholding``: some clients of these centres did not pass on to the operator that runs them now.
    """

    user: User | AnonymousUser
    role: str
    everything: bool
    centre_ids: frozenset[int]
    institution_ids: frozenset[int]
    region_codes: frozenset[str]
    posted_at: frozenset[int] = frozenset()
    withholding: bool = False

    @cached_property
    def works_in_centres(self) -> bool:
        return self.role in {Role.ADVISER, Role.HEAD, Role.COORDINATOR}


def scope_of(user: User | AnonymousUser) -> Scope:
    """The scope of ``user`` today, read once per user object (one request)."""
    cached: Scope | None = getattr(user, "_scope", None)
    if cached is None:
        cached = _read_scope(user)
        user._scope = cached  # type: ignore[union-attr]
    return cached


def _read_scope(user: User | AnonymousUser) -> Scope:
    if not isinstance(user, User) or not user.is_active:
        return Scope(user, "", False, frozenset(), frozenset(), frozenset())
    today = clock.today()
    posts = list(Post.objects.filter(active_on(today), user=user, role=user.role).select_related("centre"))
    institutions = frozenset(p.institution_id for p in posts if p.institution_id)
    posted_at = frozenset(p.centre_id for p in posts if p.centre_id)
    centres = {p.centre_id: p.centre.withholds for p in posts if p.centre_id and p.centre}
    if user.role == Role.COORDINATOR:
        centres |= dict(centres_operated_by(institutions).values_list("pk", "withholds"))
    if centres:
        centres |= dict(Centre.objects.filter(parent_id__in=list(centres)).values_list("pk", "withholds"))
    return Scope(
        user=user,
        role=user.role,
        everything=user.role in NATIONAL,
        centre_ids=frozenset(centres),
        institution_ids=institutions,
        region_codes=frozenset(p.region_id for p in posts if p.region_id),
        posted_at=posted_at,
        withholding=any(centres.values()),
    )


def active_on(day: object, since: str = "since", until: str = "until") -> Q:
    """Rows whose half-open span [since, until) holds ``day``."""
    return Q(**{f"{since}__lte": day}) & (Q(**{f"{until}__isnull": True}) | Q(**{f"{until}__gt": day}))


def centres_operated_by(operator_ids: Collection[int]) -> QuerySet[Centre]:
    """Centres with a contract of one of these operators that runs today: neither ended nor still to come."""
    running = running_on(clock.today(), "contracts__")
    return Centre.objects.filter(running, contracts__operator_id__in=operator_ids).distinct()


def centres_visible_to(user: User | AnonymousUser) -> QuerySet[Centre]:
    """Centres are public facts: anyone signed in sees them all; what is inside is another matter."""
    return Centre.objects.all() if isinstance(user, User) else Centre.objects.none()


def may_manage_network(user: User | AnonymousUser) -> bool:
    """Centres, contracts and institutions are kept by the agency and the administration."""
    return isinstance(user, User) and user.role in NATIONAL

"""Practices that a person may read, and those to be written, published and adopted by them."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock
from encadena.kernel.text import fold

from ..choices import PracticeReach, PracticeState
from ..models import Centre, OperatingContract, Practice
from .running import running_on
from .scope import scope_of

WRITERS = frozenset({Role.ADVISER, Role.HEAD, Role.COORDINATOR})
PUBLISHERS = frozenset({Role.HEAD, Role.COORDINATOR})
READERS = WRITERS | {Role.AGENCY, Role.AGENCY_REGION, Role.PROMOTER, Role.ADMINISTRATOR}
PER_PAGE = 30


@dataclass(frozen=True)
class PracticeFilters:
    """``before``: key of the last one of the page before."""

    text: str = ""
    subject: str = ""
    errors_only: bool = False
    own: bool = False
    before: int | None = None

    @property
    def narrows(self) -> bool:
        return bool(self.text or self.subject or self.errors_only or self.own)


def operators_of(user: User | AnonymousUser) -> frozenset[int]:
    """Operators for which the reader works today: by a post there, or in a centre that it runs."""
    scope = scope_of(user)
    if scope.role not in WRITERS:
        return frozenset()
    runs = OperatingContract.objects.filter(running_on(clock.today()), centre__in=scope.posted_at)
    return scope.institution_ids | frozenset(runs.values_list("operator_id", flat=True))


def practices_visible_to(user: User | AnonymousUser) -> QuerySet[Practice]:
    """Published ones of the whole network or of the reader's operator; drafts only in the centre itself and its
    coordination. The agency reads all that is published.
    """
    scope, rows = scope_of(user), Practice.objects.select_related("centre", "author")
    if scope.role not in READERS:
        return rows.none()
    shown = ~Q(state=PracticeState.DRAFT)
    if scope.everything:
        return rows.filter(shown)
    operators = operators_of(user)
    mine = Q(centre__in=scope.centre_ids) & (Q(operator__in=operators) | Q(operator=None))
    mine = mine if scope.role in WRITERS else Q(pk__in=[])
    return rows.filter(mine | (shown & (Q(reach=PracticeReach.NETWORK) | Q(operator__in=operators))))


def practice_page(user: User | AnonymousUser, filters: PracticeFilters) -> list[Practice]:
    """Newest first, one more than a page holds when there is more. The order says nothing of who is better."""
    rows = practices_visible_to(user)
    if filters.own:
        rows = rows.filter(centre__in=scope_of(user).centre_ids)
    else:
        rows = rows.filter(state=PracticeState.PUBLISHED)
    if filters.subject:
        rows = rows.filter(subject=filters.subject)
    if filters.errors_only:
        rows = rows.filter(from_error=True)
    for word in fold(filters.text).split()[:6]:
        rows = rows.filter(folded__contains=word)
    if filters.before:
        rows = rows.filter(pk__lt=filters.before)
    return list(rows.annotate(adopted=Count("adoptions")).order_by("-id")[: PER_PAGE + 1])


def centres_written_for(user: User | AnonymousUser) -> QuerySet[Centre]:
    """Centres in which the reader works, and so writes and adopts."""
    scope = scope_of(user)
    if scope.role not in WRITERS:
        return Centre.objects.none()
    return Centre.objects.filter(pk__in=scope.centre_ids).order_by("name")


def may_write(user: User | AnonymousUser, practice: Practice) -> bool:
    """Staff of the centre, as long as the operator is the one for which it was written."""
    scope = scope_of(user)
    ours = practice.operator_id is None or practice.operator_id in operators_of(user)
    return scope.role in WRITERS and practice.centre_id in scope.centre_ids and ours


def may_publish(user: User | AnonymousUser, practice: Practice) -> bool:
    """Whoever heads or coordinates reads it first: what an adviser drafted is seen by a second person."""
    return scope_of(user).role in PUBLISHERS and may_write(user, practice)

"""Who should have read a piece of material, who opened it and who confirmed, as far as the reader may know."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.network.models import Post
from encadena.network.queries import scope_of

from ..models import Material, MaterialReading
from .material_reach import posts_asked

COUNTING = frozenset({Role.HEAD, Role.COORDINATOR, Role.AGENCY, Role.AGENCY_REGION, Role.PROMOTER, Role.ADMINISTRATOR})
SHOWN = 300
STATES = ("missing", "opened", "confirmed")


@dataclass(frozen=True)
class ReadingShare:
    """Of the ``asked`` people: how many confirmed, how many only opened; of ``answered`` how many found it useful."""

    asked: int
    confirmed: int
    opened: int
    answered: int
    useful: int

    @property
    def missing(self) -> int:
        return self.asked - self.confirmed - self.opened


@dataclass(frozen=True)
class ReaderRow:
    post: Post
    reading: MaterialReading | None

    @property
    def state(self) -> str:
        if self.reading is None:
            return "missing"
        return "confirmed" if self.reading.confirmed_at else "opened"


def posts_asked_visible_to(user: User | AnonymousUser, material: Material) -> QuerySet[Post]:
    """Those who should have read it and whom the reader oversees: a head the own centre, a coordinator the operator, a
    direction its region, the agency all. Of people of rivals a reader knows neither names nor how many.
    """
    scope, rows = scope_of(user), posts_asked(material)
    if scope.everything or scope.role == Role.PROMOTER:
        return rows
    if scope.role in {Role.HEAD, Role.COORDINATOR}:
        return rows.filter(Q(centre__in=scope.centre_ids) | Q(institution__in=scope.institution_ids))
    if scope.role == Role.AGENCY_REGION:
        return rows.filter(centre__region__in=scope.region_codes)
    return rows.none()


def sees_names(user: User | AnonymousUser) -> bool:
    """A promoter gets counts; who did not read is between people and those who lead them."""
    return scope_of(user).role in COUNTING - {Role.PROMOTER}


def share_visible_to(user: User | AnonymousUser, material: Material) -> ReadingShare:
    """Two queries; people with several posts count once."""
    people = posts_asked_visible_to(user, material).order_by().values("user")
    asked = User.objects.filter(pk__in=people)
    readings = MaterialReading.objects.filter(material=material, user__in=people)
    told = list(readings.values_list("confirmed_at", "useful"))
    confirmed = sum(at is not None for at, _useful in told)
    answers = [useful for at, useful in told if at and useful is not None]
    return ReadingShare(asked.count(), confirmed, len(told) - confirmed, len(answers), sum(answers))


def readers_visible_to(user: User | AnonymousUser, material: Material, *, state: str = "") -> list[ReaderRow]:
    """By name, each person once, one more than ``SHOWN`` when there are more; ``state``: one of ``STATES`` only."""
    posts = posts_asked_visible_to(user, material).select_related("user", "centre", "institution")
    readings = MaterialReading.objects.filter(material=material)
    if state == "missing":
        posts = posts.exclude(user__in=readings.values("user"))
    elif state in STATES:
        wanted = readings.filter(confirmed_at__isnull=state == "opened")
        posts = posts.filter(user__in=wanted.values("user"))
    found: dict[int, Post] = {}
    for post in posts.order_by("user__full_name", "user_id", "pk")[: 3 * SHOWN]:
        found.setdefault(post.user_id, post)
    rows = list(found.values())[: SHOWN + 1]
    own = {reading.user_id: reading for reading in readings.filter(user__in=[post.user_id for post in rows])}
    return [ReaderRow(post, own.get(post.user_id)) for post in rows]

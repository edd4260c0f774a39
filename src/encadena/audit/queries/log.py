"""The page of everything, by keyset: the hundred-thousandth page costs what the first one costs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.kernel import clock

from ..models import Entry

READERS = frozenset({Role.ADMINISTRATOR, Role.AGENCY})
_MANY_PEOPLE = 200


@dataclass(frozen=True)
class Filters:
    """``who``: part of a name or address; ``since``, ``until``: Chilean days, included; ``kind``, ``pk``: a record."""

    who: str = ""
    verb: str = ""
    since: date | None = None
    until: date | None = None
    kind: str = ""
    pk: str = ""


@dataclass(frozen=True)
class Page:
    """``after`` is the cursor of the following (older) page, empty on the last one."""

    entries: list[Entry]
    after: str


def entries_visible_to(user: User | AnonymousUser) -> QuerySet[Entry]:
    """National roles read the whole log; everybody else reads the story of the records within reach, not this."""
    if isinstance(user, User) and user.role in READERS:
        return Entry.objects.all()
    return Entry.objects.none()


def page_of(entries: QuerySet[Entry], filters: Filters, *, cursor: str = "", size: int = 50) -> Page:
    """``size`` rows that pass ``filters``, older than ``cursor``. A cursor that is not ours starts at the newest."""
    rows = entries.filter(_matching(filters))
    if place := _place_of(cursor):
        at, pk = place
        # The first condition is implied by the second; it lets the index begin at the right row.
        rows = rows.filter(at__lte=at).filter(Q(at__lt=at) | Q(pk__lt=pk))
    found = list(rows.select_related("actor").order_by("-at", "-id")[: size + 1])
    shown = found[:size]
    return Page(shown, f"{shown[-1].at.isoformat()}_{shown[-1].pk}" if len(found) > size else "")


def _matching(filters: Filters) -> Q:
    condition = Q()
    if filters.who:
        condition &= Q(actor__in=_people(filters.who))
    if filters.verb:
        condition &= Q(verb=filters.verb)
    if filters.kind and filters.pk:
        condition &= Q(subject_kind=filters.kind, subject_id=filters.pk)
    if filters.since:
        condition &= Q(at__gte=_midnight(filters.since))
    if filters.until:
        condition &= Q(at__lt=_midnight(filters.until + timedelta(days=1)))
    return condition


def _people(text: str) -> list[int]:
    """Read first, so that the log is entered by its index on actors."""
    named = User.objects.filter(Q(full_name__icontains=text) | Q(email__icontains=text))
    return list(named.values_list("pk", flat=True)[:_MANY_PEOPLE])


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=clock.CHILE)


def _place_of(cursor: str) -> tuple[datetime, int] | None:
    at, _, pk = cursor.rpartition("_")
    try:
        moment = datetime.fromisoformat(at)
        return (moment, int(pk)) if moment.tzinfo else None
    except ValueError:
        return None

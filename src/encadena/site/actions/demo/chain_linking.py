"""Sessions that belong to a linkage project: of one firm, on a day on which it was in it."""

from collections.abc import Sequence
from datetime import date
from random import Random

from django.db import connection
from django.db.models import F

from encadena.accounts.models import User
from encadena.advisory.models import Session, SessionClient
from encadena.chains.models import LinkageProject, ProjectMember
from encadena.chains.queries.project import KIND

MINUTES_EACH = 67.8  # contact and preparation, so that the hours are those of the published report
LONG = 60
Fitting = tuple[int, int, LinkageProject]


def link_sessions(
    projects: Sequence[LinkageProject],
    members: Sequence[ProjectMember],
    *,
    wanted: int,
    year: int,
    random: Random,
    actor: User | None,  # the log names the demonstration as a whole
) -> None:
    """As many as are wanted, or all that fit."""
    fitting = _fitting({project.pk: project for project in projects}, members, year)
    chosen = _drawn(fitting, min(wanted, len(fitting)), random)
    _write([(KIND, project.pk, project.name[:200], session) for session, _minutes, project in chosen])


def _fitting(projects: dict[int, LinkageProject], members: Sequence[ProjectMember], year: int) -> list[Fitting]:
    spans: dict[int, ProjectMember] = {}
    for member in members:
        if member.project_id in projects:
            spans.setdefault(member.firm_id, member)
    seats = SessionClient.objects.filter(on__year=year, session__counts=True).order_by("session")
    minutes = F("session__contact_minutes") + F("session__preparation_minutes")
    alone: dict[int, tuple[int, date, int] | None] = {}
    for session, firm, on, spent in seats.values_list("session", "firm", "on", minutes):
        alone[session] = None if session in alone else (firm, on, spent)
    return [
        (session, seat[2], projects[spans[seat[0]].project_id])
        for session, seat in alone.items()
        if seat and _was_in(spans.get(seat[0]), seat[1])
    ]


def _drawn(fitting: Sequence[Fitting], wanted: int, random: Random) -> list[Fitting]:
    """Short and long ones in the parts that give the wanted minutes, as far as there are enough of each."""
    short, long = ([f for f in fitting if (f[1] > LONG) is is_long] for is_long in (False, True))
    if not short or not long:
        return random.sample(list(fitting), wanted)
    low, high = (sum(f[1] for f in part) / len(part) for part in (short, long))
    many = min(len(long), max(wanted - len(short), 0, round(wanted * (MINUTES_EACH - low) / (high - low))))
    few = min(wanted - many, len(short))
    return random.sample(short, few) + random.sample(long, wanted - few)


def _was_in(member: ProjectMember | None, on: date) -> bool:
    return member is not None and member.entered_on <= on and (member.left_on is None or on < member.left_on)


def _write(rows: Sequence[tuple[str, int, str, int]]) -> None:
    table = connection.ops.quote_name(Session._meta.db_table)
    sql = f"UPDATE {table} SET linked_kind = %s, linked_id = %s, linked_label = %s WHERE id = %s"  # noqa: S608  our own table
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)

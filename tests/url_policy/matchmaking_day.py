"""The day of a round. What opens by a token is public: whoever holds it was given it."""

from collections.abc import Callable
from datetime import timedelta

from encadena.accounts.models import AccessLink
from encadena.accounts.queries.links import token_of as link_token
from encadena.kernel import clock
from encadena.matchmaking.choices import RepairState
from encadena.matchmaking.models import Mark, Repair, Round
from encadena.matchmaking.rules.tokens import BADGE, OWN, token_of
from encadena.matchmaking.web.live import ticket

from .base import ALL, Subject, Url
from .matchmaking import GUESTS, MANAGED, PARTICIPANT, _in_round, _round, _the_firm


def _a_mark(round: Round) -> Mark:
    day = round.days.get()
    return Mark.objects.get_or_create(participant=_the_firm(round), day=day, kind="arrived", key=f"k{round.pk}")[0]


def _a_repair(round: Round) -> Repair:
    base = round.agendas.get()
    return Repair.objects.get_or_create(round=round, base=base, state=RepairState.DISCARDED)[0]


def _a_desk(round: Round) -> AccessLink:
    until = clock.now() + timedelta(days=1)
    return AccessLink.objects.create(
        purpose="round_desk", place=f"round:{round.pk}:1", nonce="x" * 22, expires_at=until
    )


def _by(name: str, read: Callable[[Round], str]) -> Subject:
    """An address with a token instead of a person: the same for everybody."""
    return Subject(lambda side: {name: read(_round(side))}, own=ALL, rival=ALL)


MEETING = MANAGED.at(_in_round(meeting=lambda round: round.meetings.get()))
TABLE = MANAGED.at(_in_round(table=lambda round: round.tables.get()))
PERSON = MANAGED.at(_in_round(participant=_the_firm))
REPAIR = MANAGED.at(_in_round(repair=_a_repair))
DESK = MANAGED.at(_in_round(link=_a_desk))
WALL = _by("asked", lambda round: ticket.issue(round.pk, ticket.WALL))
"""The wall shows who sits where to everybody in the hall."""


POLICY: dict[str, Url] = {
    "matchmaking:live_stream": Url(ALL, WALL, public=True, get=204),
    "matchmaking:live_poll": Url(ALL, WALL, public=True, strangers=ALL),
    "matchmaking:wall": Url(ALL, WALL, public=True, strangers=ALL),
    "matchmaking:own_day_by_link": Url(
        ALL, _by("token", lambda round: token_of(OWN, _the_firm(round).pk)), public=True, strangers=ALL
    ),
    "matchmaking:badge": Url(
        ALL, _by("token", lambda round: token_of(BADGE, _the_firm(round).pk)), public=True, strangers=ALL
    ),
    "matchmaking:desk_enter": Url(
        ALL, _by("token", lambda round: link_token(_a_desk(round))), public=True, get=302, strangers=ALL
    ),
    "matchmaking:day": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:day_board": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:happening": Url(ALL, MEETING, post=True),
    "matchmaking:table_state": Url(ALL, TABLE, post=True),
    "matchmaking:repair_ask": Url(ALL, MANAGED, post=True),
    "matchmaking:repair": Url(ALL, REPAIR, strangers=GUESTS),
    "matchmaking:repair_apply": Url(ALL, REPAIR, post=True),
    "matchmaking:repair_discard": Url(ALL, REPAIR, post=True),
    "matchmaking:repair_undo": Url(ALL, REPAIR, post=True),
    "matchmaking:walk_in": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:walk_in_places": Url(ALL, PERSON, strangers=GUESTS),
    "matchmaking:walk_in_seat": Url(ALL, PERSON, post=True),
    "matchmaking:day_file": Url(ALL, MANAGED.at(_in_round(what=lambda _: "horario.pdf"))),
    "matchmaking:desks": Url(ALL, MANAGED),
    "matchmaking:desk_open": Url(ALL, MANAGED, post=True),
    "matchmaking:desk_close": Url(ALL, DESK, post=True),
    "matchmaking:desk": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:desk_find": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:desk_send": Url(ALL, MANAGED, post=True),
    "matchmaking:mark": Url(ALL, PERSON, post=True),
    "matchmaking:mark_undo": Url(ALL, MANAGED.at(_in_round(mark=_a_mark)), post=True),
    "matchmaking:attendance": Url(ALL, PERSON, strangers=GUESTS),
    "matchmaking:meeting_mode": Url(ALL, MEETING, strangers=GUESTS),
    "matchmaking:own_day": Url(ALL, PARTICIPANT, strangers=GUESTS),
}

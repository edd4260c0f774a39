"""Mails of the day in the language of their reader: what was changed for them, and what awaits them in an hour."""

from collections.abc import Iterable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ..choices import MeetingMode
from ..models import Participant, Round
from ..queries.feed import met_in
from ..queries.programme import Programme, Seat
from ..rules.tokens import OWN, token_of
from . import places
from .mails import Mail
from .repair import hour


def change_mail(person: Participant, round: Round, changes: Iterable[Mapping[str, Any]], *, site: str = "") -> Mail:
    """``changes`` as in ``models.Repair``, those of this person."""
    with translation.override(person.language):
        facts = {"name": person.name, "round": round}
        lines = [
            _("Hola, %(name)s:") % facts,
            _("Cambió tu agenda de hoy:"),
            "\n".join(f"· {_change(change, person.pk, round.zone)}" for change in changes),
            _("Tu agenda al momento, en tu teléfono:") + "\n" + own_address(person, site),
        ]
        return Mail(_("%(round)s: cambió tu agenda") % facts, "\n\n".join(lines) + "\n", person.email)


def reminder_mail(person: Participant, round: Round, programme: Programme, seats: Iterable[Seat]) -> Mail:
    with translation.override(person.language):
        facts = {"name": person.name, "round": round}
        lines = [
            _("Hola, %(name)s:") % facts,
            _("Estas son tus reuniones de hoy. La primera empieza en menos de una hora:"),
            "\n".join(f"· {_meeting(seat, programme, person, round)}" for seat in seats),
            _("Tu agenda al momento, en tu teléfono:") + "\n" + own_address(person),
        ]
        return Mail(_("%(round)s: tus reuniones de hoy") % facts, "\n\n".join(lines) + "\n", person.email)


def tomorrow_mail(person: Participant, programme: Programme, seats: Iterable[Seat], url: str) -> Mail:
    """In the language that is active: several people may read it, each in theirs."""
    facts = {"name": person.name, "round": person.round}
    lines = [
        _("Hola, %(name)s:") % facts,
        _("Mañana es %(round)s. Estas son tus reuniones:") % facts,
        "\n".join(f"· {_meeting(seat, programme, person, person.round)}" for seat in seats),
        _("Tu agenda al momento, en tu teléfono:") + "\n" + (url or own_address(person)),
    ]
    return Mail(_("%(round)s: tus reuniones de mañana") % facts, "\n\n".join(lines) + "\n")


def own_address(person: Participant, site: str = "") -> str:
    return (site or settings.PUBLIC_URL) + reverse("matchmaking:own_day_by_link", args=[token_of(OWN, person.pk)])


def _change(change: Mapping[str, Any], person: int, zone: ZoneInfo) -> str:
    facts = {
        "with": met_in(change, person),
        "from": hour(change["from_at"], zone),
        "to": hour(change["to_at"], zone),
        "table": change["to_table"] or "",
        "where": places.within(change["to_table"]),
    }
    sentences = {
        "cancelled": _("Se canceló la reunión con {with} de las {from}."),
        "moved": _("La reunión con {with} cambió de las {from} a las {to}, {where}."),
        "retabled": _("La reunión con {with} de las {to} es ahora en la mesa {table}."),
        "added": _("Tienes una reunión nueva: {with} a las {to}, {where}."),
    }
    return sentences[change["kind"]].format(**facts)


def _meeting(seat: Seat, programme: Programme, person: Participant, round: Round) -> str:
    """``10:40 (14:40 en tu hora) · Andes Fine Foods · https://…``."""
    start = seat.hour.starts_at
    here = f"{start.astimezone(round.zone):%H:%M}"
    if len(seat.hours) > 1:
        here += f"–{seat.ends_at.astimezone(round.zone):%H:%M}"
    zone = person.zone
    if zone and start.astimezone(zone).utcoffset() != start.astimezone(round.zone).utcoffset():
        here += " (" + _("{time} en tu hora").format(time=f"{start.astimezone(zone):%H:%M}") + ")"
    in_hall = person.mode == MeetingMode.IN_PERSON
    where = [_("Mesa {table}").format(table=seat.desk.name)] if seat.desk and in_hall else []
    if seat.mode == MeetingMode.VIRTUAL:
        where.append(seat.video_link or _("Por video"))
    return f"{here} · {programme.named(seat.others(person.pk))} · {' · '.join(where)}"

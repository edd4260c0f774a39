"""Mails to participants before the event: whether they come, what their profile lacks, their agenda and its changes."""

from collections.abc import Iterable, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..choices import ParticipantStatus
from ..models import Application, Participant, Round
from ..queries.differences import Difference
from ..queries.timetable import Placed
from . import places
from .mails import Mail, page

DECIDED = {
    ParticipantStatus.APPROVED: (
        gettext_lazy("%(round)s: inscripción aceptada"),
        gettext_lazy("La inscripción de %(name)s en %(round)s fue aceptada."),
    ),
    ParticipantStatus.WAITING: (
        gettext_lazy("%(round)s: lista de espera"),
        gettext_lazy(
            "%(name)s quedó en lista de espera en %(round)s: si se libera un cupo, quien organiza puede aceptar la"
            " inscripción y te avisamos."
        ),
    ),
    ParticipantStatus.DECLINED: (
        gettext_lazy("%(round)s: inscripción no aceptada"),
        gettext_lazy("La inscripción de %(name)s en %(round)s no fue aceptada."),
    ),
}
"""Subject and text of each answer."""

_LACKS = {
    "needs": lambda: _("decir qué busca: el bien o servicio, el volumen y lo que pide"),
    "zone": lambda: _("la zona horaria"),
    "access": lambda: _("alguien con acceso"),
    "offerings": lambda: _("lo que ofrece"),
    "capacity": lambda: _("cuánto puede entregar al año"),
    "commune": lambda: _("la comuna"),
    "email": lambda: _("un correo"),
}


def lacks(code: str) -> str:
    return _LACKS[code]()


def complete_mail(person: Participant, round: Round, codes: Iterable[str], url: str) -> Mail:
    text = _("Para que las reuniones de %(name)s en %(round)s salgan bien, falta:") % {
        "name": person.name,
        "round": round,
    }
    lines = "\n".join(f"· {lacks(code)}" for code in codes)
    return _mail(_("%(round)s: completa tu ficha") % {"round": round}, text, lines, url)


def decision_mail(person: Participant, application: Application, url: str) -> Mail:
    """Accepted, waiting or not accepted; a refusal with its reason and what would change it."""
    facts = {"name": person.name, "round": person.round}
    subject, text = (str(part) % facts for part in DECIDED[ParticipantStatus(person.status)])
    lines = [_days(person.round)] if person.status == ParticipantStatus.APPROVED else []
    if application.reason:
        lines.append(_("Razón: %(text)s") % {"text": application.reason})
    if application.way_out:
        lines.append(_("Qué puedes hacer: %(text)s") % {"text": application.way_out})
    told = "\n\n".join([text, *lines])
    return Mail(subject, f"{told}\n\n{_('Tu página en la rueda:')}\n{url}\n\n--\nEncadena\n")


def _days(round: Round) -> str:
    days = ", ".join(date_format(day.on, "SHORT_DATE_FORMAT") for day in round.days.all())
    return " · ".join(part for part in (days, round.place, str(round.commune or "")) if part)


def published_mail(person: Participant, round: Round, placed: Sequence[Placed], url: str) -> Mail:
    count = ngettext("%(n)s reunión", "%(n)s reuniones", len(placed)) % {"n": len(placed)}
    facts = {"name": person.name, "round": round, "count": count}
    text = _("La agenda de %(round)s está lista. %(name)s tiene %(count)s:") % facts
    lines = "\n".join(f"· {_place(p, round)} · {p.others(person)}" for p in placed)
    return _mail(_("%(round)s: tu agenda") % facts, text, lines, url, enclosed=True)


def changed_mail(
    person: Participant, round: Round, changes: Iterable[Difference], url: str, *, enclosed: bool = True
) -> Mail:
    facts = {"name": person.name, "round": round}
    text = _("Cambió la agenda de %(name)s en %(round)s:") % facts
    lines = "\n".join(f"· {_change(change, person, round)}" for change in changes)
    return _mail(_("%(round)s: cambió tu agenda") % facts, text, lines, url, enclosed=enclosed)


def _mail(subject: str, text: str, lines: str, url: str, *, enclosed: bool = False) -> Mail:
    more = _("Tu página en la rueda:")
    if enclosed:
        more = _("Tu agenda va adjunta, para el calendario y para imprimir. Tu página, siempre al día:")
    return Mail(subject, f"{text}\n\n{lines}\n\n{more}\n{url}\n\n--\nEncadena\n")


def _place(placed: Placed, round: Round) -> str:
    start = placed.slot.starts_at.astimezone(round.zone)
    hours = f"{start:%H:%M}"
    if len(placed.slots) > 1:
        hours += f"–{placed.ends_at.astimezone(round.zone):%H:%M}"
    facts = {"when": f"{date_format(start, 'SHORT_DATE_FORMAT')} {hours}", "where": places.within(placed.table)}
    return _("%(when)s, %(where)s") % facts


def _change(change: Difference, person: Participant, round: Round) -> str:
    shown = change.after or change.before
    facts = {
        "other": shown.others(person) if shown else "",
        "before": _place(change.before, round) if change.before else "",
        "after": _place(change.after, round) if change.after else "",
    }
    if change.before is None:
        return _("Nueva: %(other)s, %(after)s") % facts
    if change.after is None:
        return _("Ya no se hace: %(other)s (era %(before)s)") % facts
    return _("%(other)s: de %(before)s a %(after)s") % facts


def own_page(round: Round) -> str:
    return page("detail", round.pk)

"""Mails about applications, in the language of whoever reads them."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from encadena.matchmaking.choices import Term
from encadena.matchmaking.rules.eligibility import NO
from encadena.matchmaking.wording.mails import Mail
from encadena.ui import figures

from ..choices import ApplicationState
from ..models import Application
from ..queries.standing import Standing
from ..rules.money import account_of
from .conditions import lines


def result_mail(application: Application, key: str, standing: Standing) -> Mail:
    """``key`` begins with the state that is told, or ``closed`` for who waited until the mission closed."""
    facts = _facts(application)
    state = key.partition("-")[0]
    if state == ApplicationState.CHOSEN:
        return _mail(_("%(firm)s fue elegida para %(mission)s") % facts, _chosen(application, facts), application)
    if state == ApplicationState.WAITING:
        text = [
            _("%(firm)s quedó en la lista de espera de %(mission)s, en el lugar %(place)s.")
            % {**facts, "place": standing.in_line},
            *_points(standing),
            _("Si alguien se retira, avanza la lista y te avisamos de inmediato."),
        ]
        return _mail(_("%(firm)s quedó en lista de espera: %(mission)s") % facts, text, application)
    if state == "closed":
        text = [_("No se liberó ningún cupo de %(mission)s y la lista de espera se cerró.") % facts, *_points(standing)]
    else:
        text = [_("%(firm)s no fue elegida para %(mission)s.") % facts, *_unmet(application)]
    text.append(_("Quien atiende a tu empresa puede ayudarte a prepararte para la próxima."))
    return _mail(_("Resultado de tu postulación a %(mission)s") % facts, text, application)


def departure_mail(application: Application) -> Mail:
    mission, facts = application.mission, _facts(application)
    text = [_("%(mission)s empieza el %(on)s: %(places)s.") % facts]
    page = settings.PUBLIC_URL + reverse("missions:programme", args=[mission.pk])
    text.append(_("El programa, día por día: %(page)s") % {"page": page})
    papers = settings.PUBLIC_URL + reverse("missions:papers", args=[mission.pk])
    text.append(_("Los documentos para llevar: %(page)s") % {"page": papers})
    return _mail(_("Se acerca %(mission)s") % facts, text, application)


def debrief_mail(application: Application, term: int) -> Mail:
    facts = {**_facts(application), "term": str(Term(term).label).lower()}
    if term == Term.EVENT:
        asks = _("¿Qué trajo %(firm)s de %(mission)s? Contarlo toma dos minutos, también desde el teléfono.") % facts
    else:
        asks = _("Volvemos a preguntar %(term)s por %(mission)s: cuéntanos qué cambió desde entonces.") % facts
    page = settings.PUBLIC_URL + reverse("missions:debrief", args=[application.mission_id, application.pk])
    return _mail(_("¿Qué trajiste de %(mission)s?") % facts, [asks, page], application)


def _chosen(application: Application, facts: dict[str, str]) -> list[str]:
    mission = application.mission
    text = [_("%(firm)s fue elegida para %(mission)s, que empieza el %(on)s: %(places)s.") % facts]
    due = account_of(mission.cost, mission.firm_share, ()).firm_due
    if due is None:
        text.append(_("Todavía no se sabe cuánto le toca pagar a tu empresa; te lo diremos."))
    elif due:
        amount = figures.money(due, mission.currency)
        text.append(_("A tu empresa le toca pagar %(amount)s.") % {"amount": amount})
    text.append(_("Si no puedes ir, retira la postulación cuanto antes: tu lugar pasa a quien sigue."))
    return text


def _points(standing: Standing) -> list[str]:
    if standing.total is None or standing.least is None:
        return []
    points = {"own": figures.number(standing.total, 1), "least": figures.number(standing.least, 1)}
    return [_("Razón: obtuvo %(own)s puntos de 100 y los cupos alcanzaron hasta %(least)s.") % points]


def _unmet(application: Application) -> list[str]:
    rows = [row for row in application.verdicts if row["outcome"] == NO]
    found = [f"- {line.asked}: {line.evidence}" for line in lines(application.mission, rows)]
    return [_("Razón: no cumple una condición de la convocatoria."), "\n".join(found)] if found else []


def _facts(application: Application) -> dict[str, str]:
    mission = application.mission
    return {
        "firm": str(application.firm),
        "mission": str(mission),
        "on": figures.day(mission.starts_on),
        "places": mission.places,
    }


def _mail(subject: str, text: list[str], application: Application) -> Mail:
    page = settings.PUBLIC_URL + reverse("missions:application", args=[application.mission_id, application.pk])
    closing = _("Tu postulación: %(page)s") % {"page": page}
    signed = str(application.mission.organiser)
    return Mail(" ".join(subject.split()), "\n\n".join([*text, closing, signed]) + "\n")

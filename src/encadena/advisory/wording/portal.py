"""What a firm has to do next for its accompaniment, in its own words."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.kernel.errors import DomainError
from encadena.ui.portal import Step

from ..errors import FOLLOW_UP_EMPTY
from ..queries import portal as queries
from .errors import sentence_of


def steps_of(user: User, firm: Firm) -> Iterator[Step]:
    """Three queries."""
    for session in queries.steps_promised(user, firm):
        note = _("Lo acordaste con %(centre)s.") % {"centre": session.centre}
        url = reverse("advisory:session", args=[session.pk])
        yield Step(session.next_action, url, "flag", note, session.next_action_on)
    for question in queries.questions_open(user, firm):
        note = _("Son cuatro preguntas de %(centre)s.") % {"centre": question.centre}
        url = reverse("advisory:portal_follow_up", args=[question.pk])
        yield Step(_("Cuenta cómo va tu empresa"), url, "message-2", note, question.due_on)
    for milestone in queries.milestones_unstated(user, firm):
        url = reverse("advisory:milestone", args=[milestone.pk])
        yield Step(_("Di cuánto te ayudó el centro"), url, "trophy", milestone.what)


def told_to_the_firm(error: DomainError) -> str:
    """The words for those who work at a centre do not fit the firm where it answers for itself."""
    if error.code == FOLLOW_UP_EMPTY:
        return _("No enviaste ninguna respuesta. Escribe al menos una respuesta y envía de nuevo.")
    return sentence_of(error)

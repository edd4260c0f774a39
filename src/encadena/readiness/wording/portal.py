"""What a firm has to do next for its diagnosis and its plan, in its own words."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.ui.portal import Step

from ..choices import Rater
from ..queries import portal as queries


def steps_of(user: User, firm: Firm) -> Iterator[Step]:
    """Two queries."""
    for action in queries.own_actions(user, firm):
        url = reverse("readiness:gap", args=[action.gap_id])
        note = _("Es de tu plan con %(centre)s.") % {"centre": action.client.centre}
        yield Step(action.what, url, "checklist", note, action.due_on)
    for diagnosis in queries.diagnoses_to_answer(user, firm):
        url = reverse("readiness:answer", args=[diagnosis.pk, Rater.FIRM.value])
        text = _("Responde: %(name)s") % {"name": diagnosis.version.questionnaire}
        yield Step(text, url, "clipboard-check", _("Toma unos 10 minutos. Puedes parar y seguir después."))

"""The mail that asks how the meetings went, in the language of its reader."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ..choices import Term
from ..models import Participant
from .mails import Mail


def mail_of(participant: Participant, term: int, token: str) -> Mail:
    with translation.override(participant.language):
        link = settings.PUBLIC_URL + reverse("matchmaking:outcomes_by_link", args=[token])
        round = participant.round
        facts = {"name": participant.name, "round": round, "link": link, "term": Term(term).label.lower()}
        if term == Term.EVENT:
            subject = _("¿Cómo te fue en %(round)s?") % facts
            asks = _(
                "Cuéntanos en qué quedó cada reunión: toma un minuto por reunión y puedes hacerlo desde el teléfono."
            )
        else:
            subject = _("¿Qué pasó con tus reuniones de %(round)s?") % facts
            asks = (
                _("Volvemos a preguntar %(term)s. Lo que dijiste antes se conserva: cuéntanos solo lo que cambió.")
                % facts
            )
        lines = [
            _("Hola, %(name)s:") % facts,
            asks,
            link,
            _("El enlace es tuyo: quien lo tenga puede responder por ti. Tus notas solo las lee tu lado."),
        ]
        return Mail(subject, "\n\n".join(lines) + "\n", participant.email)

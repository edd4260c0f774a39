"""The mail that asks an exhibitor what a fair brought. Firms of the register read Spanish."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from encadena.matchmaking.choices import Term
from encadena.matchmaking.wording.mails import Mail

from ..models import Exhibitor


def mail_of(exhibitor: Exhibitor, term: int, token: str) -> Mail:
    with translation.override("es"):
        link = settings.PUBLIC_URL + reverse("fairs:outcome_by_link", args=[token])
        facts = {"name": exhibitor.firm, "fair": exhibitor.fair, "term": Term(term).label.lower()}
        if term == Term.EVENT:
            subject = _("¿Cómo te fue en %(fair)s?") % facts
            asks = _("Cuéntanos en qué quedó lo que hiciste en la feria: toma un minuto y puedes desde el teléfono.")
        else:
            subject = _("¿Qué pasó después de %(fair)s?") % facts
            asks = (
                _("Volvemos a preguntar %(term)s. Lo que dijiste antes se conserva: cuéntanos cómo está hoy.") % facts
            )
        lines = [
            _("Hola, %(name)s:") % facts,
            asks,
            link,
            _("El enlace es tuyo: quien lo tenga puede responder por ti."),
        ]
        return Mail(subject, "\n\n".join(lines) + "\n", exhibitor.firm.email)

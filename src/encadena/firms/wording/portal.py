"""What a firm has to do next with its papers and its data, in its own words."""

from collections.abc import Iterator, Mapping

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.accounts.models import User
from encadena.ui.portal import Step

from ..models import Firm
from ..queries import portal as queries
from .expiry import expiry_words

NAMES: Mapping[str, object] = {
    "sales": gettext_lazy("ventas"),
    "owners": gettext_lazy("propiedad"),
    "email": gettext_lazy("correo"),
    "phone": gettext_lazy("teléfono"),
    "offerings": gettext_lazy("qué vendes"),
}


def steps_of(user: User, firm: Firm) -> Iterator[Step]:
    """Two queries."""
    for paper in queries.papers_ending(user, firm):
        url = reverse("firms:document_replace", args=[firm.pk, paper.pk])
        text = _("Sube el nuevo: %(title)s") % {"title": paper.title}
        yield Step(text, url, "file-alert", expiry_words(paper.expires_on).capitalize(), paper.expires_on)
    if missing := queries.unknown_of(firm):
        note = _("Falta: %(what)s.") % {"what": ", ".join(str(NAMES[name]) for name in missing)}
        yield Step(_("Completa los datos de tu empresa"), reverse("firms:page", args=[firm.pk]), "pencil", note)

"""The mail about papers that are about to end."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import ngettext

from encadena.firms.models import Document
from encadena.firms.queries.document import CURRENT

from ..models import Alert
from ..registry import Mail


def expiry_mail(alerts: Sequence[Alert]) -> Mail | None:
    """None when none of the papers is still current with the same end."""
    papers = Document.objects.filter(CURRENT, pk__in=[a.object_id for a in alerts]).select_related("firm").in_bulk()
    told = {
        alert.object_id: paper
        for alert in alerts
        if (paper := papers.get(alert.object_id)) and paper.expires_on == alert.about_on
    }
    if not told:
        return None
    rows = [
        {"paper": paper, "link": settings.PUBLIC_URL + reverse("firms:panel_documents", args=[paper.firm_id])}
        for paper in told.values()
    ]
    subject = ngettext("Vence %(n)s documento de tus clientes", "Vencen %(n)s documentos de tus clientes", len(rows))
    return Mail(subject % {"n": len(rows)}, render_to_string("advisory/mail/expiry.txt", {"rows": rows}))

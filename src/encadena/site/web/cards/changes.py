"""What changed: the firms in reach that were touched last, by whom and how."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from encadena.accounts.choices import Role
from encadena.audit import wording
from encadena.audit.models import Entry
from encadena.firms.models import Firm
from encadena.firms.queries.scope import firms_visible_to

WITHOUT = frozenset({Role.BUYER, Role.PROMOTER})
SHOWN = 6
READ = 60


def changes(request: HttpRequest) -> HttpResponse:
    """Three queries: the firms last touched, their latest log rows, who did them."""
    if getattr(request.user, "role", "") in WITHOUT:
        return HttpResponse()
    firms = {str(firm.pk): firm for firm in firms_visible_to(request.user).order_by("-updated_at", "-pk")[:SHOWN]}
    rows = wording.told(_latest(firms))
    shown = [
        {
            "firm": firms[row["entry"].subject_id],
            "url": reverse("firms:page", args=[row["entry"].subject_id]),
            "who": row["who"],
            "text": row["text"],
            "when": row["when"],
        }
        for row in rows
    ]
    return render(request, "site/cards/changes.html", {"rows": shown}) if shown else HttpResponse()


def _latest(firms: dict[str, Firm]) -> list[Entry]:
    """The last row of each firm, newest first."""
    entries = Entry.objects.filter(subject_kind=Firm._meta.label_lower, subject_id__in=firms)
    latest: dict[str, Entry] = {}
    for entry in entries.select_related("actor").order_by("-at", "-id")[:READ]:
        latest.setdefault(entry.subject_id, entry)
    return list(latest.values())

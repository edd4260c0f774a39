"""Institutions, and what an operator runs."""

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from encadena.kernel import clock

from ... import queries
from ...choices import CentreKind, InstitutionKind
from ...models import Institution
from ...queries.contracts import contract_list
from ...queries.running import running_on


def institution_list(request: HttpRequest) -> HttpResponse:
    rows = Institution.objects.select_related("region").annotate(
        centres=Count("contracts__centre", distinct=True, filter=running_on(clock.today(), "contracts__"))
    )
    kind = request.GET.get("kind", "")
    rows = rows.filter(kind=kind) if kind in InstitutionKind.values else rows
    return render(request, "network/institutions.html", {"rows": rows, "kinds": InstitutionKind.choices, "kind": kind})


def institution(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(Institution.objects.select_related("region"), slug=slug)
    is_operator = found.kind == InstitutionKind.OPERATOR
    centres = list(queries.centre_rows().filter(pk__in=queries.centres_operated_by([found.pk]))) if is_operator else []
    for row in centres:
        row.term = queries.contract_state(row.running[0]) if row.running else None  # type: ignore[attr-defined]
    return render(
        request,
        "network/institution.html",
        {
            "institution": found,
            "is_operator": is_operator,
            "centres": centres,
            "share": queries.operator_share(found) if is_operator else None,
            "stated": queries.stated_beside(found),
        },
    )


def home_card(request: HttpRequest) -> HttpResponse:
    """Contracts whose stated term ran out without news, for those who can do something about it."""
    rows = queries.centre_rows().exclude(kind=CentreKind.SATELLITE)
    scope = queries.scope_of(request.user)
    if not scope.everything:
        rows = rows.filter(pk__in=scope.centre_ids)
    overdue = [c for c in rows if c.running and queries.contract_state(c.running[0]).overdue]  # type: ignore[attr-defined]
    context = {
        "overdue": overdue[:6],
        "count": len(overdue),
        "total": len(rows),
        "close": contract_list(request.user, "close")[:6],
    }
    return render(request, "network/home_card.html", context)

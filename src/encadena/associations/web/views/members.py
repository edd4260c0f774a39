"""Members of an association, what each got by its leave, and all of them by sector."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.firms.actions.assignment import leave_association
from encadena.firms.models import Firm, Membership
from encadena.kernel.errors import DomainError
from encadena.network.models import Institution

from ...queries import gains as queries
from ...queries.scope import associations_visible_to, members_of, permitting, sees_all
from ...rules.gains import FEWEST, GAINS, Line, lines_of, total_of
from ...wording import gains as words
from ...wording.errors import sentence
from ..access import reader, visible_association
from ..frame import frame, year_of, years

PAGE = 50


@require_safe
def association_list(request: HttpRequest) -> HttpResponse:
    rows = list(associations_visible_to(reader(request)).order_by("name")[:200])
    if len(rows) == 1:
        return redirect("associations:members", rows[0].slug)
    return render(request, "associations/list.html", {"rows": [(one, members_of(one).count()) for one in rows]})


@require_safe
def members(request: HttpRequest, slug: str) -> HttpResponse:
    association = visible_association(request, slug)
    everything = sees_all(request.user)
    rows = _filtered(request, members_of(association))
    page = Paginator(rows.order_by("firm__sort_name", "pk"), PAGE).get_page(request.GET.get("page"))
    firms = [m.firm_id for m in page.object_list]
    allowing = set(permitting(association).filter(firm__in=firms).values_list("firm_id", flat=True))
    shown = firms if everything else allowing
    got = queries.gains_of(Firm.objects.filter(pk__in=shown).values("pk"), year_of(request))
    sectors = words.sector_names()
    context = frame(
        association,
        "members",
        page_obj=page,
        rows=[
            {
                "member": m,
                "sector": sectors.get(m.firm.section, ""),
                "allows": m.firm_id in allowing,
                "cells": words.cells_of(got.get(m.firm_id, {})) if m.firm_id in shown else None,
            }
            for m in page.object_list
        ],
        names=[words.NAMES[kind] for kind in GAINS],
        sectors=sorted(sectors.items(), key=lambda pair: pair[1]),
        allowed=permitting(association).filter(firm__in=members_of(association).values("firm")).count(),
        count=members_of(association).count(),
        year=year_of(request),
        years=years(),
    )
    return render(request, "associations/members.html", context)


@require_safe
def sectors(request: HttpRequest, slug: str) -> HttpResponse:
    """What the members of each sector got, with who is counted."""
    association = visible_association(request, slug)
    lines = lines_of(queries.members_with_gains(association, year_of(request)), sees_all=sees_all(request.user))
    names = words.sector_names()
    context = frame(
        association,
        "sectors",
        rows=[_told(line, names.get(line.sector, "")) for line in lines],
        total=_told(total_of(lines), _("Todas")),
        names=[words.NAMES[kind] for kind in GAINS],
        fewest=FEWEST,
        everything=sees_all(request.user),
        year=year_of(request),
        years=years(),
    )
    return render(request, "associations/sectors.html", context)


@require_safe
def records(request: HttpRequest, slug: str, firm: int, kind: str) -> HttpResponse:
    """What one number of one member counts; for whom the member allows it."""
    association = visible_association(request, slug)
    member = _member(association, firm)
    if not (sees_all(request.user) or permitting(association).filter(firm=firm).exists()):
        raise Http404
    try:
        rows = queries.records_of(member.firm, kind, year_of(request))
    except KeyError as error:
        raise Http404 from error
    context = frame(
        association, "members", member=member, rows=rows, name=words.NAMES[kind], year=year_of(request), kind=kind
    )
    return render(request, "associations/records.html", context)


@require_POST
def member_leave(request: HttpRequest, slug: str, firm: int) -> HttpResponse:
    """It is a member no longer from today on; the association sees it no more."""
    association = visible_association(request, slug)
    member = _member(association, firm)
    try:
        leave_association(member, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("%(firm)s dejó de ser socia hoy.") % {"firm": member.firm})
    return redirect("associations:members", slug)


def _member(association: Institution, firm: int) -> Membership:
    return get_object_or_404(members_of(association), firm=firm)


def _filtered(request: HttpRequest, rows: Any) -> Any:  # noqa: ANN401  a query of memberships, narrowed
    for word in request.GET.get("q", "").split():
        digits = "".join(c for c in word if c.isdigit() or c in "kK").upper()
        by_name = Q(firm__name__icontains=word) | Q(firm__trade_name__icontains=word)
        rows = rows.filter(by_name | Q(firm__rut__startswith=digits) if len(digits) > 2 else by_name)
    if (section := request.GET.get("rubro", "")) and len(section) == 1:
        rows = rows.filter(firm__section=section)
    return rows


def _told(line: Line, name: str) -> dict[str, Any]:
    return {"line": line, "name": name, "cells": words.cells_of_line(line)}

"""The card of the home page: the last year that is over, as far as the reader may see it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from encadena.accounts.models import User
from encadena.kernel import clock

from ...actions.computed import report_now
from ...choices import ScopeKind, SnapshotState
from ...models import Snapshot
from ...planning.showing import report_shown_to
from ...queries.access import live_scopes, snapshots_visible_to
from ...rules.figures import Portion
from ...rules.report import Report, Scope
from ...wording.report.names import figure_name, scope_name
from ...wording.report.portions import four_numbers
from ...wording.report.values import shown
from ..report_access import told

SHOWN = ("projects", "chain_firms", "chain_female", "sessions", "hours_linked", "clients_served")


def report_card(request: HttpRequest) -> HttpResponse:
    """Empty for who reads nothing live while nothing was published."""
    user, year = request.user, clock.today().year - 1
    if not isinstance(user, User):
        return HttpResponse()
    scope = next(iter(live_scopes(user)), None)
    published = _published(user, year, scope or Scope())
    if scope:
        report, url = (
            report_now(year, scope, actor=user),
            f"{reverse('impact:report', args=[year])}?ambito={told(scope)}",
        )
    elif published:
        report, url = report_shown_to(user, published), reverse("impact:snapshot", args=[published.pk])
    else:
        return HttpResponse()
    context = {"year": year, "scope": scope_name(report.scope), "published": published, "url": url,
               "figures": _figures(report)}  # fmt: skip
    return render(request, "impact/report_card.html", context)


def _published(user: User, year: int, scope: Scope) -> Snapshot | None:
    rows = snapshots_visible_to(user).filter(year=year, state=SnapshotState.PUBLISHED)
    return rows.filter(scope_kind=scope.kind or ScopeKind.NETWORK, scope_key=scope.key).first()


def _figures(report: Report) -> list[dict[str, object]]:
    found = [report.figures[code] for code in SHOWN if code in report.figures]
    return [
        {
            "label": figure_name(figure.code),
            "shown": shown(figure),
            "four": four_numbers(figure) if isinstance(figure, Portion) and not figure.hidden else "",
        }
        for figure in found
    ]

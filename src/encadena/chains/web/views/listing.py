"""The list of projects."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ...choices import ProjectKind, ProjectState
from ...queries.listing import Filters, anchor_choices, centre_choices, page_of_projects
from ...queries.scope import may_create
from ..access import STAFF, reader


@require_safe
def project_list(request: HttpRequest) -> HttpResponse:
    user, filters = reader(request), Filters.of(request.GET.dict())
    context = {
        "page": page_of_projects(user, filters),
        "filters": filters,
        "kinds": ProjectKind.choices,
        "states": ProjectState.choices,
        "centres": centre_choices(user),
        "anchors": anchor_choices(user),
        "may_create": may_create(user),
        "sees_network": user.role in STAFF,
    }
    return render(request, "chains/list.html", context)

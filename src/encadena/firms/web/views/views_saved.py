"""A person's saved filters."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.rules import require_role
from encadena.kernel.errors import DomainError

from ...actions import saved_view
from ...models import SavedView
from ...rules.filters import Filters
from ...wording.errors import sentence_of
from ..access import READERS, reader


@require_POST
@require_role(*READERS)
def save(request: HttpRequest) -> HttpResponse:
    query = urlencode(Filters.read(QueryDict(request.POST.get("query", "")).dict()).parameters)
    try:
        view = saved_view.save_view(name=request.POST.get("name", ""), query=query, actor=reader(request))
        messages.success(request, _("Guardaste la vista “%(name)s”.") % {"name": view.name})
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect(f"{reverse('firms:list')}?{query}")


@require_POST
@require_role(*READERS)
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    view = get_object_or_404(SavedView, pk=pk, user=reader(request))
    saved_view.remove_view(view, actor=reader(request))
    messages.success(request, _("Borraste la vista “%(name)s”.") % {"name": view.name})
    return redirect(f"{reverse('firms:list')}?{view.query}")

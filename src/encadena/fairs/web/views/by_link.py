"""What a fair brought, told by whoever holds the link of its mail: one exhibitor, nothing else."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from encadena.accounts.errors import LinkError
from encadena.accounts.queries.links import usable
from encadena.kernel.errors import DomainError

from ...actions import tell
from ...actions.outcome_mail import PURPOSE
from ...models import Exhibitor
from ...queries.outcomes import current
from ...wording.errors import sentence
from ..forms import OutcomeForm


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def outcome_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """404 for whatever opens nothing (any more): a passer-by learns nothing from the difference."""
    exhibitor = _exhibitor(token)
    with translation.override("es"):
        before = current(Exhibitor.objects.filter(pk=exhibitor.pk)).first()
        form = OutcomeForm(request.POST or None, initial=OutcomeForm.initial_of(before))
        if request.method == "POST" and form.is_valid():
            try:
                tell(exhibitor, data=form.cleaned_data, actor=None)
            except DomainError as error:
                form.add_error(None, sentence(error))
            else:
                return redirect(f"{request.path}?guardado")
        told = "guardado" in request.GET and request.method != "POST"
        context = {"fair": exhibitor.fair, "exhibitor": exhibitor, "form": form, "told": told, "languages": []}
        return render(request, "fairs/by_link.html", context, status=422 if form.errors else 200)


def _exhibitor(token: str) -> Exhibitor:
    try:
        link = usable(token, purpose=PURPOSE)
    except LinkError as error:
        raise Http404 from error
    _kind, _colon, key = link.place.partition(":")
    return get_object_or_404(Exhibitor.objects.select_related("fair__organiser", "firm"), pk=key)

"""Who asked to act for a firm, and the answer."""

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.accounts.rules import require_role
from encadena.kernel.errors import DomainError

from ...actions.representation_request import accept_request, refuse_request
from ...queries.representation_request import queue_of, requests_visible_to
from ...rules.document import TYPES
from ...wording.errors import sentence_of
from ..access import LEADERS, reader


@require_safe
@require_role(*LEADERS)
def queue(request: HttpRequest) -> HttpResponse:
    return render(request, "firms/sign_up/queue.html", {"rows": queue_of(request.user)})


@require_POST
@require_role(*LEADERS)
def decide(request: HttpRequest, pk: int) -> HttpResponse:
    asked = get_object_or_404(requests_visible_to(request.user), pk=pk)
    try:
        if request.POST.get("answer") == "accept":
            accept_request(asked, actor=reader(request))
            messages.success(
                request, _("%(name)s ya actúa por la empresa. Le avisamos por correo.") % {"name": asked.user}
            )
        else:
            refuse_request(asked, reason=request.POST.get("reason", ""), actor=reader(request))
            messages.success(request, _("No la aceptaste. Le avisamos por correo a %(name)s.") % {"name": asked.user})
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("firms:requests")


@require_safe
@require_role(*LEADERS)
def proof(request: HttpRequest, pk: int) -> FileResponse:
    """Always a download, with the type that its content was found to have."""
    asked = get_object_or_404(requests_visible_to(request.user), pk=pk)
    name = asked.proof.name or ""
    extension = name.rpartition(".")[2]
    if extension not in TYPES or not asked.proof.storage.exists(name):
        raise Http404
    called, kind = f"comprobante-{asked.pk}.{extension}", TYPES[extension]
    response = FileResponse(asked.proof.open("rb"), as_attachment=True, filename=called, content_type=kind)
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response

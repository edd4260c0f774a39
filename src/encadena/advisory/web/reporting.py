"""How a form of a milestone ends: the new paper is kept, then the milestone."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from encadena.firms.actions.document import add_document
from encadena.firms.models import Document, Firm
from encadena.kernel.errors import DomainError

from ..models import Milestone
from ..wording.errors import sentence_of
from .access import reader
from .forms.milestones import MilestoneForm


def reported(
    request: HttpRequest, form: MilestoneForm, firm: Firm, save: Callable[[list[Document]], Milestone]
) -> HttpResponse | None:
    """To the milestone's page; None when something has to be said in the form.

    Keeps the new document first: what was typed may be wrong, the paper stays in the folder.
    """
    if not form.is_valid():
        return None
    try:
        papers = list(form.cleaned_data.get("documents") or [])
        if upload := form.cleaned_data["upload"]:
            papers.append(
                add_document(firm, kind="evidence", upload=upload, file_name=upload.name, actor=reader(request))
            )
        milestone = save(papers)
    except DomainError as error:
        form.add_error(None, sentence_of(error))
        return None
    messages.success(request, _("Hito registrado. Otra persona lo verificará."))
    return redirect("advisory:milestone", milestone.pk)

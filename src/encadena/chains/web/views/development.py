"""The development plan of a project: requirements that are not met become gaps, and closed gaps are answered."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import gap as actions
from ...actions.gap import Wanted
from ...models import LinkageProject, RequirementGap
from ...queries.development import development_of, scorecard_of
from ...queries.gaps import links_of, workable_clients
from ...queries.matrix import requirements_of
from ...queries.scope import detailed_firms
from ...rules.payment import LEGAL_DAYS
from ...wording.errors import sentence_of
from ..access import done, reader, shared_project, visible_project
from ..forms.gaps import FirstForm
from ..frame import drawn

PAGE = "chains:development"
MOST = 300


@require_safe
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    project = visible_project(request, pk)
    goal = _("Cumplir lo que piden los compradores de “%(project)s”") % {"project": project}
    return _drawn(request, project, FirstForm(initial={"goal": goal}))


@require_POST
def make(request: HttpRequest, pk: int) -> HttpResponse:
    """``celda`` names a requirement and a firm, as often as there are gaps to make."""
    project, who = shared_project(request, pk), reader(request)
    form = FirstForm(request.POST)
    if not form.is_valid():
        return _drawn(request, project, form)
    try:
        made = actions.make_gaps(project, wanted=_wanted(request, project), first=form.first, actor=who)
    except DomainError as error:
        form.add_error(None, sentence_of(error))
        return _drawn(request, project, form)
    text = ngettext("Registraste %(n)s brecha.", "Registraste %(n)s brechas.", len(made))
    messages.success(request, text % {"n": len(made)})
    return redirect(PAGE, pk)


@require_POST
def answer(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """A closed gap: ``cumple=1`` writes that the requirement is met, anything else leaves it as it is."""
    project, who = shared_project(request, pk), reader(request)
    firms = detailed_firms(request.user, project).values("pk")
    rows = RequirementGap.objects.filter(requirement__project=project, firm__in=firms)
    link = get_object_or_404(rows.select_related("requirement"), pk=row)
    seen = links_of(request.user, [link.requirement], [link.firm_id]).get((link.requirement_id, link.firm_id))
    if seen is None or seen.gap is None:
        raise Http404
    met, paper = request.POST.get("cumple") == "1", seen.paper
    text = _("El requisito quedó cumplido.") if met else _("El requisito quedó como estaba.")
    return done(request, PAGE, pk, lambda: actions.answer_closed_gap(link, met=met, evidence=paper, actor=who), text)


@require_safe
def supplier(request: HttpRequest, pk: int, firm: int) -> HttpResponse:
    """A firm against what the buyers of the project ask."""
    project = visible_project(request, pk)
    about = get_object_or_404(detailed_firms(request.user, project), pk=firm)
    card = scorecard_of(request.user, project, about)
    context = {"project": project, "firm": about, "card": card, "legal_days": LEGAL_DAYS, "today": clock.today()}
    return render(request, "chains/supplier.html", context)


def _drawn(request: HttpRequest, project: LinkageProject, form: FirstForm) -> HttpResponse:
    development = development_of(request.user, project)
    chosen = set(request.POST.getlist("celda"))
    return drawn(
        request, project, "development", development=development, form=form, chosen=chosen, today=clock.today()
    )


def _wanted(request: HttpRequest, project: LinkageProject) -> list[Wanted]:
    """What is out of reach, or has no client that the reader works with, is left out."""
    pairs = [text.partition("-") for text in request.POST.getlist("celda")[:MOST]]
    firms = set(detailed_firms(request.user, project).values_list("pk", flat=True))
    clients = workable_clients(request.user, project, firms)
    requirements = {str(row.pk): row for row in requirements_of(project)}
    return [
        Wanted(requirements[row], clients[int(firm)])
        for row, _dash, firm in pairs
        if row in requirements and firm.isascii() and firm.isdigit() and int(firm) in clients
    ]

"""Milestones: the tab of a client, the list, one milestone with its review."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.accounts.choices import Role
from encadena.firms.models import Document
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network.queries import centres_visible_to, scope_of

from ...actions import baseline as baselines
from ...actions import milestone as actions
from ...choices import Indicator, MilestoneKind, MilestoneState, StatementSource
from ...models import Client, Milestone
from ...queries import milestones as queries
from ...queries.scope import may_work_with
from ...rules.milestone import SHAPES
from ...wording.errors import sentence_of
from ..access import readable_client, reader, workable_client
from ..forms.milestones import AttributionForm, BaselineForm, MilestoneForm, ReviewForm
from ..milestone_sheet import write_milestones
from ..reporting import reported

YEARS_BACK = 12
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def client_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the client stood, what changed, and what it is still to be asked."""
    client = readable_client(request, pk)
    works = may_work_with(request.user, client)
    pairs = queries.current_baselines(client)
    context = {
        "client": client,
        "baselines": [(indicator, row, BaselineForm(indicator=indicator.value)) for indicator, row in pairs],
        "milestones": queries.milestones_of(client),
        "follow_ups": client.follow_ups.all(),
        "kinds": MilestoneKind.choices,
        "works": works,
    }
    return render(request, "advisory/milestones/client.html", context)


@require_safe
def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """On the firm's page: the milestones that the reader may see, whichever centre they belong to."""
    firm = get_object_or_404(firms_visible_to(request.user), pk=pk)
    rows = queries.milestones_visible_to(request.user).filter(firm=firm, replaced_at__isnull=True)
    rows = rows.exclude(state=MilestoneState.WITHDRAWN).select_related("centre", "client")
    return render(request, "advisory/milestones/firm.html", {"firm": firm, "milestones": rows.order_by("-on", "-id")})


@require_POST
def fix_baseline(request: HttpRequest, pk: int) -> HttpResponse:
    client = workable_client(request, pk)
    form = BaselineForm(request.POST)
    if form.is_valid():
        try:
            row = baselines.fix_baseline(client, actor=reader(request), **form.cleaned_data)
        except DomainError as error:
            messages.error(request, sentence_of(error))
        else:
            if row.late:
                messages.warning(request, _("Quedó fijada después de comenzar la ayuda: se mostrará aparte."))
            else:
                messages.success(request, _("Línea base fijada."))
    else:
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return redirect("advisory:client_milestones", pk)


@require_safe
def milestone_list(request: HttpRequest) -> HttpResponse:
    filters = _filters(request)
    page = queries.page_of_milestones(request.user, filters, _page_number(request))
    this_year = clock.today().year
    context = {
        "page": page,
        "filters": filters,
        "query": request.GET.urlencode(),
        "totals": queries.totals_by_kind(request.user, filters) if page.number == 1 else [],
        "states": MilestoneState.choices,
        "kinds": MilestoneKind.choices,
        "centres": _centres(request),
        "years": range(this_year, this_year - YEARS_BACK, -1),
    }
    return render(request, "advisory/milestones/list.html", context)


@require_safe
def milestones_file(request: HttpRequest) -> FileResponse:
    """Up to 20,000 rows of the filtered list; the file says when rows were left out."""
    file = write_milestones(queries.milestones_in_order(request.user, _filters(request)))
    name = _("hitos-%(date)s.xlsx") % {"date": clock.today().isoformat()}
    return FileResponse(file, as_attachment=True, filename=name, content_type=XLSX)


def new(request: HttpRequest, pk: int, kind: str) -> HttpResponse:
    client = workable_client(request, pk)
    if kind not in SHAPES:
        raise Http404
    form = MilestoneForm(request.POST or None, request.FILES or None, kind=kind, firm=client.firm)

    def save(papers: list[Document]) -> Milestone:
        data, jobs = form.values, form.job_labels
        return actions.report_milestone(client, data=data, documents=papers, jobs=jobs, actor=reader(request))

    done = reported(request, form, client.firm, save)
    return done or _form_page(request, client, form, MilestoneKind(kind))


def correct(request: HttpRequest, pk: int) -> HttpResponse:
    milestone = _working(request, pk)
    client = milestone.client
    initial = MilestoneForm.initial_of(milestone)
    form = MilestoneForm(
        request.POST or None, request.FILES or None, kind=milestone.kind, firm=milestone.firm, initial=initial
    )

    def save(papers: list[Document]) -> Milestone:
        data, jobs = form.values, form.job_labels
        return actions.correct_milestone(milestone, data=data, documents=papers, jobs=jobs, actor=reader(request))

    done = reported(request, form, milestone.firm, save)
    return done or _form_page(request, client, form, MilestoneKind(milestone.kind), milestone)


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    milestone = _readable(request, pk)
    firm_itself = scope_of(request.user).role == Role.FIRM
    context = {
        "milestone": milestone,
        "client": milestone.client,
        "jobs": milestone.jobs.all(),
        "documents": milestone.documents.all(),
        "versions": queries.versions_of(milestone),
        "newer": getattr(milestone, "corrected_by", None),
        "works": may_work_with(request.user, milestone.client) and milestone.replaced_at is None,
        "may_verify": queries.may_verify(request.user, milestone),
        "own": milestone.reported_by_id == request.user.pk,
        "may_state": _may_state(request, milestone),
        "attribution_form": AttributionForm(by_the_firm=firm_itself),
        "review_form": ReviewForm(),
    }
    return render(request, "advisory/milestones/detail.html", context)


@require_POST
def attribute(request: HttpRequest, pk: int) -> HttpResponse:
    """The firm itself says it here; the centre notes what the firm said elsewhere."""
    milestone = _readable(request, pk)
    if not _may_state(request, milestone):
        raise PermissionDenied
    by_the_firm = scope_of(request.user).role == Role.FIRM
    form = AttributionForm(request.POST, by_the_firm=by_the_firm)
    if form.is_valid():
        source = StatementSource.PORTAL.value if by_the_firm else form.cleaned_data["source"]
        data = {"attribution": form.cleaned_data["attribution"], "statement": form.cleaned_data["statement"]}
        return _done(
            request,
            lambda: actions.state_attribution(milestone, source=source, actor=reader(request), **data),
            _("Declaración guardada."),
            pk,
        )
    messages.error(request, _("Elige una de las tres respuestas."))
    return redirect("advisory:milestone", pk)


@require_POST
def verify(request: HttpRequest, pk: int) -> HttpResponse:
    milestone, note = _reviewed(request, pk)
    who = reader(request)
    return _done(request, lambda: actions.verify_milestone(milestone, note=note, actor=who), _("Hito verificado."), pk)


@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    milestone, note = _reviewed(request, pk)
    who = reader(request)
    return _done(request, lambda: actions.return_milestone(milestone, note=note, actor=who), _("Hito devuelto."), pk)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    milestone = _working(request, pk)
    undo = reverse("advisory:milestone_restore", args=[pk])
    note = request.POST.get("note", "")
    return _done(
        request,
        lambda: actions.withdraw_milestone(milestone, note=note, actor=reader(request)),
        _("Retiraste el hito: ya no se cuenta."),
        pk,
        tags=f"undo:{undo}",
    )


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    milestone, who = _working(request, pk), reader(request)
    return _done(
        request, lambda: actions.restore_milestone(milestone, actor=who), _("El hito quedó por verificar."), pk
    )


def _readable(request: HttpRequest, pk: int) -> Milestone:
    related = ("firm", "centre", "client__firm", "client__centre", "baseline", "reported_by", "reviewed_by", "corrects")
    return get_object_or_404(queries.milestones_visible_to(request.user).select_related(*related), pk=pk)


def _working(request: HttpRequest, pk: int) -> Milestone:
    milestone = _readable(request, pk)
    if not may_work_with(request.user, milestone.client):
        raise PermissionDenied
    return milestone


def _reviewed(request: HttpRequest, pk: int) -> tuple[Milestone, str]:
    """Who may review at all; that nobody reviews what they reported is the action's to say, in words."""
    milestone = _readable(request, pk)
    if scope_of(request.user).role not in queries.VERIFIERS:
        raise PermissionDenied
    return milestone, request.POST.get("note", "")


def _may_state(request: HttpRequest, milestone: Milestone) -> bool:
    firm_itself = scope_of(request.user).role == Role.FIRM
    return milestone.replaced_at is None and (firm_itself or may_work_with(request.user, milestone.client))


def _form_page(
    request: HttpRequest, client: Client, form: MilestoneForm, kind: MilestoneKind, milestone: Milestone | None = None
) -> HttpResponse:
    indicator = SHAPES[kind].measures
    baseline = client.baselines.filter(indicator=indicator, replaced_at__isnull=True).first() if indicator else None
    context = {
        "client": client, "form": form, "kind": kind, "milestone": milestone, "baseline": baseline,
        "indicator": Indicator(indicator) if indicator else None,
    }  # fmt: skip
    return render(request, "advisory/milestones/form.html", context)


def _done(request: HttpRequest, act: Callable[[], object], text: str, pk: int, *, tags: str = "") -> HttpResponse:
    try:
        act()
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        messages.success(request, text, extra_tags=tags)
    return redirect("advisory:milestone", pk)


def _filters(request: HttpRequest) -> queries.Filters:
    state, kind = request.GET.get("estado", ""), request.GET.get("tipo", "")
    centre, year = request.GET.get("centro", ""), request.GET.get("anio", "")
    return queries.Filters(
        state=state if state in MilestoneState.values else "",
        kind=kind if kind in MilestoneKind.values else "",
        centre=centre if centre.isdecimal() else "",
        year=year if year.isdecimal() and len(year) == 4 else "",
    )


def _page_number(request: HttpRequest) -> int:
    text = request.GET.get("pagina", "1")
    return min(max(int(text), 1), 2000) if text.isdecimal() and len(text) < 6 else 1


def _centres(request: HttpRequest) -> list[tuple[int, str]]:
    scope = scope_of(request.user)
    centres = centres_visible_to(request.user)
    if not scope.everything:
        mine = centres.filter(pk__in=scope.centre_ids) | centres.filter(region__in=scope.region_codes)
        centres = mine.distinct()
    return list(centres.order_by("name").values_list("pk", "name"))

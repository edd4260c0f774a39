"""One gap: what each side says, what is being done, where it stands."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from encadena.advisory.queries.scope import clients_visible_to, may_work_with
from encadena.advisory.queries.trainings import current_areas
from encadena.kernel.errors import DomainError

from ...actions import gap as actions
from ...choices import DetectedBy
from ...models import Gap
from ...queries import gap_material as materials
from ...queries import plan as queries
from ...queries.diagnosis import diagnoses_visible_to
from ...wording.errors import sentence_of
from ..forms.plan import ActionForm, GapForm
from ..plan_access import readable_client, readable_gap, reader, shared_gap, workable_gap


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    if reader(request).role not in {*queries.READERS, *queries.TAKING_PART}:
        raise PermissionDenied
    return draw(request, readable_gap(request, pk))


def draw(request: HttpRequest, gap: Gap, action_form: ActionForm | None = None) -> HttpResponse:
    may_work = may_work_with(request.user, gap.client)
    context = {
        "gap": gap,
        "rows": gap.actions.select_related("adviser", "done_by", "closed_by", "evidence"),
        "may_work": may_work,
        "takes_part": queries.may_take_part(request.user, gap.client),
        "action_form": action_form or ActionForm(gap=gap),
        "user_id": reader(request).pk,
        **_material(request, gap, may_work),
    }
    return render(request, "readiness/gap/page.html", context)


def _material(request: HttpRequest, gap: Gap, may_work: bool) -> dict[str, object]:
    """What is tied; for those who may tie, what others tied and the newest of a subject (``?materia=``)."""
    context: dict[str, object] = {"tied": materials.tied_visible_to(request.user, gap)}
    if may_work:
        subject = request.GET.get("materia", "")[:40]
        context["suggested"] = materials.suggested_for(request.user, gap)
        context["newest"] = materials.newest_of(request.user, gap, subject)
        context["areas"], context["subject"] = current_areas(), subject
    return context


def new(request: HttpRequest, pk: int) -> HttpResponse:
    """``?titulo=&cuestionario=&version=&item=&diagnostico=&dice=`` come from an item of a diagnosis."""
    client = readable_client(request, pk)
    if not queries.may_take_part(request.user, client):
        raise PermissionDenied
    of_firm = queries.is_firm(request.user)
    initial = {"title": request.GET.get("titulo", "")[:200], "detected_by": request.GET.get("dice", DetectedBy.ADVISER)}
    form = GapForm(request.POST or None, initial=initial, of_firm=of_firm)
    if form.is_valid():
        data = {**form.cleaned_data, **({"detected_by": DetectedBy.FIRM} if of_firm else {})}
        try:
            gap = actions.add_gap(client, actor=reader(request), origin=_origin(request, client.firm_id), **data)
            messages.success(request, _("Registraste la brecha “%(title)s”.") % {"title": gap})
            return redirect("readiness:gap", pk=gap.pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    context = {"client": client, "form": form, "heading": _("Registrar una brecha")}
    return render(request, "readiness/gap/form.html", context)


@require_safe
def from_item(request: HttpRequest, pk: int, item: str) -> HttpResponse:
    """From an item to the form of a new gap: of the diagnosis's client, or of the firm's when it has none."""
    rows = diagnoses_visible_to(request.user).select_related("version__questionnaire", "client")
    diagnosis = get_object_or_404(rows, pk=pk)
    client = diagnosis.client or clients_visible_to(request.user).filter(firm=diagnosis.firm_id).first()
    if client is None:
        messages.info(request, _("Las brechas se trabajan con un centro, y todavía ninguno acompaña a la empresa."))
        return redirect("readiness:detail", pk=pk)
    asked: dict[str, str | int] = {
        "cuestionario": diagnosis.version.questionnaire.code,
        "version": diagnosis.version.number,
        "item": item[:40],
        "diagnostico": pk,
        "dice": DetectedBy.FIRM if queries.is_firm(request.user) else DetectedBy.ADVISER,
    }
    return redirect(f"{reverse('readiness:gap_new', args=[client.pk])}?{urlencode(asked)}")


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    gap = shared_gap(request, pk)
    of_firm = queries.is_firm(request.user)
    form = GapForm(request.POST or None, initial=GapForm.initial_of(gap), of_firm=of_firm, correcting=True)
    if form.is_valid():
        data = {"firm_says": form.cleaned_data["firm_says"]} if of_firm else form.cleaned_data
        try:
            actions.edit_gap(gap, data=data, actor=reader(request))
            messages.success(request, _("Guardaste la brecha."))
            return redirect("readiness:gap", pk=pk)
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    context = {"client": gap.client, "gap": gap, "form": form, "heading": _("Corregir la brecha")}
    return render(request, "readiness/gap/form.html", context)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    gap = workable_gap(request, pk)
    before, after = request.POST.get("before", ""), request.POST.get("after", "")
    try:
        actions.move_gap(gap, before=before, after=after, reason=request.POST.get("reason", ""), actor=reader(request))
        messages.success(request, _("“%(title)s” quedó en otro lugar del tablero.") % {"title": gap})
    except DomainError as error:
        messages.error(request, sentence_of(error))
    if request.POST.get("next") == "board":
        return redirect("readiness:plan", pk=gap.client_id)
    return redirect("readiness:gap", pk=pk)


def _origin(request: HttpRequest, firm_id: int) -> actions.FromDiagnosis:
    """What the address says of the item; a diagnosis out of reach, or of another firm, is left out."""
    asked = request.GET
    number, diagnosis = asked.get("version", ""), asked.get("diagnostico", "")
    found = (
        diagnoses_visible_to(request.user).filter(pk=int(diagnosis), firm=firm_id).first()
        if diagnosis.isascii() and diagnosis.isdigit()
        else None
    )
    return actions.FromDiagnosis(
        questionnaire=asked.get("cuestionario", ""),
        version=int(number) if number.isascii() and number.isdigit() and len(number) < 6 else None,
        item=asked.get("item", ""),
        diagnosis_id=found.pk if found else None,
    )

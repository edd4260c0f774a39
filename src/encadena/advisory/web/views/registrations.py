"""People into a course, and out of it again: by the centre, or by their own firm."""

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.choices import Role
from encadena.firms.models import Firm, Person
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ...actions import registration as actions
from ...choices import RegistrationOrigin
from ...models import Training
from ...queries.attendance import people_of
from ...queries.trainings import may_manage_training
from ...rules.applicant import applicant_of
from ...wording.errors import sentence_of
from ...wording.training import placed
from ..forms.registration import PersonForm
from ..training_access import actor_of, frame, own_registration, visible_training

FOUND = 12


def register(request: HttpRequest, pk: int) -> HttpResponse:
    """Choose a firm, then one tap per known person, or a form for somebody new."""
    training = _open_to(request, pk)
    firm = _firm(request)
    form = PersonForm(request.POST if request.method == "POST" and "person" not in request.POST else None)
    if request.method == "POST" and _done(request, training, firm, form):
        query = f"?empresa={firm.pk}" if firm else ""
        return redirect(reverse("advisory:training_register", args=[pk]) + query)
    known = people_of(firm) if firm else []
    taken = dict(training.registrations.filter(person__in=known).values_list("person", "state"))
    context = frame(
        request,
        training,
        "training",
        firm=firm,
        found=_found(request, firm),
        people=[(person, taken.get(person.pk)) for person in known],
        form=form,
        q=request.GET.get("q", ""),
        is_firm=_is_firm(request),
    )
    return render(request, "advisory/training/register.html", context)


@require_POST
def registration_cancel(request: HttpRequest, pk: int) -> HttpResponse:
    row = own_registration(request, pk)
    try:
        actions.cancel_registration(row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        undo = f"undo:{reverse('advisory:registration_restore', args=[row.pk])}"
        messages.success(request, _("Se anuló la inscripción de %(name)s.") % {"name": row.name}, extra_tags=undo)
    return redirect("advisory:training", row.training_id)


@require_POST
def registration_restore(request: HttpRequest, pk: int) -> HttpResponse:
    row = own_registration(request, pk)
    try:
        restored = actions.restore_registration(row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    else:
        messages.success(request, placed(restored))
    return redirect("advisory:training", row.training_id)


def _open_to(request: HttpRequest, pk: int) -> Training:
    training = visible_training(request, pk)
    if not _is_firm(request) and not may_manage_training(request.user, training):
        raise Http404
    return training


def _is_firm(request: HttpRequest) -> bool:
    return actor_of(request).role == Role.FIRM


def _firm(request: HttpRequest) -> Firm | None:
    """The firm chosen in the address, in the reader's scope; a firm's account with one firm needs no choice."""
    chosen = request.POST.get("empresa") or request.GET.get("empresa", "")
    firms = firms_visible_to(request.user)
    if chosen.isdigit():
        return get_object_or_404(firms, pk=int(chosen))
    if _is_firm(request):
        own = list(firms[:2])
        return own[0] if len(own) == 1 else None
    return None


def _found(request: HttpRequest, firm: Firm | None) -> list[Firm]:
    """Firms by name or RUT for the staff; for a firm's account, its firms when there are several."""
    firms = firms_visible_to(request.user)
    if _is_firm(request):
        return [] if firm else list(firms[:FOUND])
    text = request.GET.get("q", "").strip()
    if not text:
        return []
    digits = text.replace(".", "").replace("-", "").upper()
    wanted = Q(sort_name__contains=fold(text)) | Q(rut=digits) | Q(rut__startswith=digits)
    return list(firms.filter(wanted if digits[:1].isdigit() else Q(sort_name__contains=fold(text)))[:FOUND])


def _done(request: HttpRequest, training: Training, firm: Firm | None, form: PersonForm) -> bool:
    """Registers whoever was tapped or typed; says what is wrong otherwise."""
    values = _values(request, firm, form)
    if values is None:
        return False
    is_firm = _is_firm(request)
    if is_firm and firm is None:
        raise Http404
    origin = RegistrationOrigin.FIRM if is_firm else RegistrationOrigin.CENTRE
    try:
        values["language"] = training.language
        row = actions.register(
            training, who=applicant_of(values, firm=firm, mail_needed=False), origin=origin, actor=actor_of(request)
        )
    except DomainError as error:
        messages.error(request, sentence_of(error))
        return "person" in values
    undo = f"undo:{reverse('advisory:registration_cancel', args=[row.pk])}"
    messages.success(request, placed(row), extra_tags=undo)
    return True


def _values(request: HttpRequest, firm: Firm | None, form: PersonForm) -> dict[str, Any] | None:
    if "person" in request.POST:
        known = {person.pk: person for person in people_of(firm)} if firm else {}
        person: Person | None = known.get(int(request.POST["person"])) if request.POST["person"].isdigit() else None
        if person is None:
            raise Http404
        return {"person": person}
    return dict(form.cleaned_data) if form.is_valid() else None

"""Opening a diagnosis from a firm's page."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from encadena.accounts.choices import Role
from encadena.firms.models import Firm
from encadena.kernel.errors import DomainError
from encadena.ui import figures

from ...actions import diagnosis as actions
from ...choices import Rater
from ...models import Diagnosis
from ...queries import diagnosis as queries
from ...queries.hints import kinds_hinted_by
from ...queries.questionnaire import in_force
from ...wording.errors import sentence_of
from ..access import led_diagnosis, reader, visible_firm
from ..forms.opening import OpenForm


def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Which questionnaire, what the firm is, with which centre."""
    firm = visible_firm(request, pk)
    form = _form(request, firm)
    if form.is_valid():
        try:
            made = actions.open_diagnosis(
                firm,
                version=form.chosen_version,
                kinds=form.cleaned_data["kinds"],
                client=form.chosen_client,
                actor=reader(request),
            )
            return redirect("readiness:answer", pk=made.pk, rater=_first_rater(request))
        except DomainError as error:
            form.add_error(None, sentence_of(error))
    return render(request, "readiness/diagnosis/start.html", {"firm": firm, "form": form})


@require_POST
def finish(request: HttpRequest, pk: int) -> HttpResponse:
    diagnosis = led_diagnosis(request, pk)
    try:
        done = actions.finish_diagnosis(diagnosis, actor=reader(request))
        messages.success(request, _("El resultado quedó guardado y vale hasta el %(until)s.") % _until(done))
    except DomainError as error:
        messages.error(request, sentence_of(error))
    return redirect("readiness:detail", pk=pk)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    diagnosis = actions.withdraw_diagnosis(led_diagnosis(request, pk), actor=reader(request))
    undo = reverse("readiness:bring_back", args=[pk])
    messages.success(request, _("Retiraste el diagnóstico."), extra_tags=f"undo:{undo}")
    return redirect("firms:page", pk=diagnosis.firm_id)


@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Of the withdrawn ones only; those in the list need nothing."""
    diagnosis = queries.withdrawn_visible_to(request.user).select_related("client").filter(pk=pk).first()
    diagnosis = diagnosis or led_diagnosis(request, pk)
    if not queries.may_lead(request.user, diagnosis):
        raise PermissionDenied
    actions.bring_back_diagnosis(diagnosis, actor=reader(request))
    return redirect("readiness:detail", pk=pk)


def _form(request: HttpRequest, firm: Firm) -> OpenForm:
    """Whoever may open none of this firm is refused."""
    own = reader(request).role == Role.FIRM
    clients = list(queries.clients_to_diagnose(request.user, firm))
    if not clients and not own:
        raise PermissionDenied
    versions = list(in_force())
    initial: dict[str, object] = {
        "kinds": kinds_hinted_by(firm),
        "version": versions[0].pk if versions else None,
        "client": clients[0].pk if clients else "",
    }
    return OpenForm(request.POST or None, initial=initial, versions=versions, clients=clients, alone=own)


def _first_rater(request: HttpRequest) -> str:
    return Rater.FIRM.value if reader(request).role == Role.FIRM else Rater.ADVISER.value


def _until(diagnosis: Diagnosis) -> dict[str, object]:
    return {"until": figures.day(diagnosis.valid_until)}

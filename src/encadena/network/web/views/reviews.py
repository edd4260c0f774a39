"""The evaluation of a contract: opened, evaluated, decided; observations and their answers."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ...actions import observation as observations
from ...actions import review as reviews
from ...models import ContractObservation, ContractReview, OperatingContract
from ...queries.contracts import may_answer, may_decide, may_evaluate
from ..forms.review import AnswerForm, DecisionForm, EvaluationForm, ObservationForm, ReviewForm
from ..frame import done, form_page, reader
from .contracts import PAGE, visible_contract


def new(request: HttpRequest, pk: int) -> HttpResponse:
    contract = visible_contract(request, pk)
    _require(may_evaluate(request.user, contract))

    def save(form: forms.Form) -> HttpResponse:
        reviews.open_review(contract, actor=reader(request), **form.cleaned_data)
        return _back(request, contract, _("Abriste la evaluación."))

    return _form(request, contract, ReviewForm(request.POST or None), save, _("Abrir una evaluación"))


def evaluate(request: HttpRequest, pk: int, review: int) -> HttpResponse:
    contract, found = _review(request, pk, review)
    _require(may_evaluate(request.user, contract))

    def save(form: forms.Form) -> HttpResponse:
        reviews.evaluate(found, actor=reader(request), **form.cleaned_data)
        return _back(request, contract, _("Guardaste la evaluación."))

    initial = {"evaluation": found.evaluation, "recommendation": found.recommendation}
    form = EvaluationForm(request.POST or None, initial=initial)
    return _form(request, contract, form, save, _("Evaluar el convenio"))


def decide(request: HttpRequest, pk: int, review: int) -> HttpResponse:
    contract, found = _review(request, pk, review)
    _require(may_decide(request.user))

    def save(form: forms.Form) -> HttpResponse:
        reviews.decide(found, actor=reader(request), **form.cleaned_data)
        return _back(request, contract, _("Guardaste la decisión."))

    form = DecisionForm(found, request.POST or None)
    return _form(request, contract, form, save, _("Decidir sobre el convenio"))


def observe(request: HttpRequest, pk: int, review: int) -> HttpResponse:
    contract, found = _review(request, pk, review)
    _require(may_evaluate(request.user, contract))

    def save(form: forms.Form) -> HttpResponse:
        observations.observe(found, actor=reader(request), **form.cleaned_data)
        return _back(request, contract, _("Guardaste la observación."))

    return _form(request, contract, ObservationForm(request.POST or None), save, _("Hacer una observación"))


def answer(request: HttpRequest, pk: int, observation: int) -> HttpResponse:
    contract = visible_contract(request, pk)
    _require(may_answer(request.user, contract))
    found = _observation(contract, observation)

    def save(form: forms.Form) -> HttpResponse:
        observations.answer(found, actor=reader(request), **form.cleaned_data)
        return _back(request, contract, _("Guardaste la respuesta."))

    form = AnswerForm(request.POST or None, initial={"text": found.answer})
    return _form(request, contract, form, save, _("Responder la observación"), help_text=found.text)


@require_POST
def settle(request: HttpRequest, pk: int, observation: int) -> HttpResponse:
    contract = visible_contract(request, pk)
    _require(may_evaluate(request.user, contract))
    found = _observation(contract, observation)
    to, act = reverse(PAGE, args=[contract.pk]), lambda: observations.settle(found, actor=reader(request))
    return done(request, to, act, _("Diste la observación por resuelta."))


def _review(request: HttpRequest, pk: int, review: int) -> tuple[OperatingContract, ContractReview]:
    contract = visible_contract(request, pk)
    return contract, get_object_or_404(contract.reviews.select_related("contract__centre"), pk=review)


def _observation(contract: OperatingContract, pk: int) -> ContractObservation:
    rows = ContractObservation.objects.filter(review__contract=contract).select_related("review__contract")
    return get_object_or_404(rows, pk=pk)


def _form(
    request: HttpRequest,
    contract: OperatingContract,
    form: forms.Form,
    save: Callable[[forms.Form], HttpResponse],
    title: str,
    help_text: str = "",
) -> HttpResponse:
    back = reverse(PAGE, args=[contract.pk])
    full = f"{title}: {contract.centre}"
    return form_page(request, form, save, title=full, back=back, help_text=help_text)


def _back(request: HttpRequest, contract: OperatingContract, text: str) -> HttpResponse:
    messages.success(request, text)
    return redirect(PAGE, contract.pk)


def _require(may: bool) -> None:
    if not may:
        raise PermissionDenied

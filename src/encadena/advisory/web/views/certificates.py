"""Certificates: the public check of a code, the paper, and revoking."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from encadena.kernel.errors import DomainError

from ...actions.certificate import revoke_certificate
from ...models import Certificate
from ...queries.trainings import may_manage_training, trainings_visible_to
from ...rules.certificate import typed_code
from ...wording.errors import sentence_of
from ..forms.registration import RevokeForm
from ..limits import limited
from ..outputs import certificate_pdf
from ..training_access import actor_of

often = limited("certificate", times=30, seconds=300)


@login_not_required
@require_GET
@often
def verify_form(request: HttpRequest) -> HttpResponse:
    if code := typed_code(request.GET.get("codigo", "")):
        return redirect("advisory:certificate", code)
    return render(request, "advisory/training/verify.html", {"asked": False})


@login_not_required
@require_GET
@often
def certificate(request: HttpRequest, code: str) -> HttpResponse:
    """Only what the certificate says; whether it was revoked; or that there is none with this code."""
    found = Certificate.objects.filter(code=typed_code(code)).first()
    status = 200 if found else 404
    context = {"asked": True, "certificate": found, "code": code}
    return render(request, "advisory/training/verify.html", context, status=status)


@login_not_required
@require_GET
@often
def certificate_file(request: HttpRequest, code: str) -> HttpResponse:
    """One page of paper; a revoked certificate has none."""
    found = get_object_or_404(Certificate, code=typed_code(code), revoked_at=None)
    address = request.build_absolute_uri(reverse("advisory:certificate", args=[found.code]))
    response = HttpResponse(certificate_pdf.certificate_pdf(found, address), content_type=certificate_pdf.KIND)
    response["Content-Disposition"] = f'inline; filename="certificado-{found.code}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def certificate_revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """Asks for the reason first: nothing brings it back."""
    rows = Certificate.objects.select_related("registration__training__centre")
    found = get_object_or_404(rows, pk=pk, registration__training__in=trainings_visible_to(request.user).order_by())
    training = found.registration.training
    if not may_manage_training(request.user, training):
        raise Http404
    form = RevokeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            revoke_certificate(found, reason=form.cleaned_data["reason"], actor=actor_of(request))
        except DomainError as error:
            messages.error(request, sentence_of(error))
        else:
            messages.success(request, _("Se revocó el certificado de %(name)s.") % {"name": found.name})
        return redirect("advisory:training", training.pk)
    context = {"form": form, "certificate": found, "training": training}
    return render(request, "advisory/training/revoke.html", context)

"""The showcase of a fair, public and in three languages, with a form to ask an exhibitor for a contact."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from ...actions import ask
from ...models import Exhibitor, Fair
from ...queries.plan import plan
from ...queries.scope import exhibitors_shown, shown_to_all
from ...rules import looks_like_a_machine, size_of
from ...wording import structured
from ...wording.errors import sentence
from ..forms import AskForm

SPOKEN = {"es": "Español", "en": "English", "pt": "Português"}
SIGNER = Signer(salt="fairs.ask")
PER_HOUR = 5
OTHERS = 12
HOUR = 3600


@login_not_required
@require_safe
def fair_list(request: HttpRequest) -> HttpResponse:
    with translation.override(_language(request)):
        context = {"rows": shown_to_all().order_by("-starts_on")[:50], **_languages(request)}
        return render(request, "fairs/public_list.html", context)


@login_not_required
@require_safe
def fair(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(shown_to_all(), pk=pk)
    with translation.override(_language(request)):
        width, height = size_of(found.rows, found.columns)
        rows = list(exhibitors_shown(found).prefetch_related("offerings"))
        context = {
            "fair": found,
            "rows": rows,
            "cells": plan(found, {row.pk for row in rows}),
            "width": width,
            "height": height,
            "data": structured.event(found, settings.PUBLIC_URL + request.path),
            **_languages(request),
        }
        return render(request, "fairs/public_fair.html", context)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def exhibitor(request: HttpRequest, pk: int, exhibitor: int) -> HttpResponse:
    found = get_object_or_404(shown_to_all(), pk=pk)
    row = get_object_or_404(exhibitors_shown(found), pk=exhibitor)
    row.fair = found
    with translation.override(_language(request)):
        return _exhibitor(request, found, row)


@login_not_required
@require_safe
def offering(request: HttpRequest, pk: int, exhibitor: int, offering: int) -> HttpResponse:
    """A product or a service that the exhibitor chose to show, on a page of its own."""
    found = get_object_or_404(shown_to_all(), pk=pk)
    row = get_object_or_404(exhibitors_shown(found), pk=exhibitor)
    one = get_object_or_404(row.offerings.filter(withdrawn_at__isnull=True), pk=offering)
    seller = settings.PUBLIC_URL + reverse("showcase:exhibitor", args=[pk, exhibitor])
    with translation.override(_language(request)):
        others = row.offerings.filter(withdrawn_at__isnull=True).exclude(pk=one.pk)[:OTHERS]
        data = structured.item(row, one, settings.PUBLIC_URL + request.path, seller)
        context = {"fair": found, "exhibitor": row, "offering": one, "others": others, "data": data}
        return render(request, "fairs/public_offering.html", {**context, **_languages(request)})


def _exhibitor(request: HttpRequest, found: Fair, row: Exhibitor) -> HttpResponse:
    form = AskForm(request.POST or None, initial={"shown": SIGNER.sign(f"{row.pk}@{clock.now().timestamp()}")})
    if request.method == "POST" and form.is_valid():
        if problem := _refused(request, form, row):
            form.add_error(None, problem)
        else:
            query = f"?idioma={_language(request)}&enviada=1"
            return redirect(reverse("showcase:exhibitor", args=[found.pk, row.pk]) + query)
    offerings = list(row.offerings.filter(withdrawn_at__isnull=True))
    context = {
        "fair": found,
        "exhibitor": row,
        "offerings": offerings,
        "form": form,
        "consent": consent_of(row),
        "sent": "enviada" in request.GET,
        "data": structured.organisation(row, offerings, settings.PUBLIC_URL + request.path),
        **_languages(request),
    }
    return render(request, "fairs/public_exhibitor.html", context, status=422 if form.errors else 200)


def consent_of(row: Exhibitor) -> str:
    """What a visitor agrees to, as it is shown and kept."""
    facts = {"firm": row.firm, "fair": row.fair}
    return (
        _("Acepto que %(firm)s y quien organiza %(fair)s lean estos datos para responderme, y para nada más.") % facts
    )


def _refused(request: HttpRequest, form: AskForm, row: Exhibitor) -> str:
    """Sends it; what speaks against that otherwise."""
    data = form.cleaned_data
    if looks_like_a_machine(data["website"], _seconds(data["shown"])):
        return sentence(DomainError("too_quick"))
    if not _counted(request):
        return sentence(DomainError("too_often"))
    asked = {name: data[name] for name in ("name", "email", "company", "message")}
    try:
        ask(row, data=asked, consent=consent_of(row), actor=None)
    except DomainError as error:
        return sentence(error)
    return ""


def _seconds(shown: str) -> float | None:
    """Since the form was shown; None for what we did not sign."""
    try:
        _key, _colon, at = SIGNER.unsign(shown).partition("@")
    except BadSignature:
        return None
    return clock.now().timestamp() - float(at)


def _counted(request: HttpRequest) -> bool:
    """At most five an hour from one address."""
    key = f"fairs:asked:{request.META.get('REMOTE_ADDR', '')}"
    cache.add(key, 0, HOUR)
    try:
        return cache.incr(key) <= PER_HOUR
    except ValueError:  # it expired between the two
        return True


def _language(request: HttpRequest) -> str:
    asked = request.GET.get("idioma", "") or (get_language() or "")[:2]
    return asked if asked in SPOKEN else "es"


def _languages(request: HttpRequest) -> dict[str, object]:
    current = _language(request)
    rows = [
        {"code": code, "name": name, "address": "" if code == current else f"?idioma={code}"}
        for code, name in SPOKEN.items()
    ]
    return {"languages": rows, "chosen": f"?idioma={current}"}

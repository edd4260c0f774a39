"""Members that an association names, one by one or in a spreadsheet, until somebody of the firm answers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from encadena.kernel.errors import DomainError

from ...actions.claim import claim_members, withdraw_claim
from ...actions.sheet import apply_sheet, check_sheet, undo_sheet
from ...choices import ClaimState
from ...models import MemberClaim
from ...wording.errors import reason_of, sentence
from ..access import reader, visible_association
from ..forms import MemberForm, SheetForm
from ..frame import frame

PAGE = 50


def claims(request: HttpRequest, slug: str) -> HttpResponse:
    """What waits for an answer, and a form for one more."""
    association = visible_association(request, slug)
    form = MemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = claim_members(association, rows=[form.row], actor=reader(request))
        text = _("Quedó por confirmar.") if made else _("Ese RUT ya es socio o ya está por confirmar.")
        messages.success(request, text)
        return redirect("associations:claims", slug)
    waiting = MemberClaim.objects.filter(institution=association, state=ClaimState.WAITING)
    page = Paginator(waiting, PAGE).get_page(request.GET.get("page"))
    context = frame(
        association,
        "claims",
        form=form,
        page_obj=page,
        sheet_form=SheetForm(),
        sheets=association.member_sheets.all()[:5],
    )
    return render(request, "associations/claims.html", context, status=422 if form.errors else 200)


@require_POST
def claim_withdraw(request: HttpRequest, slug: str, claim: int) -> HttpResponse:
    association = visible_association(request, slug)
    row = get_object_or_404(MemberClaim, institution=association, pk=claim)
    try:
        withdraw_claim(row, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, _("Se retiró."))
    return redirect("associations:claims", slug)


@require_POST
def sheet_new(request: HttpRequest, slug: str) -> HttpResponse:
    association = visible_association(request, slug)
    form = SheetForm(request.POST, request.FILES)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sheet = check_sheet(association, file_name=file.name or "", content=file.read(), actor=reader(request))
        except DomainError as error:
            messages.error(request, sentence(error))
        else:
            return redirect("associations:sheet", slug, sheet.pk)
    else:
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return redirect("associations:claims", slug)


@require_safe
def sheet(request: HttpRequest, slug: str, sheet: int) -> HttpResponse:
    """Every row with what was understood of it, the bad ones first and with their reason."""
    association = visible_association(request, slug)
    row = get_object_or_404(association.member_sheets, pk=sheet)
    order = {"bad": 0, "new": 1}
    rows = sorted(row.rows, key=lambda r: (order.get(r["outcome"], 2), r["row"]))
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    for one in page.object_list:
        one["reason"] = reason_of(one["code"], one["params"]) if one["outcome"] == "bad" else ""
    counts = {kind: sum(r["outcome"] == kind for r in row.rows) for kind in ("new", "same", "bad")}
    context = frame(association, "claims", sheet=row, page_obj=page, counts=counts)
    return render(request, "associations/sheet.html", context)


@require_POST
def sheet_apply(request: HttpRequest, slug: str, sheet: int) -> HttpResponse:
    association = visible_association(request, slug)
    row = get_object_or_404(association.member_sheets, pk=sheet)
    try:
        count = apply_sheet(row, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence(error))
        return redirect("associations:sheet", slug, sheet)
    undo = reverse("associations:sheet_undo", args=[slug, sheet])
    text = ngettext("%(n)s socia quedó por confirmar.", "%(n)s socias quedaron por confirmar.", count) % {"n": count}
    messages.success(request, text, extra_tags=f"undo:{undo}")
    return redirect("associations:claims", slug)


@require_POST
def sheet_undo(request: HttpRequest, slug: str, sheet: int) -> HttpResponse:
    association = visible_association(request, slug)
    row = get_object_or_404(association.member_sheets, pk=sheet)
    try:
        count = undo_sheet(row, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        text = ngettext("Se retiró %(n)s por confirmar.", "Se retiraron %(n)s por confirmar.", count)
        messages.success(request, text % {"n": count})
    return redirect("associations:claims", slug)

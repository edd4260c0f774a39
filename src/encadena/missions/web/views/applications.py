"""Applications: made, judged, chosen, paid for; and what each firm brought home."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from encadena.advisory.queries.scope import clients_to_report
from encadena.firms.queries.scope import firms_visible_to
from encadena.jobs.queries import latest_job
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.matchmaking.choices import Stage
from encadena.matchmaking.wording.results import AMOUNTS, amounts_in_words, said_in_words

from ...actions import application as actions
from ...actions import money
from ...actions import notices as telling
from ...choices import ApplicationState
from ...models import Application, Debrief, DebriefMilestone, Payment
from ...queries import missions as queries
from ...queries.people import to_tell
from ...queries.scope import applications_visible_to, firms_to_apply, told_to
from ...wording import conditions
from ...wording.errors import sentence
from ..access import managed_mission, reader, visible_application, visible_mission
from ..forms import ApplyForm, DebriefForm, PaymentForm, ScoreForm
from ..frame import frame
from .missions import done

SHOWN = 300


@require_POST
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    mission = visible_mission(request, pk)
    form = ApplyForm(request.POST, firms=firms_to_apply(request.user, mission))
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.apply(mission, firm=data["firm"], motive=data["motive"], actor=reader(request))
        except DomainError as error:
            messages.error(request, sentence(error))
        else:
            messages.success(request, _("Postulación enviada."))
            return redirect("missions:application", pk, made.pk)
    else:
        messages.error(request, _("Elige la empresa que postula."))
    return redirect("missions:detail", pk)


@require_safe
def applications(request: HttpRequest, pk: int) -> HttpResponse:
    """Everybody who applied, with total, verdicts and account, in the order of the selection."""
    mission = managed_mission(request, pk)
    found = applications_visible_to(request.user, mission).order_by("place", "applied_at", "pk")[:SHOWN]
    rows = queries.rows_of(mission, found)
    unmet = {r.application.pk: sum(v["outcome"] != "yes" for v in r.application.verdicts) for r in rows}
    context = frame(
        request, mission, "applications", rows=[(r, unmet[r.application.pk]) for r in rows],
        waiting=any(r.total is None for r in rows if r.application.state != ApplicationState.WITHDRAWN),
        to_tell=len(to_tell(mission)), job=latest_job(telling.RESULTS, mission),
    )  # fmt: skip
    return render(request, "missions/applications.html", context)


@require_POST
def choose(request: HttpRequest, pk: int) -> HttpResponse:
    mission = managed_mission(request, pk)
    try:
        count = actions.choose(mission, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        text = ngettext("Quedó elegida %(n)s empresa.", "Quedaron elegidas %(n)s empresas.", count)
        messages.success(request, text % {"n": count})
    return redirect("missions:applications", pk)


@require_POST
def tell_results(request: HttpRequest, pk: int) -> HttpResponse:
    """Mails to those who do not know yet what became of their application."""
    mission = managed_mission(request, pk)
    text = _("Los correos van saliendo. Nadie recibe dos veces el mismo resultado.")
    done(request, lambda: telling.ask_results(mission, actor=reader(request)), text)
    return redirect("missions:applications", pk)


@require_safe
def application(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    """One application: its verdicts, points, money and debrief."""
    mission = visible_mission(request, pk)
    row = visible_application(request, mission, application)
    return _application(request, row, ScoreForm(application=row))


@require_POST
def score(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    """Points are given by whoever manages."""
    row = visible_application(request, managed_mission(request, pk), application)
    form = ScoreForm(request.POST, application=row)
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        if done(request, lambda: actions.score(row, points=form.points, reason=reason, actor=reader(request))):
            return redirect("missions:applications", pk)
    return _application(request, row, form)


def _application(request: HttpRequest, row: Application, form: ScoreForm) -> HttpResponse:
    mission = row.mission
    context = frame(
        request,
        mission,
        "applications",
        application=row,
        conditions=conditions.lines(mission, row.verdicts),
        account=queries.rows_of(mission, [row])[0],
        payments=row.payments.filter(withdrawn_at__isnull=True),
        form=form,
        payment_form=PaymentForm(initial={"on": clock.today()}),
        debrief=(debrief := row.debriefs.filter(replaced_at__isnull=True).first()),
        amounts=said_in_words(debrief.said) if debrief else [],
        notices=row.notices.filter(sent_at__isnull=False),
        milestone=DebriefMilestone.objects.filter(application=row).first(),
        proposes=bool(debrief and debrief.stage == Stage.ORDER and clients_to_report(request.user, row.firm).exists()),
        tells=row.state == ApplicationState.CHOSEN and mission.starts_on <= clock.today(),
    )
    return render(request, "missions/application.html", context, status=422 if form.errors else 200)


@require_POST
def withdraw(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    mission = visible_mission(request, pk)
    row = visible_application(request, mission, application)
    try:
        following = actions.withdraw(row, actor=reader(request))
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        moved = _("Sube de la lista de espera: %(firm)s.") % {"firm": following.firm} if following else ""
        if (
            moved
            and not applications_visible_to(request.user, mission).filter(pk=following.pk if following else 0).exists()
        ):
            moved = ""  # whoever may not see that firm does not learn its name here
        messages.success(request, f"{_('Se retiró la postulación.')} {moved}".strip())
    return redirect("missions:detail", pk)


@require_POST
def payment_add(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    mission = managed_mission(request, pk)
    row = visible_application(request, mission, application)
    form = PaymentForm(request.POST)
    if form.is_valid():
        done(request, lambda: money.record_payment(row, data=form.cleaned_data, actor=reader(request)))
    else:
        messages.error(request, " ".join(str(e) for errors in form.errors.values() for e in errors))
    return redirect("missions:application", pk, application)


@require_POST
def payment_withdraw(request: HttpRequest, pk: int, payment: int) -> HttpResponse:
    mission = managed_mission(request, pk)
    rows = Payment.objects.select_related("application__mission").filter(application__mission=mission)
    row = get_object_or_404(rows, pk=payment)
    done(request, lambda: money.withdraw_payment(row, actor=reader(request)))
    return redirect("missions:application", pk, row.application_id)


def debrief(request: HttpRequest, pk: int, application: int) -> HttpResponse:
    """What the firm brought home, in its own words or those of whoever attends it."""
    mission = visible_mission(request, pk)
    row = visible_application(request, mission, application)
    if row.state != ApplicationState.CHOSEN or mission.starts_on > clock.today():
        raise Http404
    before = row.debriefs.filter(replaced_at__isnull=True).first()
    form = DebriefForm(request.POST or None, initial=_initial(before))
    if request.method == "POST" and form.is_valid():
        try:
            money.tell(row, data=form.cleaned_data, actor=reader(request))
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, _("Gracias. Puedes corregirlo cuando quieras."))
            return redirect("missions:application", pk, application)
    context = frame(request, mission, "detail", form=form, application=row)
    return render(request, "missions/debrief.html", context, status=422 if form.errors else 200)


@require_safe
def balance(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of the mission: each figure with who told, amounts by state and currency apart."""
    mission = managed_mission(request, pk)
    found = queries.balance_of(mission)
    rows = [(AMOUNTS[one.kind], one, amounts_in_words(one)) for one in found.money]
    paid = queries.rows_of(mission, mission.applications.filter(state=ApplicationState.CHOSEN).select_related("firm"))
    context = frame(request, mission, "balance", found=found, money=rows, paid=paid)
    return render(request, "missions/balance.html", context)


@require_safe
def firm_panel(request: HttpRequest, pk: int) -> HttpResponse:
    """On the firm's page: its applications, newest first, and what it brought from each."""
    firm = get_object_or_404(firms_visible_to(reader(request)), pk=pk)
    found = Application.objects.filter(firm=firm).select_related("mission", "milestone_link").order_by("-applied_at")
    rows = list(found[:50])
    debriefs = Debrief.objects.filter(application__in=told_to(request.user, firm), replaced_at__isnull=True)
    told = {d.application_id: d for d in debriefs}
    writes = clients_to_report(request.user, firm).exists()
    lines = [
        {
            "application": one,
            "debrief": (debrief := told.get(one.pk)),
            "amounts": said_in_words(debrief.said) if debrief else [],
            "proposes": writes and debrief is not None and debrief.stage == Stage.ORDER,
        }
        for one in rows
    ]
    return render(request, "missions/firm_panel.html", {"firm": firm, "rows": lines})


def _initial(before: Any) -> dict[str, Any]:  # noqa: ANN401  a debrief or None
    return {name: getattr(before, name) for name in money.DEBRIEF} if before else {}

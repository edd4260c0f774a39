"""Choosing the meetings of a round: rules, what each costs, what would be if; applied as a whole, undone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from encadena.jobs.queries import latest_job
from encadena.kernel.errors import DomainError

from ...actions import selection as actions
from ...models import Round, Selection
from ...rules.choice import ChoiceRules, rules_of
from ...wording import errors as wording
from ...wording import matching as words
from ..access import actor_of, managed_round
from ..forms.choice import ChoiceForm
from ..pages import frame

SHOWN = 30


def choice(request: HttpRequest, pk: int) -> HttpResponse:
    round = managed_round(request, pk)
    last = round.selections.select_related("created_by").first()
    rules = rules_of(last.rules) if last else ChoiceRules()
    form = ChoiceForm(request.POST or None, initial=ChoiceForm.initial_of(rules))
    if request.method == "POST" and form.is_valid():
        try:
            actions.ask_choice(round, rules=form.rules(), what_if="what_if" in request.POST, actor=actor_of(request))
        except DomainError as error:
            form.add_error(None, wording.sentence(error))
        else:
            return redirect("matchmaking:choice", pk)
    context = frame(request, round, "choice", form=form, **_jobs(round), **_shown(round, last))
    context["capacity"] = round.slots.count() * round.tables.count()
    return render(request, "matchmaking/choice.html", context)


@require_POST
def apply(request: HttpRequest, pk: int, selection: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = get_object_or_404(round.selections.all(), pk=selection)
    try:
        count = actions.apply_selection(row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
        return redirect("matchmaking:choice", pk)
    undo = reverse("matchmaking:choice_undo", args=[pk, selection])
    text = ngettext("Se agregó %(n)s reunión.", "Se agregaron %(n)s reuniones.", count) % {"n": count}
    messages.success(request, text, extra_tags=f"undo:{undo}")
    return redirect("matchmaking:meetings", pk)


@require_POST
def undo(request: HttpRequest, pk: int, selection: int) -> HttpResponse:
    round = managed_round(request, pk)
    row = get_object_or_404(round.selections.all(), pk=selection)
    row.round = round
    try:
        count = actions.undo_selection(row, actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, _("Se quitaron %(n)s reuniones que esta elección había puesto.") % {"n": count})
    return redirect("matchmaking:choice", pk)


def _jobs(round: Round) -> dict[str, Any]:
    compared = latest_job(actions.WHAT_IF, round)
    result = getattr(compared, "result", None) or {}
    rows = result.get("rows", []) if isinstance(result, dict) else []
    now = rows[0] if rows else {}
    variants = [
        {
            **row,
            "name": words.variant(row["what"]),
            "more": row["meetings"] - now["meetings"],
            "better": row["value"] - now["value"],
        }
        for row in rows
    ]
    return {"job": latest_job(actions.KIND, round), "compared": compared, "variants": variants}


def _shown(round: Round, last: Selection | None) -> dict[str, Any]:
    """The last choice in words; ``stale``: the round changed since."""
    if last is None:
        return {"selection": None}
    best = sorted(last.pairs, key=lambda pair: -pair[2])[:SHOWN]
    shortfalls = last.result.get("shortfalls", [])[:SHOWN]
    keys = {k for b, f, _value in best for k in (b, f)}
    keys |= {p for row in shortfalls if isinstance(p := row["params"].get("participant"), int)}
    names = {p.pk: p.name for p in round.participants.filter(pk__in=keys).select_related("firm", "buyer")}
    costs = [
        {**c, "name": words.rule_name(str(c["rule"])), "free": not (c["value"] or c["meetings"])}
        for c in last.result.get("costs", [])
    ]
    return {
        "selection": last,
        "stale": last.state == "ready" and last.version != round.version,
        "best": [(names.get(b, ""), names.get(f, ""), value) for b, f, value in best],
        "costs": costs,
        "shortfalls": [words.shortfall(s, names) for s in shortfalls],
    }

"""Meetings that are found and chosen in the background."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.jobs.registry import Handle, job
from encadena.kernel import clock
from encadena.ui import figures

from ..actions import selection as selections
from ..actions import suggestions
from ..models import Round
from ..planning import choice, matching
from ..rules.choice import ChoiceRules, Room, in_force, rules_of


def _told_suggestions(result: Mapping[str, Any]) -> str:
    return _("%(count)s reuniones sugeridas") % {"count": figures.number(result.get("count", 0))}


@job(
    suggestions.KIND,
    label=gettext_lazy("Buscar reuniones que calzan"),
    describe_result=_told_suggestions,
    link=lambda j: reverse("matchmaking:suggestions", args=[j.args["round_id"]]),
)
def suggest(handle: Handle, *, round_id: int) -> dict[str, object]:
    """Read, match, keep. Again it finds the same."""
    round = Round.objects.get(pk=round_id)
    found = matching.suggest(round, today=clock.today())
    handle.check()
    return {"count": suggestions.save_suggestions(round, found=found, actor=handle.actor)}


def _told_choice(result: Mapping[str, Any]) -> str:
    return _("%(count)s reuniones elegidas") % {"count": figures.number(result.get("count", 0))}


@job(
    selections.KIND,
    label=gettext_lazy("Elegir las reuniones"),
    describe_result=_told_choice,
    link=lambda j: reverse("matchmaking:choice", args=[j.args["round_id"]]),
)
def choose(handle: Handle, *, round_id: int, rules: dict[str, Any]) -> dict[str, object]:
    """The version is read before the rows: whatever changes meanwhile makes the choice stale."""
    round = Round.objects.get(pk=round_id)
    asked = rules_of(rules)
    chosen = choice.choose(round, asked)
    handle.check()
    row = selections.save_selection(round, rules=asked, choice=chosen, version=round.version, actor=handle.actor)
    return {"selection": row.pk, "count": len(chosen.pairs)}


@job(
    selections.WHAT_IF,
    label=gettext_lazy("Comparar qué pasaría"),
    stop_label=gettext_lazy("Detener"),
    link=lambda j: reverse("matchmaking:choice", args=[j.args["round_id"]]),
)
def what_if(handle: Handle, *, round_id: int, rules: dict[str, Any]) -> dict[str, object]:
    """The present choice beside one table more, one day more, and each rule left out. Nothing is written."""
    round = Round.objects.get(pk=round_id)
    asked = rules_of(rules)
    tries: list[tuple[str, ChoiceRules, Room]] = [("now", asked, Room())]
    tries += [("table", asked, Room(tables=1)), ("day", asked, Room(days=1))]
    tries += [(f"without_{name}", without, Room()) for name, without in in_force(asked).items()]
    rows = []
    for done, (name, with_rules, more) in enumerate(tries, start=1):
        handle.check()
        found = choice.choose(round, with_rules, more=more, costs=False)
        meetings = len(found.pairs) + found.standing
        rows.append({"what": name, "meetings": meetings, "value": found.value, "bound": found.bound,
                     "firsts": found.firsts, "places": found.places})  # fmt: skip
        handle.progress(done / len(tries), {"done": done})
    return {"rows": rows}

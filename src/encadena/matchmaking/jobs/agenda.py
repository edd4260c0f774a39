"""The search for the best agenda, in the background."""

import time
from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.jobs.registry import Handle, describe_error, job

from .. import planning
from ..actions.agenda import save_agenda
from ..actions.plan import KIND
from ..choices import AgendaStatus
from ..errors import RoundError
from ..models import Round
from ..wording.errors import sentence_for

HISTORY = 60


def _describe(note: Mapping[str, Any]) -> str:
    best, bound = note.get("best"), note.get("bound")
    if best is None:
        return _("Buscando una primera agenda")
    facts = {"best": best, "bound": bound}
    return _("Mejor hasta ahora: %(best)s esperas; mínimo demostrado: %(bound)s") % facts


def _describe_result(result: Mapping[str, Any]) -> str:
    if result.get("reasons"):
        return _("No hay agenda posible con estos datos")
    return _("Agenda con %(objective)s esperas") % {"objective": result.get("objective")}


@job(
    KIND,
    label=gettext_lazy("Planificar la rueda"),
    stop_label=gettext_lazy("Detener y conservar lo mejor"),
    describe=_describe,
    describe_result=_describe_result,
    link=lambda j: reverse("matchmaking:detail", args=[j.args["round_id"]]),
)
def plan(handle: Handle, *, round_id: int, seconds: int) -> dict[str, object]:
    """Search, tell how far it is, save the best as a draft. Run again from the start if its worker was killed."""
    round = Round.objects.get(pk=round_id)
    watch = _Watch(handle, seconds)
    found = planning.plan(round, seconds=seconds, on_progress=watch.better, should_stop=watch.should_stop)
    if not handle.cancelled():
        handle.check()
    if not found.slot_of:
        return _without_agenda(found)
    watch.better(found.objective or 0, found.bound or 0, found.seconds)  # a quick search ends before it was ever heard
    agenda = save_agenda(
        round,
        slot_of=found.slot_of,
        status=_STATUS[found.status],
        objective=found.objective,
        bound=found.bound,
        idle=found.idle,
        idle_bound=found.idle_bound,
        seconds=found.seconds,
        job=str(handle.job_id),
        search=found.search,
        actor=handle.actor,
    )
    return {"agenda": agenda.pk, "objective": found.objective, "bound": found.bound, "status": found.status}


_STATUS = {
    "optimal": AgendaStatus.OPTIMAL,
    "feasible": AgendaStatus.FEASIBLE,
    "unknown": AgendaStatus.BROKEN,  # the nearest agenda, whose tables break a rule: the page says which
}


class _Watch:
    """Between the search and whoever looks at it: every better agenda, the time, and the wish to stop."""

    def __init__(self, handle: Handle, seconds: float) -> None:
        self.handle = handle
        self.seconds = seconds
        self.started = time.monotonic()
        self.told = 0.0
        self.note: dict[str, Any] = {"best": None, "bound": None, "limit": seconds, "history": []}

    def better(self, best: int, bound: int, spent: float) -> None:
        history = [*self.note["history"], [_tenths(spent), best, bound]]
        self.note |= {"best": best, "bound": bound, "history": [*history[:1], *history[1:][-HISTORY:]]}
        self._tell()

    def should_stop(self) -> bool:
        """Asked twenty times a second; once a second it also tells how much time has gone."""
        if time.monotonic() - self.told > 1:
            self._tell()
        return self.handle.cancelled() or self.handle.channel.interrupted()

    def _tell(self) -> None:
        self.told = time.monotonic()
        spent = self.told - self.started
        self.handle.progress(min(0.99, spent / self.seconds), {**self.note, "seconds": _tenths(spent)})


def _tenths(seconds: float) -> float:
    return int(seconds * 10) / 10


def _without_agenda(found: planning.Planned) -> dict[str, object]:
    """Proven impossible: the reasons as data. Otherwise there was not enough time."""
    if found.status != "infeasible":
        raise RoundError("plan_found_nothing", seconds=int(found.seconds))
    reasons = [
        {
            "code": r.code,
            "participants": list(r.participants),
            "meetings": list(r.meetings),
            "params": {k: list(v) if isinstance(v, tuple) else v for k, v in r.params.items()},
            "wishes": [{"kind": w.kind, "subjects": list(w.subjects), "slot": w.slot} for w in r.wishes],
        }
        for r in found.reasons
    ]
    return {"status": found.status, "reasons": reasons}


describe_error(sentence_for)

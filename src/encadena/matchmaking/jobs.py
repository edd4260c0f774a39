"""The search for the best agenda, in the background."""

import time
from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.core.mail import send_mail
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.accounts.models import AccessLink, User
from encadena.jobs.registry import Handle, describe_error, job
from encadena.kernel import clock
from encadena.ui import figures

from . import planning
from .actions import agenda as agendas
from .actions import day_mail as claims
from .actions import notices, suggestions
from .actions import repair as repairs
from .actions import selection as selections
from .actions.plan import KIND
from .actions.selection import KIND as CHOOSE
from .actions.selection import WHAT_IF
from .actions.suggestions import KIND as SUGGEST
from .choices import AgendaStatus, NoticeKind
from .errors import RoundError
from .models import Agenda, Participant, Repair, Round
from .planning import choice, matching
from .queries.completeness import Profile, profiles_of, users_of
from .queries.differences import Difference, affected, differences
from .queries.timetable import Timetable, timetable_of
from .rules.choice import ChoiceRules, Room, in_force, rules_of
from .wording import day as day_wording
from .wording import day_mail
from .wording import errors as wording
from .wording import notices as notice_words
from .wording.mails import address_of
from .wording.outcome_mail import Mail

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
    status = AgendaStatus.OPTIMAL if found.status == "optimal" else AgendaStatus.FEASIBLE
    agenda = agendas.save_agenda(
        round,
        slot_of=found.slot_of,
        status=status,
        objective=found.objective,
        bound=found.bound,
        seconds=found.seconds,
        job=str(handle.job_id),
        actor=handle.actor,
    )
    return {"agenda": agenda.pk, "objective": found.objective, "bound": found.bound, "status": found.status}


@job(
    repairs.KIND,
    label=gettext_lazy("Arreglar la agenda"),
    describe_result=lambda result: _("Cambian %(n)s reuniones") % {"n": result.get("changes", 0)},
    link=lambda j: reverse("matchmaking:repair", args=[j.subject_id or 0, j.args["repair_id"]]),
)
def repair(handle: Handle, *, repair_id: int) -> dict[str, object]:
    """Of a large round. Run again it computes again; the agenda is not touched."""
    asked = Repair.objects.select_related("round").get(pk=repair_id)
    done = repairs.compute_repair(asked, actor=handle.actor)
    return {"changes": len(done.changes)}


@job(
    repairs.TELL,
    label=gettext_lazy("Avisar los cambios de la agenda"),
    describe_result=lambda result: _("%(n)s avisos enviados") % {"n": result.get("sent", 0)},
)
def tell(handle: Handle, *, agenda_id: int, changes: list[dict[str, Any]]) -> dict[str, object]:
    """Mails to those whose meetings changed, each once per version of the agenda, whoever runs this again."""
    agenda = Agenda.objects.select_related("round").get(pk=agenda_id)
    keys = {person for change in changes for person in change["people"]}
    people = Participant.objects.filter(pk__in=keys).select_related("firm", "buyer").order_by("order", "pk")
    sent = 0
    for person in people:
        handle.check()
        own = [change for change in changes if person.pk in change["people"]]
        sent += _mail(person, day_mail.change_mail(person, agenda.round, own), f"agenda-{agenda.number}")
    return {"sent": sent}


def _mail(person: Participant, mail: Mail, key: str) -> bool:
    """Whether it left. One that the server refuses does not stop the others and may be asked for again."""
    if not mail.to:
        return False
    notice = claims.claim_notice(person, kind=claims.CHANGE, key=key, emails=[mail.to], actor=None)
    if notice is None:
        return False
    try:
        send_mail(mail.subject, mail.body, None, [mail.to])
    except OSError:
        claims.give_back(notice, actor=None)
        return False
    claims.note_sent(notice, actor=None)
    return True


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
        }
        for r in found.reasons
    ]
    return {"status": found.status, "reasons": reasons}


def _told_mails(result: Mapping[str, Any]) -> str:
    return _("%(count)s correos enviados") % {"count": figures.number(result.get("sent", 0))}


@job(
    notices.PROFILES,
    label=gettext_lazy("Pedir que completen sus fichas"),
    stop_label=gettext_lazy("Detener"),
    describe_result=_told_mails,
    link=lambda j: reverse("matchmaking:profiles", args=[j.args["round_id"]]),
)
def remind_profiles(handle: Handle, *, round_id: int, participants: list[int]) -> dict[str, object]:
    """Once a day each, whoever runs this again."""
    round = Round.objects.get(pk=round_id)
    sent = 0
    for profile in profiles_of(round):
        handle.check()
        if profile.reachable and (not participants or profile.person.pk in participants):
            sent += _tell_profile(round, profile, handle)
    return {"sent": sent}


def _tell_profile(round: Round, profile: Profile, handle: Handle) -> int:
    def compose(url: str) -> tuple[str, str]:
        mail = notice_words.complete_mail(profile.person, round, profile.codes, url or notice_words.own_page(round))
        return mail.subject, mail.body

    return notices.tell(
        profile.person,
        profile.people,
        profile.email,
        kind=NoticeKind.COMPLETE,
        key=clock.today().isoformat(),
        compose=compose,
        link=lambda user: _entry(round, user),
        actor=handle.actor,
    )


@job(notices.PUBLISHED, label=gettext_lazy("Avisar la agenda publicada"), describe_result=_told_mails)
def tell_published(handle: Handle, *, agenda_id: int) -> dict[str, object]:
    """The first agenda goes to everybody who has meetings in it; a later one only to those whose meetings changed."""
    agenda = Agenda.objects.select_related("round").get(pk=agenda_id)
    round = agenda.round
    table = timetable_of(round, agenda)
    earlier = round.agendas.filter(published_at__isnull=False, number__lt=agenda.number).first()
    changes = differences(earlier, agenda) if earlier else []
    people = affected(changes) if earlier else table.active
    users, sent = users_of(people), 0
    for person in people:
        handle.check()
        sent += notices.tell(
            person,
            users.get(person.pk, []),
            person.firm.email if person.firm else "",
            kind=NoticeKind.CHANGED if earlier else NoticeKind.PUBLISHED,
            key=f"agenda-{agenda.number}",
            compose=_about_agenda(table, person, changes, later=earlier is not None),
            link=lambda user: _entry(round, user),
            actor=handle.actor,
        )
    return {"sent": sent}


def _about_agenda(
    table: Timetable, person: Participant, changes: list[Difference], *, later: bool
) -> Callable[[str], tuple[str, str]]:
    round, placed = table.round, table.by_person.get(person.pk, [])
    own = [c for c in changes if person.pk in {p.pk for p in c.people}]

    def compose(url: str) -> tuple[str, str]:
        url = url or notice_words.own_page(round)
        changed, first = notice_words.changed_mail, notice_words.published_mail
        mail = changed(person, round, own, url) if later else first(person, round, placed, url)
        return mail.subject, mail.body

    return compose


def _entry(round: Round, user: User) -> str:
    path = notices.entry_for(round, user, actor=None)
    if path.startswith("link:"):
        return address_of(AccessLink.objects.get(pk=path.removeprefix("link:")))
    return settings.PUBLIC_URL + path


describe_error(day_wording.sentence_for)


def _told_suggestions(result: Mapping[str, Any]) -> str:
    return _("%(count)s reuniones sugeridas") % {"count": figures.number(result.get("count", 0))}


@job(
    SUGGEST,
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
    CHOOSE,
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
    WHAT_IF,
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


describe_error(wording.sentence_for)

"""Mails before the event: the answer to a registration, what a profile lacks, the published agenda and its changes."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from encadena.accounts.models import User
from encadena.jobs.registry import Handle, job
from encadena.kernel import clock
from encadena.ui import figures

from ..actions import notices
from ..choices import NoticeKind
from ..models import Agenda, Participant, Round
from ..queries.completeness import Profile, profiles_of, users_of
from ..queries.differences import Difference, affected, differences
from ..queries.timetable import Timetable, timetable_of
from ..wording import notices as words
from ..wording.documents.enclosed import agenda_files
from ..wording.mails import address_of


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
        mail = words.complete_mail(profile.person, round, profile.codes, url or words.own_page(round))
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
            person.email,
            kind=NoticeKind.CHANGED if earlier else NoticeKind.PUBLISHED,
            key=f"agenda-{agenda.number}",
            compose=_about_agenda(table, person, changes, later=earlier is not None),
            link=lambda user: _entry(round, user),
            enclose=partial(agenda_files, table, person),
            actor=handle.actor,
        )
    return {"sent": sent}


@job(notices.DECIDED, label=gettext_lazy("Avisar la respuesta a una inscripción"), describe_result=_told_mails)
def tell_decision(handle: Handle, *, participant_id: int) -> dict[str, object]:
    """Each answer once; one that was changed before it left is told as it stands now."""
    people = Participant.objects.select_related("round", "firm", "buyer", "application")
    person = people.get(pk=participant_id)
    application, round = person.application, person.round
    if application.decided_at is None or person.status not in words.DECIDED:
        return {"sent": 0}

    def compose(url: str) -> tuple[str, str]:
        mail = words.decision_mail(person, application, url or words.own_page(round))
        return mail.subject, mail.body

    sent = notices.tell(
        person,
        users_of([person]).get(person.pk, []),
        person.email,
        kind=NoticeKind.DECISION,
        key=application.decided_at.isoformat(),
        compose=compose,
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
        url = url or words.own_page(round)
        if later:
            mail = words.changed_mail(person, round, own, url, enclosed=bool(placed))
        else:
            mail = words.published_mail(person, round, placed, url)
        return mail.subject, mail.body

    return compose


def _entry(round: Round, user: User) -> str:
    link = notices.entry_for(round, user, actor=None)
    return address_of(link) if link else words.own_page(round)

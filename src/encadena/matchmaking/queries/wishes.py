"""Requests and answers as each side, and the organiser, may see them.

A refusal looks like silence: whoever asked learns, once answers are closed, that there is no agreement, and never
whether the other said no or nothing. The organiser sees both.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from encadena.kernel import clock

from ..choices import NOT_COMING, Priority
from ..models import Participant, Round, Wish
from ..rules.wishes import is_open
from .eligibility import terms_of

LIVE = Q(withdrawn_at__isnull=True)
WANTED = LIVE & ~Q(priority=Priority.NO)
COMING = ~Q(by__status__in=NOT_COMING) & ~Q(about__status__in=NOT_COMING)


@dataclass(frozen=True)
class Contact:
    """Another participant and what was said, as we may know it. ``state``: mutual, answer, asked, closed, no, new.

    ``mutual``: both want it; ``answer``: the other asked and waits; ``asked``: we asked and wait; ``closed``: we asked
    and there is no agreement; ``no``: we said no.
    """

    other: Participant
    mine: Wish | None
    theirs: Wish | None
    state: str


def counterparts_of(person: Participant) -> QuerySet[Participant]:
    """The other side of the round, those who come."""
    people = Participant.objects.filter(round=person.round_id, buyer__isnull=person.buyer_id is not None, label="")
    return people.exclude(status__in=NOT_COMING).exclude(pk=person.pk).select_related("firm__commune", "buyer")


def has_asked(by: Participant, about: Participant) -> bool:
    return Wish.objects.filter(WANTED, by=by, about=about, answers=False).exists()


def wishes_left(person: Participant) -> tuple[int, int]:
    """How many requests are left, and of how many."""
    terms = terms_of(person.round)
    most = terms.buyer_wishes if person.buyer_id else terms.firm_wishes
    return most - Wish.objects.filter(WANTED, by=person, answers=False).count(), most


def contacts_of(person: Participant, others: Iterable[Participant]) -> list[Contact]:
    """What was said with each of ``others``. Three queries."""
    others = list(others)
    terms = terms_of(person.round)
    _requests, answers = is_open(person.round.state, terms, clock.now())
    mine = {w.about_id: w for w in Wish.objects.filter(LIVE, by=person, about__in=others)}
    theirs = {w.by_id: w for w in Wish.objects.filter(WANTED, about=person, by__in=others)}
    return [_contact(o, mine.get(o.pk), theirs.get(o.pk), answers) for o in others]


def board_of(person: Participant) -> dict[str, list[Contact]]:
    """Everybody with whom something was said, by state: mutual first, then what waits for an answer."""
    said = Q(Exists(Wish.objects.filter(LIVE, by=person, about=OuterRef("pk"))))
    heard = Q(Exists(Wish.objects.filter(WANTED, about=person, by=OuterRef("pk"))))
    contacts = contacts_of(person, counterparts_of(person).filter(said | heard).order_by("order", "pk"))
    return {state: [c for c in contacts if c.state == state] for state in ("answer", "mutual", "asked", "closed", "no")}


def to_answer(people: Iterable[Participant]) -> dict[int, int]:
    """How many requests each participant has not answered. One query."""
    answered = Wish.objects.filter(LIVE, by=OuterRef("about"), about=OuterRef("by"))
    rows = Wish.objects.filter(WANTED, COMING, about__in=list(people), answers=False).exclude(Exists(answered))
    return dict(rows.values_list("about").annotate(n=Count("pk")).order_by())


def wishes_of_round(round: Round) -> Any:  # noqa: ANN401  a type with these marks cannot be said
    """For the organiser: every live wish with what the other side says; mutual first, then the strongest."""
    back = Wish.objects.filter(LIVE, by=OuterRef("about"), about=OuterRef("by"))
    rows = Wish.objects.filter(LIVE, COMING, round=round).select_related(
        "by__firm", "by__buyer", "about__firm", "about__buyer"
    )
    wanted = back.exclude(priority=Priority.NO)
    return rows.annotate(mutual=Exists(wanted), refused=Exists(back.filter(priority=Priority.NO)))


def tally(round: Round) -> dict[str, int]:
    """Pairs that both want, requests that wait, refusals; two queries."""
    rows = wishes_of_round(round)
    mutual = rows.exclude(priority=Priority.NO).filter(mutual=True, by__buyer__isnull=False).count()
    counted = rows.aggregate(
        waiting=Count("pk", filter=Q(mutual=False, refused=False) & ~Q(priority=Priority.NO)),
        said_no=Count("pk", filter=Q(priority=Priority.NO)),  # another name than the mark of a row, which it would hide
    )
    return {"mutual": mutual, "waiting": counted["waiting"], "refused": counted["said_no"]}


def _contact(other: Participant, mine: Wish | None, theirs: Wish | None, answers_open: bool) -> Contact:
    wanted = mine is not None and mine.priority != Priority.NO
    if wanted and theirs:
        return Contact(other, mine, theirs, "mutual")
    if mine is not None and not wanted:
        return Contact(other, mine, theirs, "no")
    if wanted:
        return Contact(other, mine, None, "asked" if answers_open else "closed")
    return Contact(other, None, theirs, "answer" if theirs else "new")

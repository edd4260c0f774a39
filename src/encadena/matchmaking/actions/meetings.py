"""The list of meetings that a round has to hold."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db import transaction

from encadena.accounts.models import User
from encadena.kernel import clock

from ..choices import NOT_COMING, Interpreting, MeetingMode, MeetingOrigin, ParticipantStatus, SessionWish
from ..errors import MeetingError
from ..models import Companion, Meeting, MeetingImport, Participant, Round, Slot, Table
from ..rules.agenda_rules import LONGEST
from .agenda_rules import fit_draft
from .round import mark_changed

MOST_MEETINGS = 20_000
MOST_BESIDE = 8
"""Companions of a meeting."""


@dataclass(frozen=True)
class Wanted:
    """A meeting to be added. ``repeat`` is only for problems that list a pair twice."""

    first: Participant
    second: Participant
    session: SessionWish = SessionWish.ANY
    slot: Slot | None = None
    table: Table | None = None
    note: str = ""
    external_number: int | None = None
    repeat: int = 0
    length: int | None = None
    companions: tuple[Participant, ...] = ()


def add_meeting(
    round: Round, *, wanted: Wanted, origin: MeetingOrigin = MeetingOrigin.ENTERED, actor: User | None
) -> Meeting:
    """One meeting, entered by hand."""
    return set_meetings(round, wanted=[wanted], origin=origin, actor=actor)[0]


def set_meetings(
    round: Round,
    *,
    wanted: Iterable[Wanted],
    origin: MeetingOrigin = MeetingOrigin.ENTERED,
    source: MeetingImport | None = None,
    actor: User | None,
) -> list[Meeting]:
    """Add meetings, all or none. Refuses strangers, meetings with oneself, and pairs that already meet."""
    with transaction.atomic():
        wanted = [_in_order(w) for w in wanted]
        pairs = set(
            Meeting.objects.filter(round=round, cancelled_at__isnull=True).values_list("first", "second", "repeat")
        )
        if len(pairs) + len(wanted) > MOST_MEETINGS:
            raise MeetingError("too_many_meetings", most=MOST_MEETINGS)
        for w in wanted:
            refuse_impossible(round, w, pairs, actor=actor)
            pairs.add((w.first.pk, w.second.pk, w.repeat))
        rows = Meeting.objects.bulk_create([_row(round, w, origin, source) for w in wanted], batch_size=500)
        beside = [
            Companion(meeting=row, participant=p) for row, w in zip(rows, wanted, strict=True) for p in w.companions
        ]
        Companion.objects.bulk_create(beside, batch_size=500)
        mark_changed(round, "round.meetings_added", actor=actor, context={"count": len(rows), **_names(wanted)})
    return rows


def refuse_impossible(
    round: Round, wanted: Wanted, pairs: Collection[tuple[int, int, int]], *, actor: User | None
) -> None:
    """Raise ``MeetingError`` if this meeting cannot join the list whose pairs are ``pairs``."""
    first, second = wanted.first, wanted.second
    if first.pk == second.pk:
        raise MeetingError("meeting_with_oneself", name=first.name)
    for participant in (first, second):
        if participant.round_id != round.pk:
            raise MeetingError("participant_not_in_round", name=participant.name)
        if participant.status in NOT_COMING:
            gone = participant.status == ParticipantStatus.WITHDRAWN
            raise MeetingError("participant_withdrew" if gone else "participant_not_coming", name=participant.name)
    if (first.pk, second.pk, wanted.repeat) in pairs or (second.pk, first.pk, wanted.repeat) in pairs:
        raise MeetingError("meeting_repeated", first=first.name, second=second.name)
    for place in (wanted.slot, wanted.table):
        if place and place.round_id != round.pk:
            raise MeetingError("place_of_another_round")
    if wanted.slot and wanted.session not in (SessionWish.ANY, wanted.slot.session):
        raise MeetingError("fixed_slot_outside_session", slot=wanted.slot.number)
    _refuse_length(wanted.length)
    _refuse_companions(round, wanted)


def change_meeting(
    meeting: Meeting,
    *,
    session: SessionWish,
    slot: Slot | None,
    table: Table | None,
    note: str,
    length: int | None = None,
    interpreting: Interpreting = Interpreting.BY_LANGUAGE,
    actor: User | None,
) -> None:
    """Change when and where a meeting may be held, how long it takes (None: as the rules of the round say), and whether
    it may need an interpreter.
    """
    _refuse_length(length)
    if slot and session not in (SessionWish.ANY, slot.session):
        raise MeetingError("fixed_slot_outside_session", slot=slot.number)
    if any(place and place.round_id != meeting.round_id for place in (slot, table)):
        raise MeetingError("place_of_another_round")
    with transaction.atomic():
        fields = ("session", "fixed_slot", "fixed_table", "note", "length", "interpreting")
        asked = (session, slot, table, note, length, interpreting)
        before = [getattr(getattr(meeting, field), "pk", getattr(meeting, field)) for field in fields]
        for field, value in zip(fields, asked, strict=True):
            setattr(meeting, field, value)
        meeting.save(update_fields=fields)
        after = [getattr(value, "pk", value) for value in asked]
        fit_draft(meeting.round, actor=actor)
        changes = {f: [b, a] for f, b, a in zip(fields, before, after, strict=True) if b != a}
        mark_changed(
            meeting.round, "round.meeting_changed", actor=actor, changes=changes, context={"meeting": str(meeting)}
        )


def cancel_meetings(round: Round, *, meetings: Iterable[Meeting], actor: User | None) -> int:
    """Take meetings off the list; ``restore_meetings`` brings them back."""
    ids = [m.pk for m in meetings]
    with transaction.atomic():
        rows = Meeting.objects.filter(round=round, pk__in=ids, cancelled_at__isnull=True)
        names = {"meeting": str(rows.select_related(*NAMES).first())} if len(ids) == 1 else {}
        count = rows.update(cancelled_at=clock.now())
        if count:
            mark_changed(round, "round.meetings_cancelled", actor=actor, context={"count": count, **names})
    return count


def restore_meetings(round: Round, *, meetings: Iterable[Meeting], actor: User | None) -> int:
    """Undo a cancellation, unless the pair meets again by now."""
    ids = [m.pk for m in meetings]
    with transaction.atomic():
        rows = Meeting.objects.filter(round=round, pk__in=ids, cancelled_at__isnull=False)
        taken = Meeting.objects.filter(round=round, cancelled_at__isnull=True)
        pairs = set(taken.values_list("first", "second", "repeat"))
        for m in rows.select_related(*NAMES):
            if (m.first_id, m.second_id, m.repeat) in pairs:
                raise MeetingError("meeting_repeated", first=m.first.name, second=m.second.name)
        count = rows.update(cancelled_at=None)
        if count:
            mark_changed(round, "round.meetings_restored", actor=actor, context={"count": count})
    return count


def choose_meetings(
    round: Round,
    *,
    pairs: Collection[tuple[Participant, Participant]],
    among: Collection[tuple[Participant, Participant]],
    actor: User | None,
) -> tuple[int, int]:
    """Of the pairs shown (``among``) exactly ``pairs`` shall meet. Returns how many were added and taken off."""
    ordered = {_pair_key(*pair) for pair in pairs}
    shown = {_pair_key(*pair) for pair in among}
    people = {p.pk: p for pair in among for p in pair}
    with transaction.atomic():
        present = Meeting.objects.filter(round=round, cancelled_at__isnull=True)
        held = {(m.first_id, m.second_id): m for m in present}
        added = [Wanted(people[a], people[b]) for a, b in sorted(ordered & shown) if (a, b) not in held]
        gone = [m for key, m in held.items() if key in shown and key not in ordered]
        if added:
            set_meetings(round, wanted=added, origin=MeetingOrigin.CHOSEN, actor=actor)
        cancel_meetings(round, meetings=gone, actor=actor)
    return len(added), len(gone)


NAMES = ("first__firm", "first__buyer", "second__firm", "second__buyer")


def _refuse_companions(round: Round, wanted: Wanted) -> None:
    if len(wanted.companions) > MOST_BESIDE:
        raise MeetingError("group_too_large", most=MOST_BESIDE + 1)
    for person in wanted.companions:
        if person.round_id != round.pk:
            raise MeetingError("participant_not_in_round", name=person.name)
        if person.status in NOT_COMING:
            raise MeetingError("participant_not_coming", name=person.name)
        if person.pk in (wanted.first.pk, wanted.second.pk) or wanted.companions.count(person) > 1:
            raise MeetingError("companion_is_a_side", name=person.name)


def _refuse_length(length: int | None) -> None:
    if length is not None and not 1 <= length <= LONGEST:
        raise MeetingError("length_out_of_range", length=length, most=LONGEST)


def _in_order(wanted: Wanted) -> Wanted:
    """Buyers first, so that a pair is the same pair whoever is named first."""
    if _pair_key(wanted.first, wanted.second) == (wanted.first.pk, wanted.second.pk):
        return wanted
    return replace(wanted, first=wanted.second, second=wanted.first)


def _pair_key(a: Participant, b: Participant) -> tuple[int, int]:
    first, second = sorted((a, b), key=lambda p: (p.buyer_id is None, p.pk))
    return first.pk, second.pk


def _row(round: Round, wanted: Wanted, origin: MeetingOrigin, source: MeetingImport | None) -> Meeting:
    modes = [person.mode for person in (wanted.first, wanted.second, *wanted.companions)]
    return Meeting(
        round=round,
        first=wanted.first,
        second=wanted.second,
        session=wanted.session,
        fixed_slot=wanted.slot,
        fixed_table=wanted.table,
        note=wanted.note,
        external_number=wanted.external_number,
        repeat=wanted.repeat,
        length=wanted.length,
        mode=MeetingMode.VIRTUAL if MeetingMode.VIRTUAL in modes else MeetingMode.IN_PERSON,
        origin=origin,
        imported_by=source,
    )


def _names(wanted: list[Wanted]) -> dict[str, str]:
    return {"meeting": f"{wanted[0].first.name} – {wanted[0].second.name}"} if len(wanted) == 1 else {}

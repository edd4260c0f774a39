"""What both clients have one of, and a client may have one of only."""

from typing import Any

from django.db.models import F, Max

from encadena.accounts.models import User
from encadena.kernel import clock

from ...choices import FollowUpState
from ...models import Baseline, ClientSpell, FollowUp, FollowUpAttempt, SessionClient
from .keeping import bring_back, put_away


def join_seats(kept_id: int, gone_id: int, *, actor: User | None) -> list[dict[str, Any]]:
    """Both sat in the same session: one seat with the minutes of both, so that the parts still add up."""
    told = []
    for seat in SessionClient.objects.filter(client=gone_id, session__attended__client=kept_id):
        other = SessionClient.objects.get(session=seat.session_id, client=kept_id)
        SessionClient.objects.filter(pk=other.pk).update(minutes=F("minutes") + seat.minutes)
        whole, minutes = other.minutes + seat.minutes, seat.minutes
        told.append({"seat": other.pk, "whole": whole, "minutes": minutes, "away": put_away([seat], actor=actor)})
    return told


def part_seats(told: list[dict[str, Any]], *, actor: User | None) -> None:
    """A seat whose minutes were corrected since keeps them all."""
    for one in told:
        kept = SessionClient.objects.filter(pk=one["seat"], minutes=one["whole"])
        if kept.update(minutes=F("minutes") - one["minutes"]):
            bring_back(one["away"], actor=actor)


def join_baselines(kept_id: int, gone_id: int, *, actor: User | None) -> dict[str, Any]:
    """Of two for the same figure the one that was fixed first holds: it stood before the help of either."""
    current = Baseline.objects.filter(client__in=[kept_id, gone_id], replaced_at__isnull=True)
    first: dict[str, Baseline] = {}
    later = []
    for row in sorted(current, key=lambda row: (row.fixed_on, row.client_id != kept_id)):
        if first.setdefault(row.indicator, row) is not row:
            later.append(row.pk)
    now = clock.now()
    Baseline.objects.filter(pk__in=later).update(replaced_at=now)
    return {"later": later, "at": now.isoformat()}


def part_baselines(told: dict[str, Any], *, actor: User | None) -> None:
    for row in Baseline.objects.filter(pk__in=told["later"], replaced_at=told["at"]):
        mine = Baseline.objects.filter(client=row.client_id, indicator=row.indicator, replaced_at__isnull=True)
        if not mine.exists():
            Baseline.objects.filter(pk=row.pk).update(replaced_at=None)


def join_follow_ups(kept_id: int, gone_id: int, *, actor: User | None) -> list[dict[str, Any]]:
    """Of two for the same term the one with an outcome stays, with the attempts of both."""
    told = []
    for theirs in FollowUp.objects.filter(client=gone_id):
        ours = FollowUp.objects.filter(client=kept_id, months=theirs.months).first()
        if ours is None:
            continue
        stays, goes = (theirs, ours) if ours.state == FollowUpState.DUE else (ours, theirs)
        attempts = list(goes.attempts.values_list("pk", flat=True))
        FollowUpAttempt.objects.filter(pk__in=attempts).update(follow_up=stays)
        _count_attempts(stays.pk)
        told.append({"stays": stays.pk, "attempts": attempts, "away": put_away([goes], actor=actor)})
    return told


def part_follow_ups(told: list[dict[str, Any]], *, actor: User | None) -> None:
    for one in told:
        for back in bring_back(one["away"], actor=actor):
            FollowUpAttempt.objects.filter(pk__in=one["attempts"], follow_up=one["stays"]).update(follow_up=back.pk)
            _count_attempts(one["stays"])
            _count_attempts(back.pk)


def join_spells(kept_id: int, gone_id: int, adviser_id: int | None, *, actor: User | None) -> list[int]:
    """One open spell remains: that of whoever advises from now on, if there is one. Returns those that were open."""
    rows = ClientSpell.objects.filter(client__in=[kept_id, gone_id], until__isnull=True)
    order = sorted(rows, key=lambda row: (row.adviser_id != adviser_id, row.client_id != kept_id, row.pk))
    ClientSpell.objects.filter(pk__in=[row.pk for row in order[1:]]).update(until=clock.today())
    return [row.pk for row in order]


def part_spells(told: list[int], *, actor: User | None) -> None:
    """A client that is left without an open one gets its own back."""
    for row in ClientSpell.objects.filter(pk__in=told, until__isnull=False):
        if not ClientSpell.objects.filter(client=row.client_id, until__isnull=True).exists():
            ClientSpell.objects.filter(pk=row.pk).update(until=None)


def _count_attempts(follow_up_id: int) -> None:
    made = FollowUpAttempt.objects.filter(follow_up=follow_up_id)
    last = made.aggregate(last=Max("on"))["last"]
    FollowUp.objects.filter(pk=follow_up_id).update(attempt_count=made.count(), last_attempt_on=last)

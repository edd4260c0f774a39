from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pytest

from encadena.matchmaking.choices import MarkKind
from encadena.matchmaking.rules.presence import NOTHING, misses, moment_of, presence_of

TEN = datetime(2026, 12, 3, 13, tzinfo=UTC)
HOUR = timedelta(hours=1)


@dataclass
class Said:
    kind: str
    at: datetime
    expected_at: datetime | None = None
    pk: int = 1


def test_of_whom_nothing_was_said_nothing_is_known_and_no_slot_is_lost() -> None:
    assert presence_of([]) == NOTHING
    assert not misses(NOTHING, TEN, TEN + HOUR)


def test_who_arrives_is_here_whatever_was_announced_before() -> None:
    for before in (Said(MarkKind.ABSENT, TEN), Said(MarkKind.LATE, TEN, TEN + HOUR), Said(MarkKind.LEFT, TEN)):
        now = presence_of([before, Said(MarkKind.ARRIVED, TEN + HOUR)])
        assert (now.state, now.arrived_at) == ("here", TEN + HOUR)


def test_the_first_arrival_stays_when_somebody_leaves_and_comes_back() -> None:
    now = presence_of([Said("arrived", TEN), Said("left", TEN + HOUR), Said("arrived", TEN + 2 * HOUR)])
    assert (now.state, now.arrived_at, now.left_at) == ("here", TEN, None)


def test_who_is_here_and_says_to_be_late_stays_here() -> None:
    assert presence_of([Said("arrived", TEN), Said("late", TEN, TEN + HOUR)]).here


@pytest.mark.parametrize(
    ("mark", "lost"),
    [
        (Said("absent", TEN), [0, 1, 2]),
        (Said("late", TEN, TEN + HOUR), [0]),
        (Said("late", TEN, TEN + 1.5 * HOUR), [0, 1]),
        (Said("left", TEN + HOUR), [1, 2]),
        (Said("left", TEN + HOUR * 1.5), [1, 2]),
        (Said("arrived", TEN), []),
    ],
)
def test_what_somebody_misses_follows_from_what_was_said(mark: Said, lost: list[int]) -> None:
    presence = presence_of([mark])
    assert [n for n in range(3) if misses(presence, TEN + n * HOUR, TEN + (n + 1) * HOUR)] == lost


def test_the_clock_of_the_server_decides_less_what_the_mark_waited_on_the_telephone() -> None:
    wrong = TEN - timedelta(days=400)
    assert moment_of(TEN, None, None) == TEN
    assert moment_of(TEN, wrong, wrong) == TEN
    assert moment_of(TEN, wrong, wrong + timedelta(minutes=12)) == TEN - timedelta(minutes=12)


@pytest.mark.parametrize("waited", [timedelta(minutes=-3), timedelta(hours=25)])
def test_a_telephone_whose_clock_was_set_meanwhile_counts_as_just_now(waited: timedelta) -> None:
    assert moment_of(TEN, TEN, TEN + waited) == TEN

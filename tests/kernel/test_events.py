from dataclasses import dataclass

import pytest
from django.db import transaction

from encadena.kernel import events


@dataclass(frozen=True)
class Rang:
    bell: str


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    rung: list[str] = []
    monkeypatch.setitem(events._subscribers, Rang, [lambda event: rung.append(event.bell)])
    return rung


@pytest.mark.django_db(transaction=True)
def test_an_event_is_told_after_the_commit_and_not_before(heard: list[str]) -> None:
    with transaction.atomic():
        events.publish(Rang("north"))
        assert heard == []
    assert heard == ["north"]


@pytest.mark.django_db(transaction=True)
def test_an_event_of_a_change_that_was_rolled_back_is_never_told(heard: list[str]) -> None:
    with transaction.atomic():
        events.publish(Rang("north"))
        transaction.set_rollback(True)
    assert heard == []


@pytest.mark.django_db(transaction=True)
def test_a_receiver_that_fails_does_not_stop_the_next(
    heard: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(event: Rang) -> None:
        raise ValueError(event.bell)

    monkeypatch.setitem(events._subscribers, Rang, [broken, *events._subscribers[Rang]])
    events.publish(Rang("south"))
    assert heard == ["south"]
    assert "failed on" in caplog.text

import pytest
from django.core.management import call_command

from encadena.jobs.management.commands import worker
from encadena.kernel import ahead, garbage


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(ahead, "begin", lambda: told.append("ahead"))
    monkeypatch.setattr(garbage, "look_seldom", lambda: told.append("garbage"))
    monkeypatch.setattr(worker, "work", lambda **_: told.append("work"))
    return told


def test_a_worker_that_stays_loads_what_takes_long_beside_its_work(begun: list[str]) -> None:
    call_command("worker")
    assert begun == ["garbage", "ahead", "work"]


def test_a_worker_that_leaves_when_nothing_waits_loads_nothing(begun: list[str]) -> None:
    call_command("worker", "--once")
    assert begun == ["work"]

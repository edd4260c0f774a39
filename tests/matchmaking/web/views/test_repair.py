"""A repair as two organisers see it."""

from collections.abc import Callable
from datetime import datetime, time

import pytest
from django.test import Client
from django.urls import reverse

from encadena.matchmaking.actions.presence import mark
from encadena.matchmaking.choices import AgendaState, MarkKind
from encadena.matchmaking.models import Repair, Round
from encadena.matchmaking.rules.slots import DayShape
from tests.cast import Cast
from tests.factories import a_firm
from tests.matchmaking.makers import a_published_round, at, sides

pytestmark = pytest.mark.django_db
ClockAt = Callable[[datetime], None]


@pytest.fixture
def round(cast: Cast, clock_at: ClockAt) -> Round:
    clock_at(at(7))
    round = a_published_round(organiser=cast.operator)
    clock_at(at(8, 50))
    return round


@pytest.fixture
def one(cast: Cast) -> Client:
    browser = Client()
    browser.force_login(cast.coordinator)
    return browser


@pytest.fixture
def two(cast: Cast) -> Client:
    browser = Client()
    browser.force_login(cast.promoter)
    return browser


def asked(browser: Client, round: Round) -> Repair:
    browser.post(reverse("matchmaking:repair_ask", args=[round.pk]))
    return Repair.objects.latest("pk")


def press(browser: Client, name: str, repair: Repair, *, follow: bool = False) -> str:
    path = reverse(f"matchmaking:{name}", args=[repair.round_id, repair.pk])
    return browser.post(path, follow=follow).content.decode()


def number(round: Round) -> int:
    return round.agendas.get(state=AgendaState.PUBLISHED).number


def test_the_preview_says_what_changes_why_and_for_whom(one: Client, round: Round) -> None:
    firm = sides(round)[1][0]
    mark(firm, kind=MarkKind.ABSENT, actor=None)
    repair = asked(one, round)
    page = one.get(reverse("matchmaking:repair", args=[round.pk, repair.pk])).content.decode()
    assert "Se cancela" in page
    assert f"{firm.name} no puede estar a las 09:00." in page
    assert "Se avisa a 3 participantes:" in page
    assert number(round) == 1


def test_a_long_list_of_whom_to_tell_is_folded_and_the_button_stays_in_sight(
    one: Client, cast: Cast, clock_at: ClockAt
) -> None:
    clock_at(at(7))
    long_morning = DayShape(time(9), time(13), 20)
    round = a_published_round([a_firm() for _ in range(8)], shape=long_morning, organiser=cast.operator)
    clock_at(at(8, 50))
    for firm in sides(round)[1]:
        mark(firm, kind=MarkKind.ABSENT, actor=None)
    repair = asked(one, round)
    page = one.get(reverse("matchmaking:repair", args=[round.pk, repair.pk])).content.decode()
    assert "<summary>Se avisa a 10 participantes:</summary>" in " ".join(page.split()).replace("> ", ">").replace(
        " <", "<"
    )


def test_it_is_published_with_one_press_and_undone_with_another(one: Client, round: Round) -> None:
    mark(sides(round)[1][0], kind=MarkKind.ABSENT, actor=None)
    repair = asked(one, round)
    said = press(one, "repair_apply", repair, follow=True)
    assert "La versión 2 quedó publicada. Se avisa a quienes cambian." in said
    assert reverse("matchmaking:repair_undo", args=[round.pk, repair.pk]) in said
    assert "Volvió lo que estaba publicado antes del arreglo." in press(one, "repair_undo", repair, follow=True)
    assert number(round) == 3


def test_the_second_of_two_organisers_is_shown_what_the_first_changed(one: Client, two: Client, round: Round) -> None:
    firm = sides(round)[1][0]
    mark(firm, kind=MarkKind.ABSENT, actor=None)
    first, second = asked(one, round), asked(two, round)
    press(one, "repair_apply", first)
    page = press(two, "repair_apply", second)
    assert "otra persona publicó la versión 2" in page
    assert firm.name in page
    assert "ya no está" in page
    assert "Calcular de nuevo" in page
    assert number(round) == 2


def test_a_repair_that_finds_nothing_says_so(one: Client, round: Round) -> None:
    repair = asked(one, round)
    page = one.get(reverse("matchmaking:repair", args=[round.pk, repair.pk])).content.decode()
    assert "No hay nada que cambiar" in page


def test_a_discarded_repair_is_applied_by_nobody(one: Client, round: Round) -> None:
    mark(sides(round)[1][0], kind=MarkKind.ABSENT, actor=None)
    repair = asked(one, round)
    press(one, "repair_discard", repair)
    assert "ya se aplicó o se descartó" in press(one, "repair_apply", repair, follow=True)
    assert number(round) == 1


def test_a_repair_of_another_round_is_not_found(one: Client, round: Round, cast: Cast) -> None:
    elsewhere = a_published_round(organiser=cast.operator)
    repair = asked(one, round)
    path = reverse("matchmaking:repair_apply", args=[elsewhere.pk, repair.pk])
    assert one.post(path).status_code == 404


def test_thousands_of_changes_are_read_page_by_page_and_published_whole(
    one: Client, round: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("encadena.matchmaking.web.views.repair.SHOWN", 1)
    absent = sides(round)[1]
    for firm in absent:
        mark(firm, kind=MarkKind.ABSENT, actor=None)
    repair = asked(one, round)
    page = reverse("matchmaking:repair", args=[round.pk, repair.pk])

    first, second = (one.get(page, {"page": number}) for number in (1, 2))
    assert [len(answer.context["lines"]) for answer in (first, second)] == [1, 1]
    assert first.context["lines"] != second.context["lines"]
    assert first.context["people"] == second.context["people"]

    press(one, "repair_apply", repair)
    left = round.agendas.get(state=AgendaState.PUBLISHED).meetings
    changed = [change["meeting"] for change in repair.changes]
    assert not left.filter(meeting__in=changed, meeting__second__in=absent).exists()

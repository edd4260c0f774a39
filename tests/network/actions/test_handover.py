import json
from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from encadena.accounts.choices import Role
from encadena.accounts.models import User
from encadena.advisory.models import Client, Session
from encadena.advisory.queries.scope import clients_visible_to, sessions_visible_to
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network.actions import handover_freeze, handover_move
from encadena.network.actions.handover import acknowledge, ask_client, bring_person, check_again, open_handover
from encadena.network.actions.handover_freeze import cancel, freeze
from encadena.network.actions.handover_move import move, move_due, sign
from encadena.network.actions.post import give_post
from encadena.network.models import Handover, HandoverSignature, OperatingContract, Post
from tests.advisory.makers import a_client, a_session
from tests.cast import Cast
from tests.factories import a_firm, a_user

pytestmark = pytest.mark.django_db
DAY = clock.today() + timedelta(days=30)


@pytest.fixture
def signed(cast: Cast) -> Client:
    return a_client(cast.centre, cast.adviser, cast.firm, agreement_signed_on=date(2025, 1, 1))


@pytest.fixture
def unsigned(cast: Cast) -> Client:
    firm = a_firm(cast.centre, cast.adviser, name="Empresa sin acuerdo SpA")
    client = a_client(cast.centre, cast.adviser, firm)
    Client.objects.filter(pk=client.pk).update(agreement_signed_on=None)
    return client


@pytest.fixture
def rival_coordinator(cast: Cast) -> User:
    user = a_user(Role.COORDINATOR)
    give_post(user, institution=cast.rival_operator, actor=None)
    return user


def opened(cast: Cast) -> Handover:
    return open_handover(cast.centre.contracts.get(), incoming=cast.rival_operator, on=DAY, actor=cast.agency)


def ready(cast: Cast) -> Handover:
    handover = opened(cast)
    for section in handover.sections.all():
        if section.missing:
            acknowledge(section, reason="Nunca se pidió", actor=cast.coordinator)
    return handover


def inside(handover: Handover) -> dict[str, Any]:
    with handover.file.open() as file, ZipFile(BytesIO(file.read())) as archive:
        return {name: json.loads(archive.read(name)) for name in archive.namelist()}


def on(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setattr(clock, "today", lambda: day)


def seen(user: User) -> set[str]:
    fresh = User.objects.get(pk=user.pk)
    return {str(client) for client in clients_visible_to(fresh)} | {str(firm) for firm in firms_visible_to(fresh)}


def test_access_passes_on_the_day_by_itself_and_what_nobody_allowed_is_withheld(
    cast: Cast, signed: Client, unsigned: Client, rival_coordinator: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = a_session(unsigned)
    arriving = a_user(Role.ADVISER, email="llega@example.cl")
    handover = ready(cast)
    bring_person(handover, email="LLEGA@example.cl", actor=rival_coordinator)
    freeze(handover, actor=cast.agency)
    names = {str(cast.firm), "Empresa sin acuerdo SpA"}
    leaving, coming = (cast.adviser, cast.head, cast.coordinator), (arriving, rival_coordinator)
    on(monkeypatch, DAY - timedelta(days=1))
    assert [seen(user) & names for user in (*leaving, *coming)] == [names] * 3 + [set()] * 2
    on(monkeypatch, DAY)
    assert [seen(user) & names for user in (*leaving, *coming)] == [set()] * 3 + [{str(cast.firm)}] * 2
    assert not sessions_visible_to(User.objects.get(pk=arriving.pk)).filter(pk=session.pk).exists()
    assert Session.objects.filter(pk=session.pk).exists()
    assert names <= seen(cast.agency)


def test_the_package_holds_who_passes_and_its_hashes_are_those_of_its_parts(
    cast: Cast, signed: Client, unsigned: Client
) -> None:
    a_session(signed), a_session(unsigned)
    handover = freeze(ready(cast), actor=cast.agency)
    files = inside(handover)
    assert [row["id"] for row in files["clients.json"]] == [signed.pk]
    assert [row["clients"] for row in files["sessions.json"]] == [[signed.pk]]
    assert [row["name"] for row in files["firms.json"]] == [cast.firm.name]
    assert files["manifest.json"]["withheld_clients"] == 1
    parts = {part["file"]: part["sha256"] for part in files["manifest.json"]["parts"]}
    assert parts == {f"{section.key}.json": section.sha256 for section in handover.sections.all()}


def test_the_same_records_give_the_same_hash(cast: Cast, signed: Client) -> None:
    first = freeze(ready(cast), actor=None)
    cancel(first, reason="Otra vez", actor=None)
    assert freeze(ready(cast), actor=None).sha256 == first.sha256


def test_a_client_that_says_yes_passes_and_one_that_says_no_does_not(
    cast: Cast, signed: Client, unsigned: Client
) -> None:
    handover = ready(cast)
    lines = {line.client_id: line for line in handover.clients.all()}
    assert {pk: line.passing for pk, line in lines.items()} == {signed.pk: "covered", unsigned.pk: "ask"}
    with pytest.raises(DomainError, match="handover_note"):
        ask_client(lines[unsigned.pk], passing="granted", note="", actor=None)
    ask_client(lines[unsigned.pk], passing="granted", note="Por teléfono, 3 de noviembre", actor=cast.coordinator)
    ask_client(lines[signed.pk], passing="refused", note="Por carta", actor=cast.coordinator)
    check_again(handover, actor=None)
    handover = freeze(handover, actor=None)
    assert [row["id"] for row in inside(handover)["clients.json"]] == [unsigned.pk]


def test_what_is_missing_blocks_until_it_is_said_why(cast: Cast, signed: Client) -> None:
    handover = opened(cast)
    with pytest.raises(DomainError) as caught:
        freeze(handover, actor=None)
    assert caught.value.params["keys"] == ["clients"]
    with pytest.raises(DomainError, match="contract_reason_missing"):
        acknowledge(handover.sections.get(key="clients"), reason=" ", actor=None)
    acknowledge(handover.sections.get(key="clients"), reason="Los papeles se quemaron", actor=None)
    assert freeze(handover, actor=None).sha256


def test_a_run_that_dies_before_its_end_leaves_nothing_and_may_run_again(
    cast: Cast, signed: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    handover = ready(cast)
    with monkeypatch.context() as broken:
        broken.setattr(handover_freeze, "open_contract", lambda *a, **k: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            freeze(handover, actor=None)
    handover.refresh_from_db()
    assert (handover.state, handover.sha256) == ("open", "")
    assert cast.centre.contracts.get().ends_on is None
    assert Post.objects.filter(until__isnull=False).count() == 0
    assert freeze(handover, actor=None).state == "frozen"
    with pytest.raises(DomainError, match="handover_state"):
        freeze(handover, actor=None)


def test_moving_may_die_and_run_twice_and_ends_what_was_given_meanwhile(
    cast: Cast, signed: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    handover = freeze(ready(cast), actor=None)
    assert move_due(actor=None) == 0
    late = a_user(Role.ADVISER)
    give_post(late, centre=cast.centre, actor=None)
    on(monkeypatch, DAY)
    with monkeypatch.context() as broken:
        broken.setattr(handover_move, "keepers", lambda: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            move(handover, actor=None)
    handover.refresh_from_db()
    assert handover.state == "frozen"
    assert [move_due(actor=None) for _again in range(2)] == [1, 0]
    assert late.posts.get().until == DAY
    signed.refresh_from_db()
    assert signed.adviser is None
    assert seen(late) == set()


def test_cancelling_takes_everything_back(cast: Cast, signed: Client, unsigned: Client) -> None:
    before = (list(Post.objects.order_by("pk").values_list("pk", "until")), cast.centre.contracts.get().ends_on)
    handover = ready(cast)
    a_user(Role.ADVISER, email="llega@example.cl")
    bring_person(handover, email="llega@example.cl", actor=None)
    freeze(handover, actor=None)
    with pytest.raises(DomainError, match="contract_reason_missing"):
        cancel(handover, reason="", actor=None)
    cancel(handover, reason="Se anuló la licitación", actor=None)
    assert (list(Post.objects.order_by("pk").values_list("pk", "until")), cast.centre.contracts.get().ends_on) == before
    unsigned.refresh_from_db()
    assert unsigned.withheld_from is None
    assert {str(cast.firm), "Empresa sin acuerdo SpA"} <= seen(cast.head)
    with pytest.raises(DomainError, match="handover_state"):
        cancel(handover, reason="Otra vez", actor=None)


def test_an_end_that_was_there_before_stays_when_it_is_cancelled(cast: Cast, signed: Client) -> None:
    OperatingContract.objects.update(ends_on=DAY)
    cancel(freeze(ready(cast), actor=None), reason="No", actor=None)
    assert cast.centre.contracts.get().ends_on == DAY


def test_nothing_is_cancelled_after_the_day(cast: Cast, signed: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    handover = freeze(ready(cast), actor=None)
    on(monkeypatch, DAY)
    with pytest.raises(DomainError, match="handover_state"):
        cancel(handover, reason="Tarde", actor=None)


def test_each_side_signs_once_the_hash_that_was_frozen(cast: Cast, signed: Client) -> None:
    handover = ready(cast)
    with pytest.raises(DomainError, match="handover_state"):
        sign(handover, side="outgoing", sha256="", actor=None)
    freeze(handover, actor=None)
    with pytest.raises(DomainError, match="handover_hash"):
        sign(handover, side="outgoing", sha256="0" * 64, actor=None)
    sign(handover, side="outgoing", sha256=handover.sha256, actor=cast.coordinator)
    sign(handover, side="incoming", sha256=handover.sha256, differences="Falta una carpeta", actor=None)
    with pytest.raises(DomainError, match="handover_signed"):
        sign(handover, side="outgoing", sha256=handover.sha256, actor=cast.head)
    assert HandoverSignature.objects.count() == 2


@pytest.mark.parametrize("days", [0, -1])
def test_the_day_is_still_to_come(cast: Cast, days: int) -> None:
    day = clock.today() + timedelta(days=days)
    with pytest.raises(DomainError, match="handover_date"):
        open_handover(cast.centre.contracts.get(), incoming=cast.rival_operator, on=day, actor=None)


def test_one_handover_is_under_way_and_to_another_operator(cast: Cast) -> None:
    opened(cast)
    with pytest.raises(DomainError, match="handover_under_way"):
        opened(cast)
    with pytest.raises(DomainError, match="handover_same_operator"):
        open_handover(cast.centre.contracts.get(), incoming=cast.operator, on=DAY, actor=None)


def test_who_stays_with_the_next_operator_keeps_the_post(cast: Cast, signed: Client) -> None:
    handover = ready(cast)
    bring_person(handover, email=cast.adviser.email, actor=None)
    freeze(handover, actor=None)
    assert cast.adviser.posts.get().until is None
    cancel(handover, reason="No", actor=None)
    assert cast.adviser.posts.get().until is None
    with pytest.raises(DomainError, match="handover_person"):
        bring_person(opened(cast), email=cast.owner.email, actor=None)


def test_an_answer_that_comes_while_the_package_is_made_stops_it(
    cast: Cast, signed: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    handover = ready(cast)
    line = handover.clients.get()

    def answered(*args: object) -> bytes:
        ask_client(line, passing="refused", note="Por carta", actor=None)
        return b"zip"

    with monkeypatch.context() as slow:
        slow.setattr(handover_freeze, "packed", answered)
        with pytest.raises(DomainError, match="handover_answered"):
            freeze(handover, actor=None)
    assert inside(freeze(handover, actor=None))["clients.json"] == []

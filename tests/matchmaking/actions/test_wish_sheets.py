import pytest

from encadena.audit.models import Entry
from encadena.matchmaking.actions import agenda as agendas
from encadena.matchmaking.actions import sheets, wishes
from encadena.matchmaking.choices import Priority, SheetKind
from encadena.matchmaking.errors import WishError
from encadena.matchmaking.models import Round, SheetImport, Wish
from encadena.matchmaking.queries.wishes import wishes_left
from tests.factories import a_firm
from tests.matchmaking.makers import a_ready_round, an_agenda, everybody_meets, sides

pytestmark = pytest.mark.django_db


@pytest.fixture
def round() -> Round:
    return a_ready_round([a_firm(name="Mieles Ltda"), a_firm(name="Quesos SpA")], buyer_count=1)


def applied(round: Round) -> SheetImport:
    (buyer,), _firms = sides(round)
    text = (
        "Quién pide;Con quién;Prioridad;Mensaje\n"
        f"{buyer.name};Mieles Ltda;imprescindible;Miel de ulmo\n"
        f"Mieles Ltda;{buyer.name};me gustaría;\n"
        f"{buyer.name};Quesos SpA;no, gracias;\n"
        f"{buyer.name};Nadie;;\n"
    )
    source = sheets.check_sheet(round, kind=SheetKind.WISHES, file_name="lista.csv", content=text.encode(), actor=None)
    assert not Wish.objects.filter(imported_by=source).exists()
    sheets.apply_sheet(source, actor=None)
    return source


def test_requests_of_both_sides_come_in_together_as_if_they_had_been_typed(round: Round) -> None:
    source = applied(round)

    assert [r["outcome"] for r in source.rows] == ["new", "new", "new", "bad"]
    said = Wish.objects.order_by("pk").values_list("priority", "answers", "note", "imported_by")
    assert list(said) == [
        ("must", False, "Miel de ulmo", source.pk),
        ("like", True, "", source.pk),
        ("no", False, "", source.pk),
    ]
    (buyer,), _firms = sides(round)
    left, most = wishes_left(buyer)
    assert most - left == 1
    assert Entry.objects.filter(verb="round.wishes_listed").count() == 1


def test_undoing_takes_back_what_nobody_has_changed_since(round: Round) -> None:
    source = applied(round)
    (buyer,), firms = sides(round)
    wishes.say(buyer, firms[0], priority=Priority.LIKE, actor=None)

    assert sheets.undo_sheet(source, actor=None) == sheets.Undone(2, 1)
    assert Wish.objects.get(withdrawn_at__isnull=True).by == buyer


def test_after_undoing_the_same_list_may_come_again(round: Round) -> None:
    sheets.undo_sheet(applied(round), actor=None)

    assert sheets.undo_sheet(applied(round), actor=None) == sheets.Undone(3)
    assert Wish.objects.count() == 3


def test_once_the_agenda_is_public_a_list_is_neither_applied_nor_undone(round: Round) -> None:
    source = applied(round)
    everybody_meets(round)
    agenda = an_agenda(round)
    agendas.publish(agenda, expected_version=agenda.version, reason="prueba", actor=None)
    source = SheetImport.objects.get(pk=source.pk)

    with pytest.raises(WishError, match="wishes_after_agenda"):
        sheets.undo_sheet(source, actor=None)

    assert Wish.objects.filter(withdrawn_at__isnull=True).count() == 3
    source.refresh_from_db()
    assert source.state == "applied"

"""Whatever is done to the register, the rows that lists read are those that a recomputation gives."""

from collections.abc import Callable
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast
from tests.factories import a_centre, a_firm, a_person, a_rut, an_owner
from tests.firms.spreadsheets import HEADINGS, applied, dotted, some_rows, xlsx

from encadena.accounts.models import User
from encadena.catalogs.models import Activity
from encadena.firms.actions import assignment as attending
from encadena.firms.actions.activity import set_activities
from encadena.firms.actions.firm import archive_firm, create_firm, restore_firm, update_firm
from encadena.firms.actions.merge import merge_firms, undo_merge
from encadena.firms.actions.ownership import set_owners
from encadena.firms.actions.person import update_person
from encadena.firms.actions.reach import firms_of_centres, refresh_reach
from encadena.firms.actions.sales import record_sales
from encadena.firms.choices import FemaleOwned
from encadena.firms.models import Assignment, Firm, Membership, Merge, Reach
from encadena.firms.queries.listing import listed_for
from encadena.firms.queries.reach import Row, wanted_rows
from encadena.firms.queries.scope import firms_visible_to
from encadena.firms.rules.filters import Filters
from encadena.firms.rules.reach import ALL, PROMOTED
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from encadena.network.actions.centre import update_centre
from encadena.network.actions.contract import add_event, open_contract
from encadena.network.choices import CentreKind, ContractEventKind
from encadena.network.models import Centre, Institution, OperatingContract

Act = Callable[[Cast, int, int], object]
OFFSETS = (-900, -30, 0, 30, 300)


def one_of(rows: Any, n: int) -> Any:
    found = list(rows.order_by("pk"))
    if not found:
        raise DomainError("nothing_to_choose")
    return found[n % len(found)]


def in_days(n: int) -> date:
    return clock.today() + timedelta(days=OFFSETS[n % len(OFFSETS)])


def firm(n: int) -> Firm:
    return one_of(Firm.objects.all(), n)


def assign(_cast: Cast, n: int, m: int) -> None:
    attending.open_assignment(firm(n), centre=one_of(Centre.objects.all(), m), since=in_days(n + m), actor=None)


def end(_cast: Cast, n: int, m: int) -> None:
    attending.end_assignment(one_of(Assignment.objects.all(), n), until=in_days(m), actor=None)


def reopen(_cast: Cast, n: int, _m: int) -> None:
    attending.reopen_assignment(one_of(Assignment.objects.exclude(until=None), n), actor=None)


def hand_over(cast: Cast, n: int, m: int) -> None:
    attending.reassign(one_of(Assignment.objects.all(), n), adviser=(cast.adviser, None)[m % 2], actor=None)


def archive(_cast: Cast, n: int, m: int) -> None:
    (archive_firm, restore_firm)[m % 2](firm(n), actor=None)


def merge(_cast: Cast, n: int, m: int) -> None:
    merge_firms(firm(n), firm(m), choices={}, actor=None)


def unmerge(_cast: Cast, n: int, _m: int) -> None:
    undo_merge(one_of(Merge.objects.all(), n), actor=None)


def join(_cast: Cast, n: int, m: int) -> None:
    member_of = one_of(Institution.objects.filter(name="Asociación"), 0)
    attending.join_association(firm(n), institution=member_of, since=in_days(m), actor=None)


def leave(_cast: Cast, n: int, m: int) -> None:
    attending.leave_association(one_of(Membership.objects.all(), n), until=in_days(m), actor=None)


def edit(_cast: Cast, n: int, m: int) -> None:
    edited = firm(n)
    data = {"commune": ("13101", "08101", "")[m % 3], "name": f"Nombre {m}", "open_to_promotion": m % 2 == 0}
    update_firm(edited, data=data, expected_version=edited.version, actor=None)


def register(cast: Cast, n: int, m: int) -> None:
    create_firm(data={"name": f"Nueva {n}"}, centre=(cast.centre, None)[m % 2], actor=None)


def sell(_cast: Cast, n: int, m: int) -> None:
    record_sales(firm(n), year=2024, amount=m * 10_000_000, origin="prueba", actor=None)


def own(_cast: Cast, n: int, m: int) -> None:
    gender = ("female", "male")[m % 2]
    set_owners(firm(n), [{"full_name": "Rosa Díaz", "rut": "12.345.678-5", "share": 100, "gender": gender}], actor=None)


def correct(cast: Cast, _n: int, m: int) -> None:
    update_person(one_of(a_person().__class__.objects.all(), m), data={"gender": ("female", "male")[m % 2]}, actor=None)


def work(_cast: Cast, n: int, m: int) -> None:
    set_activities(firm(n), [one_of(Activity.objects.filter(level=5), m * 97).pk], actor=None)


def operate(cast: Cast, n: int, m: int) -> None:
    centre = one_of(Centre.objects.all(), n)
    try:
        open_contract(centre, (cast.operator, cast.rival_operator)[m % 2], starts_on=clock.today(), actor=None)
    finally:
        refresh_reach(firms_of_centres([centre.pk], actor=None), actor=None)


def stop_operating(_cast: Cast, n: int, m: int) -> None:
    contract = one_of(OperatingContract.objects.all(), n)
    add_event(contract, ContractEventKind.END, year=clock.today().year, on=in_days(m), actor=None)
    refresh_reach(firms_of_centres([contract.centre_id], actor=None), actor=None)


def move_centre(_cast: Cast, n: int, m: int) -> None:
    centre = one_of(Centre.objects.all(), n)
    update_centre(centre, region_id=("08", "13")[m % 2], actor=None)
    refresh_reach(firms_of_centres([centre.pk], actor=None), actor=None)


ACTS: tuple[Act, ...] = (
    assign, assign, end, end, reopen, hand_over, archive, merge, unmerge, join, leave, edit, register, sell, own,
    correct, work, operate, stop_operating, move_centre,
)  # fmt: skip
STEPS = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9), st.integers(0, 9)), max_size=14)


@pytest.fixture
def world(cast: Cast) -> Cast:
    satellite = a_centre(name="Satélite", kind=CentreKind.SATELLITE, parent=cast.centre)
    for centre in (cast.centre, satellite, None):
        a_firm(centre, rut=None)
    a_firm(cast.rival_centre, commune=None, open_to_promotion=True)
    return cast


def stored() -> set[Row]:
    rows = [Row(*values) for values in Reach.objects.values_list(*Row._fields)]
    assert len(rows) == len(set(rows))
    return set(rows)


def recomputed() -> set[Row]:
    return wanted_rows(list(Firm.objects.values_list("pk", flat=True)))


def listed(user: User) -> list[int]:
    return [row[0] if isinstance(row, tuple) else row for row in listed_for(user, Filters()).keys("sort_name", "id")]


def assert_lists_are_scopes(cast: Cast) -> None:
    for role, person in cast.by_role().items():
        user = User.objects.get(pk=person.pk)
        assert sorted(listed(user)) == sorted(firms_visible_to(user).values_list("pk", flat=True)), role


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_after_any_sequence_of_changes_lists_are_what_the_scope_says_today_and_later(
    world: Cast, steps: list[tuple[Act, int, int]]
) -> None:
    with transaction.atomic():
        for act, n, m in steps:
            try:
                with transaction.atomic():
                    act(world, n, m)
            except DomainError:
                pass
        assert stored() == recomputed()
        for days in (0, 40, 400):
            with pytest.MonkeyPatch.context() as patch:
                day = timezone.now() + timedelta(days=days)
                patch.setattr(clock, "today", lambda day=day: day.astimezone(clock.CHILE).date())
                assert_lists_are_scopes(world)
        transaction.set_rollback(True)


def test_a_firm_that_two_centres_of_an_operator_attend_is_listed_once(cast: Cast) -> None:
    attending.open_assignment(cast.firm, centre=a_centre(cast.operator), actor=None)
    assert listed(cast.coordinator) == [cast.firm.pk]


def test_who_has_posts_in_two_centres_reads_a_shared_firm_once(cast: Cast) -> None:
    satellite = a_centre(kind=CentreKind.SATELLITE, parent=cast.centre)
    attending.open_assignment(cast.firm, centre=satellite, actor=None)
    assert (listed(cast.adviser), dict(listed_for(cast.adviser, Filters()).by_region())) == ([cast.firm.pk], {"08": 1})


@pytest.mark.parametrize("where", ["centre", "satellite", "nowhere"])
def test_what_an_import_writes_is_what_a_recomputation_gives(world: Cast, where: str) -> None:
    """New firms of every sort, a known one that changes, and an owner whose gender another firm learns."""
    activity = one_of(Activity.objects.filter(level=5, pk__startswith="47"), 0).pk
    somewhere = a_firm(world.rival_centre)
    an_owner(somewhere, share=100, full_name="Persona 2", rut=a_rut(9_000_002))
    headings = [*HEADINGS, "Actividad", "Autoriza ProChile", "Tipo"]
    rows = [[*row, None, None, None] for row in some_rows(5)]
    rows[0][9:11], rows[1][2], rows[2][4], rows[3][5:9] = [activity, "Sí"], None, None, [None] * 4
    rows[2][7], rows[4][0], rows[4][11] = "Mujer", None, "emprendedora"
    rows.append([dotted(world.firm.rut or ""), "Otro Nombre SpA", *[None] * 10])
    centre = {"centre": world.centre, "satellite": Centre.objects.get(name="Satélite"), "nowhere": None}[where]
    batch = applied(xlsx([headings, *rows]), centre, world.adviser if where == "centre" else None)

    assert (batch.counts["made"], batch.counts["edited"]) == (5, 1)
    assert stored() == recomputed()
    assert Reach.objects.get(firm=somewhere, token=ALL).female_owned == FemaleOwned.YES
    assert refresh_reach(list(Firm.objects.values_list("pk", flat=True)), actor=None) == 0
    new = Firm.objects.get(rut=a_rut(77_000_000))
    assert new.section == "G"
    assert Reach.objects.filter(firm=new, token=PROMOTED, section="G").exists()
    assert Reach.objects.filter(firm=new, token__startswith="operator:").exists() is (where != "nowhere")


def test_what_the_migration_fills_is_what_the_actions_keep(world: Cast) -> None:
    set_activities(world.firm, [one_of(Activity.objects.filter(level=5, pk__startswith="47"), 0).pk], actor=None)
    attending.open_assignment(world.firm, centre=world.rival_centre, since=in_days(3), actor=None)
    kept, sections = stored(), dict(Firm.objects.values_list("pk", "section"))
    Reach.objects.all().delete()
    Firm.objects.update(section="")
    migration = import_module("encadena.firms.migrations.0007_fill_reach")
    with connection.cursor() as cursor:
        cursor.execute(migration.SECTIONS)
        cursor.execute(migration.REACH)
    assert (stored(), dict(Firm.objects.values_list("pk", "section"))) == (kept, sections)
    assert sections[world.firm.pk] == "G"


def test_the_same_again_writes_nothing(cast: Cast) -> None:
    assert refresh_reach([cast.firm.pk, cast.rival_firm.pk], actor=None) == 0

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.cast import Cast
from tests.factories import a_firm

from encadena.catalogs.models import UfValue
from encadena.firms.actions.assignment import open_assignment
from encadena.firms.actions.firm import create_firm, update_firm
from encadena.firms.actions.merge import keep_apart, merge_firms, reconsider, undo_merge
from encadena.firms.actions.offering import add_offering
from encadena.firms.actions.ownership import add_owner, set_owners
from encadena.firms.actions.sales import record_sales
from encadena.firms.models import Assignment, DuplicateDecision, Firm, FirmKey, Merge, Ownership, YearlySales
from encadena.firms.queries.references import references_to_firms
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.errors import DomainError

MOVING = {"version", "updated_at"}


def snapshot(*firms: Firm) -> dict[str, Any]:
    """Everything known of these firms, except the two columns that count edits."""
    ids = [firm.pk for firm in firms]
    rows = {
        f"firm {row['id']}": {k: v for k, v in row.items() if k not in MOVING}
        for row in Firm.objects.filter(pk__in=ids).values()
    }
    keys = sorted(FirmKey.objects.filter(firm__in=ids).values_list("firm", "value"))
    pointing = {r.name: {pk: r.ids(pk) for pk in ids} for r in references_to_firms()}
    owners = list(Ownership.objects.filter(firm__in=ids).order_by("id").values())
    return {**rows, "keys": keys, "pointing": pointing, "owners": owners}


def reread(merge: Merge) -> tuple[Firm, Firm]:
    return Firm.objects.get(pk=merge.kept_id), Firm.objects.get(pk=merge.gone_id)


def test_everything_that_pointed_at_the_gone_firm_points_at_the_kept_one(cast: Cast) -> None:
    twin = create_firm(data={"name": "La Espiga", "phone": "987654321"}, centre=cast.rival_centre, actor=cast.rival)
    offering = add_offering(twin, data={"name": "Pan amasado"}, actor=cast.rival)
    kept, gone = reread(merge_firms(cast.firm, twin, choices={}, actor=cast.administrator))
    offering.refresh_from_db()
    assert (gone.merged_into_id, offering.firm_id, kept.phone) == (kept.pk, kept.pk, "+56987654321")
    assert firms_visible_to(cast.rival).contains(kept)
    assert not firms_visible_to(cast.administrator).contains(gone)


def test_rows_of_rooms_that_this_one_does_not_know_move_too() -> None:
    names = {reference.name for reference in references_to_firms()}
    assert {"firms.ownership.owner_firm_id", "firms.yearlysales.firm_id", "matchmaking.participant.firm_id"} <= names
    assert not any(name.startswith(("firms.merge.", "firms.firm.")) for name in names)


def test_values_are_chosen_field_by_field(cast: Cast) -> None:
    twin = a_firm(rut=None, name="Espiga Dorada", address="Uno 1", email="hola@espiga.cl", commune=None)
    choices = {"name": "gone", "address": "gone"}
    kept, _gone = reread(merge_firms(cast.firm, twin, choices=choices, actor=cast.head))
    assert (kept.name, kept.address, kept.email, kept.commune_id) == (
        "Espiga Dorada",
        "Uno 1",
        "hola@espiga.cl",
        "08101",
    )


def test_the_rut_of_the_gone_firm_goes_along_when_the_kept_one_has_none_and_returns(cast: Cast) -> None:
    without = a_firm(rut=None)
    rut = cast.firm.rut
    merge = merge_firms(without, cast.firm, choices={}, actor=cast.head)
    kept, gone = reread(merge)
    assert (kept.rut, gone.rut) == (rut, None)
    undo_merge(merge, actor=cast.head)
    kept, gone = reread(merge)
    assert (kept.rut, gone.rut) == (None, rut)


def test_two_ruts_are_two_taxpayers(cast: Cast) -> None:
    with pytest.raises(DomainError, match="merge_two_ruts"):
        merge_firms(cast.firm, cast.rival_firm, choices={}, actor=cast.administrator)
    assert not Merge.objects.exists()


def test_a_year_that_both_have_stays_with_each(cast: Cast) -> None:
    UfValue.objects.update_or_create(date=date(2023, 12, 31), defaults={"value": 36000, "source": "prueba"})
    UfValue.objects.update_or_create(date=date(2022, 12, 31), defaults={"value": 35000, "source": "prueba"})
    twin = a_firm(rut=None)
    record_sales(cast.firm, year=2023, amount=1, actor=None, origin="")
    record_sales(twin, year=2023, amount=2, actor=None, origin="")
    record_sales(twin, year=2022, amount=3, actor=None, origin="")
    merge_firms(cast.firm, twin, choices={}, actor=cast.head)
    assert set(YearlySales.objects.filter(firm=cast.firm).values_list("year", "amount")) == {(2023, 1), (2022, 3)}
    assert list(YearlySales.objects.filter(firm=twin).values_list("year", "amount")) == [(2023, 2)]


def test_one_centre_attends_the_kept_firm_once(cast: Cast) -> None:
    twin = a_firm(cast.centre, rut=None)
    merge_firms(cast.firm, twin, choices={}, actor=cast.head)
    assert Assignment.objects.filter(firm=cast.firm, centre=cast.centre, until=None).count() == 1


def test_owners_of_both_are_refused_when_they_are_more_than_the_whole(cast: Cast) -> None:
    twin = a_firm(rut=None)
    set_owners(cast.firm, [{"full_name": "Ana", "share": 60}], actor=None)
    set_owners(twin, [{"full_name": "Eva", "share": 60}], actor=None)
    before = snapshot(cast.firm, twin)
    with pytest.raises(DomainError, match="shares_exceed_100"):
        merge_firms(cast.firm, twin, choices={"owners": "both"}, actor=cast.head)
    assert snapshot(cast.firm, twin) == before
    kept, _gone = reread(merge_firms(cast.firm, twin, choices={"owners": "gone"}, actor=cast.head))
    assert [str(row.person) for row in kept.ownerships.all()] == ["Eva"]


def test_a_firm_that_owned_its_twin_does_not_own_itself(cast: Cast) -> None:
    twin = a_firm(rut=None)
    add_owner(twin, owner={"owner_firm_id": cast.firm.pk, "share": 10}, actor=None)
    merge = merge_firms(cast.firm, twin, choices={"owners": "both"}, actor=cast.head)
    assert not Ownership.objects.filter(firm=cast.firm, owner_firm=cast.firm).exists()
    undo_merge(merge, actor=cast.head)
    assert Ownership.objects.filter(firm=twin, owner_firm=cast.firm).exists()


def test_an_edit_made_after_the_merge_survives_its_undoing(cast: Cast) -> None:
    twin = a_firm(rut=None, phone="+56911111111", email="uno@uno.cl")
    merge = merge_firms(cast.firm, twin, choices={}, actor=cast.head)
    kept, _gone = reread(merge)
    update_firm(kept, data={"phone": "922222222"}, expected_version=kept.version, actor=cast.head)
    undo_merge(merge, actor=cast.head)
    kept, gone = reread(merge)
    assert (kept.phone, kept.email) == ("+56922222222", "")
    assert (gone.phone, gone.email) == ("+56911111111", "uno@uno.cl")


def test_the_latest_merge_is_undone_first(cast: Cast) -> None:
    first = merge_firms(cast.firm, a_firm(rut=None), choices={}, actor=cast.head)
    second = merge_firms(cast.firm, a_firm(rut=None), choices={}, actor=cast.head)
    with pytest.raises(DomainError, match="merge_later_first"):
        undo_merge(first, actor=cast.head)
    undo_merge(second, actor=cast.head)
    undo_merge(first, actor=cast.head)
    with pytest.raises(DomainError, match="merge_undone"):
        undo_merge(first, actor=cast.head)


def test_a_merged_firm_is_not_merged_again(cast: Cast) -> None:
    twin = a_firm(rut=None)
    merge_firms(cast.firm, twin, choices={}, actor=cast.head)
    with pytest.raises(DomainError, match="merge_gone"):
        merge_firms(a_firm(rut=None), twin, choices={}, actor=cast.head)
    with pytest.raises(DomainError, match="merge_same"):
        merge_firms(cast.firm, cast.firm, choices={}, actor=cast.head)


def test_that_two_firms_are_different_is_remembered_once_and_can_be_taken_back(cast: Cast) -> None:
    decision = keep_apart(cast.rival_firm, cast.firm, actor=cast.head)
    assert keep_apart(cast.firm, cast.rival_firm, actor=cast.head) == decision
    assert decision.left_id < decision.right_id
    reconsider(decision, actor=cast.head)
    assert not DuplicateDecision.objects.exists()


TEXT = st.sampled_from(["", "Uno", "Dos"])
SIDE = st.fixed_dictionaries(
    {
        "profile": st.fixed_dictionaries(
            {
                "trade_name": TEXT,
                "address": TEXT,
                "phone": st.sampled_from(["", "911111111"]),
                "commune": st.sampled_from([None, "08101", "13101"]),
            }
        ),
        "owners": st.lists(st.sampled_from([10, 20, None]), max_size=2),
        "offerings": st.integers(0, 2),
        "years": st.sets(st.sampled_from([2022, 2023]), max_size=2),
        "centres": st.sets(st.integers(0, 1), max_size=2),
    }
)
CHOICES = st.dictionaries(
    st.sampled_from(["name", "trade_name", "address", "phone", "commune", "owners"]),
    st.sampled_from(["kept", "gone", "both"]),
)


def _build(plan: dict[str, Any], cast: Cast, name: str) -> Firm:
    firm = create_firm(data={"name": name, **plan["profile"]}, centre=None, actor=None)
    for number, share in enumerate(plan["owners"]):
        add_owner(firm, owner={"full_name": f"{name} {number}", "share": share}, actor=None)
    for number in range(plan["offerings"]):
        add_offering(firm, data={"name": f"Oferta {number}"}, actor=None)
    for year in plan["years"]:
        record_sales(firm, year=year, amount=year, actor=None, origin="")
    for place in plan["centres"]:
        open_assignment(firm, centre=(cast.centre, cast.rival_centre)[place], actor=None)
    return firm


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(left=SIDE, right=SIDE, choices=CHOICES)
def test_undoing_a_merge_restores_exactly_what_stood(cast: Cast, left: dict, right: dict, choices: dict) -> None:
    for year in (2022, 2023):
        UfValue.objects.update_or_create(date=date(year, 12, 31), defaults={"value": 36000, "source": "prueba"})
    kept, gone = _build(left, cast, "Izquierda"), _build(right, cast, "Derecha")
    before = snapshot(kept, gone)
    merge = merge_firms(kept, gone, choices=choices, actor=cast.head)
    assert snapshot(kept, gone) != before
    undo_merge(merge, actor=cast.head)
    assert snapshot(kept, gone) == before

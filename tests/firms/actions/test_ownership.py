from datetime import date, timedelta
from decimal import Decimal

import pytest
from tests.cast import Cast
from tests.factories import a_firm

from encadena.audit.models import Entry
from encadena.firms.actions.ownership import (
    add_owner,
    edit_owner,
    end_ownership,
    remove_owner,
    restore_owner,
    set_owners,
)
from encadena.firms.actions.person import update_person
from encadena.firms.choices import FemaleOwned, Gender
from encadena.firms.models import FirmKey, Ownership, Person
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

ROSA = {"full_name": "Rosa Díaz", "rut": "12.345.678-5", "gender": "Mujer", "share": "60"}
LUIS = {"full_name": "Luis Soto", "gender": "hombre", "share": "40"}


def shares(cast: Cast) -> list[tuple[str, Decimal | None, bool]]:
    rows = Ownership.objects.filter(firm=cast.firm).select_related("person").order_by("id")
    return [(row.person.full_name, row.share, row.until is None) for row in rows if row.person]


def test_a_firm_has_several_owners_with_shares_and_women_own_it(cast: Cast) -> None:
    set_owners(cast.firm, [ROSA, LUIS], actor=cast.adviser)
    cast.firm.refresh_from_db()
    assert shares(cast) == [("Rosa Díaz", Decimal(60), True), ("Luis Soto", Decimal(40), True)]
    assert cast.firm.female_owned == FemaleOwned.YES
    assert FirmKey.objects.filter(firm=cast.firm, value="o:123456785").exists()


def test_the_same_owners_again_change_nothing(cast: Cast) -> None:
    set_owners(cast.firm, [ROSA, LUIS], actor=cast.adviser)
    before = Entry.objects.count()
    set_owners(cast.firm, [LUIS, ROSA], actor=cast.adviser)
    assert (Entry.objects.count(), Person.objects.count(), Ownership.objects.count()) == (before, 2, 2)


def test_a_changed_share_ends_today_and_begins_anew(cast: Cast) -> None:
    since = {"since": date(2020, 1, 1)}
    set_owners(cast.firm, [{**ROSA, **since}, {**LUIS, **since}], actor=cast.adviser)
    set_owners(cast.firm, [{**ROSA, "share": 100}], actor=cast.adviser)
    assert shares(cast) == [
        ("Rosa Díaz", Decimal(60), False),
        ("Luis Soto", Decimal(40), False),
        ("Rosa Díaz", Decimal(100), True),
    ]


def test_more_than_the_whole_is_refused_and_nothing_is_written(cast: Cast) -> None:
    with pytest.raises(DomainError, match="shares_exceed_100"):
        set_owners(cast.firm, [ROSA, {**LUIS, "share": 41}], actor=cast.adviser)
    assert not Person.objects.exists()


def test_nobody_is_listed_twice(cast: Cast) -> None:
    with pytest.raises(DomainError, match="owner_twice"):
        set_owners(cast.firm, [LUIS, {**LUIS, "full_name": "LUIS  SOTO"}], actor=cast.adviser)


def test_unknown_gender_and_share_are_kept_as_unknown(cast: Cast) -> None:
    set_owners(cast.firm, [{"full_name": "Alex Mora"}], actor=cast.adviser)
    row = cast.firm.ownerships.get()
    assert row.person is not None
    assert (row.share, row.person.gender) == (None, Gender.NOT_REPORTED)
    cast.firm.refresh_from_db()
    assert cast.firm.female_owned == FemaleOwned.UNKNOWN


def test_a_list_fills_in_what_was_unknown_and_overwrites_nothing_known(cast: Cast) -> None:
    set_owners(cast.firm, [{"full_name": "Rosa Díaz", "share": 60}], actor=cast.adviser)
    set_owners(cast.firm, [ROSA], actor=cast.adviser)
    set_owners(cast.firm, [{**ROSA, "gender": "hombre"}], actor=cast.adviser)
    person = Person.objects.get()
    assert (person.rut, person.gender) == ("123456785", Gender.FEMALE)


def test_a_firm_may_own_a_firm_but_not_itself_nor_in_a_ring(cast: Cast) -> None:
    child, grandchild = a_firm(), a_firm()
    add_owner(child, owner={"owner_firm_id": cast.firm.pk, "share": 100}, actor=cast.adviser)
    add_owner(grandchild, owner={"owner_firm_id": child.pk, "share": 50}, actor=cast.adviser)
    with pytest.raises(DomainError, match="owns_itself"):
        add_owner(child, owner={"owner_firm_id": child.pk}, actor=cast.adviser)
    with pytest.raises(DomainError, match="ownership_cycle"):
        add_owner(cast.firm, owner={"owner_firm_id": grandchild.pk}, actor=cast.adviser)


def test_a_correction_of_the_person_reaches_every_firm_they_own(cast: Cast) -> None:
    set_owners(cast.firm, [{**ROSA, "gender": ""}], actor=cast.adviser)
    set_owners(cast.rival_firm, [{**ROSA, "gender": ""}], actor=cast.rival)
    update_person(Person.objects.get(), data={"gender": "female"}, actor=cast.adviser)
    cast.rival_firm.refresh_from_db()
    assert cast.rival_firm.female_owned == FemaleOwned.YES


def test_an_owner_leaves_on_a_date_and_a_share_frees_up(cast: Cast) -> None:
    rosa, luis = set_owners(cast.firm, [ROSA, LUIS], actor=cast.adviser)
    end_ownership(luis, until=clock.today() - timedelta(days=1), actor=cast.adviser)
    edit_owner(rosa, owner={**ROSA, "share": "60", "full_name": "Rosa Díaz Lara"}, actor=cast.adviser)
    add_owner(cast.firm, owner={"full_name": "Eva", "share": 40, "since": clock.today()}, actor=cast.adviser)
    assert [name for name, _share, current in shares(cast) if current] == ["Rosa Díaz Lara", "Eva"]


def test_a_removed_line_comes_back_exactly(cast: Cast) -> None:
    rosa, _luis = set_owners(cast.firm, [ROSA, LUIS], actor=cast.adviser)
    before = list(cast.firm.ownerships.order_by("id").values())
    removed = remove_owner(rosa, actor=cast.adviser)
    assert cast.firm.ownerships.count() == 1
    restore_owner(cast.firm, removed=removed, actor=cast.adviser)
    assert list(cast.firm.ownerships.order_by("id").values()) == before


@pytest.mark.parametrize(
    ("owner", "code"),
    [
        ({"full_name": "", "share": 10}, "owner_missing"),
        ({"full_name": "Ana", "share": "150"}, "share_out_of_range"),
        ({"full_name": "Ana", "gender": "xx"}, "unknown_choice"),
        ({"full_name": "Ana", "rut": "1-1"}, "rut_invalid"),
        ({"full_name": "Ana", "since": "2999-01-01"}, "date_in_future"),
        ({"full_name": "Ana", "since": "2020-02-02", "until": "2020-02-01"}, "dates_reversed"),
    ],
)
def test_a_bad_value_is_named(cast: Cast, owner: dict, code: str) -> None:
    with pytest.raises(DomainError) as caught:
        set_owners(cast.firm, [owner], actor=cast.adviser)
    assert caught.value.code == code

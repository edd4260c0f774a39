"""A glance may miss a firm that is as the file says; it may never call one so about which there is something to say."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from tests.cast import Cast
from tests.factories import a_firm, a_rut, an_owner

from encadena.catalogs.models import Activity
from encadena.firms.actions.importing.checking import setting_of
from encadena.firms.actions.importing.comparing import Comparer
from encadena.firms.actions.importing.glance import unchanged_firms
from encadena.firms.actions.importing.known import read_known
from encadena.firms.actions.importing.plans import Plan
from encadena.firms.actions.sales import record_sales
from encadena.firms.choices import Gender, RowOutcome
from encadena.firms.models import Firm, Import
from encadena.firms.queries.imports import reference
from encadena.firms.rules.sheets.drafts import FirmDraft, OwnerDraft, Reading

ROSA, LUIS = a_rut(9_100_000), a_rut(9_200_000)


@pytest.fixture
def firm(cast: Cast) -> Firm:
    found = a_firm(cast.centre, cast.adviser, name="Antes SpA", email="antes@ejemplo.cl", started_on=date(2020, 1, 2))
    record_sales(found, year=2024, amount=1_000_000, actor=cast.adviser, origin="formulario")
    found.activities.create(
        activity=Activity.objects.get_or_create(code="10711", level=5, name_es="Pan", name_en="Bread")[0], main=True
    )
    an_owner(found, share=60, full_name="Rosa Rojas", rut=ROSA, gender=Gender.FEMALE)
    return found


def a_draft(firm: Firm, **values: Any) -> FirmDraft:
    owners = values.pop("owners", [])
    sales = {year: (Decimal(amount), 2, 1) for year, amount in values.pop("sales", {}).items()}
    activity = values.pop("activity", None)
    said = {name: (value, 2, 0) for name, value in values.items()}
    return FirmDraft([2], firm.rut, said, sales, owners, activity and (activity, 2, 3))


def an_owner_draft(**values: Any) -> OwnerDraft:
    return OwnerDraft(2, 4, **{"rut": ROSA, "name": "Rosa Rojas", **values})


def a_plan(draft: FirmDraft, cast: Cast) -> Plan:
    batch = Import(centre=cast.centre, headings=["A", "B", "C", "D", "E"], file_name="a.xlsx")
    setting = setting_of(batch, Reading([draft]), reference(), actor=cast.adviser)
    return Comparer(read_known([draft], setting.unnamed, actor=cast.adviser), setting).plan(draft)


def glanced(draft: FirmDraft, cast: Cast) -> bool:
    return draft.rut in unchanged_firms([draft], reference().today, actor=cast.adviser)


SAME: list[dict[str, Any]] = [
    {},
    {"name": "Antes SpA"},
    {"name": "ANTES SPA"},
    {"email": "antes@ejemplo.cl", "started_on": date(2020, 1, 2)},
    {"sales": {2024: 1_000_000}},
    {"activity": "10711"},
    {"owners": [an_owner_draft()]},
    {"owners": [an_owner_draft(share=Decimal(60), gender="female")]},
]
OTHER: list[dict[str, Any]] = [
    {"name": "Después SpA"},
    {"name": "antes spa"},
    {"phone": "+56912345678"},
    {"started_on": date(2020, 1, 3)},
    {"sales": {2024: 1_000_001}},
    {"sales": {2023: 1_000_000}},
    {"activity": "01110"},
    {"owners": [an_owner_draft(share=Decimal(50))]},
    {"owners": [an_owner_draft(gender="male")]},
    {"owners": [an_owner_draft(email="rosa@ejemplo.cl")]},
    {"owners": [an_owner_draft(rut=LUIS, name="Luis Lara")]},
    {"owners": [an_owner_draft(rut=LUIS, name="Luis Lara", share=Decimal(50))]},
    {"owners": [an_owner_draft(rut=a_rut(77_999_999))]},
]


@pytest.mark.parametrize("said", SAME)
def test_what_the_register_says_already_is_told_at_a_glance(cast: Cast, firm: Firm, said: dict[str, Any]) -> None:
    assert glanced(a_draft(firm, **said), cast)
    plan = a_plan(a_draft(firm, **said), cast)
    assert (plan.outcome, plan.issues, plan.people) == (RowOutcome.UNCHANGED, [], [])


@pytest.mark.parametrize("said", OTHER)
def test_whatever_a_comparison_has_something_to_say_about_is_left_to_it(
    cast: Cast, firm: Firm, said: dict[str, Any]
) -> None:
    assert not glanced(a_draft(firm, **said), cast)
    plan = a_plan(a_draft(firm, **said), cast)
    assert plan.outcome != RowOutcome.UNCHANGED or plan.issues or plan.people


def test_a_firm_out_of_scope_and_a_bad_one_are_left_to_the_comparison(cast: Cast, firm: Firm) -> None:
    elsewhere = a_firm(cast.rival_centre)
    bad = a_draft(firm)
    bad.bad = True

    assert not glanced(a_draft(elsewhere), cast)
    assert not glanced(bad, cast)


def test_shares_that_sum_over_100_are_left_to_the_comparison(cast: Cast, firm: Firm) -> None:
    an_owner(firm, share=60, full_name="Luis Lara", rut=LUIS)

    assert not glanced(a_draft(firm, owners=[an_owner_draft()]), cast)
    assert a_plan(a_draft(firm, owners=[an_owner_draft()]), cast).issues

"""What the sources state is loaded as they state it: nothing more, nothing less."""

import pytest

from encadena.network.actions.stated import load_stated_network
from encadena.network.models import Centre, ContractEvent, Institution, StatedFigure
from encadena.network.queries import operator_share

pytestmark = pytest.mark.django_db


def test_thirteen_of_the_fourteen_centres_are_named_and_the_fourteenth_is_not_invented() -> None:
    load_stated_network(actor=None)
    codesser = Institution.objects.get(slug="codesser")
    assert Centre.objects.filter(contracts__operator=codesser).count() == 13
    assert StatedFigure.objects.get(institution=codesser, counts="centres", period="2020-12").value == 14


def test_the_share_of_the_network_is_computed_over_the_centres_that_are_known() -> None:
    load_stated_network(actor=None)
    share = operator_share(Institution.objects.get(slug="codesser"))
    assert (share.share.part, share.share.whole, share.invented) == (13, 16, 0)


def test_loading_again_changes_nothing() -> None:
    first = load_stated_network(actor=None)
    assert (
        load_stated_network(actor=None)
        == first
        == {
            "institutions": 9,
            "centres": 16,
            "contracts": 13,
            "events": 13,
        }
    )


def test_every_row_carries_its_source() -> None:
    load_stated_network(actor=None)
    for model in (Institution, Centre, ContractEvent, StatedFigure):
        assert not model._default_manager.filter(source="").exists()


def test_what_no_source_says_stays_empty() -> None:
    load_stated_network(actor=None)
    assert Centre.objects.get(slug="canete").contracts.count() == 0
    assert Centre.objects.get(slug="cooperativo").region is None


def test_five_contracts_were_renewed_for_five_years_in_2020() -> None:
    load_stated_network(actor=None)
    renewed = ContractEvent.objects.filter(kind="renewal", year=2020, term_years=5)
    assert sorted(renewed.values_list("contract__centre__slug", flat=True)) == [
        "chillan",
        "la-serena",
        "melipilla",
        "osorno",
        "vallenar",
    ]

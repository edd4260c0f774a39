from datetime import date

import pytest

from encadena.audit.models import Entry
from encadena.kernel.errors import DomainError
from encadena.network.actions.contract import add_event, open_contract
from encadena.network.choices import ContractEventKind, InstitutionKind
from encadena.network.queries import running_contract, scope_of
from tests.cast import Cast
from tests.factories import a_centre, a_post, a_user, an_institution

pytestmark = pytest.mark.django_db


def test_two_operators_never_run_a_centre_at_once() -> None:
    centre = a_centre()
    open_contract(centre, an_institution(), starts_on=date(2020, 1, 1), actor=None)
    with pytest.raises(DomainError, match="contract_overlaps"):
        open_contract(centre, an_institution(), starts_on=date(2024, 1, 1), actor=None)


def test_the_next_contract_may_begin_on_the_day_that_the_last_one_ends() -> None:
    centre, new = a_centre(), an_institution()
    old = open_contract(centre, an_institution(), starts_on=date(2020, 1, 1), actor=None)
    add_event(old, ContractEventKind.END, year=2024, on=date(2024, 6, 30), actor=None)
    open_contract(centre, new, starts_on=date(2024, 6, 30), actor=None)
    running = running_contract(centre)
    assert running is not None
    assert running.operator == new


def test_only_an_operator_operates() -> None:
    with pytest.raises(DomainError, match="not_an_operator"):
        open_contract(a_centre(), an_institution(kind=InstitutionKind.BOARD), actor=None)


def test_an_end_before_the_start_is_refused_and_leaves_nothing_behind() -> None:
    contract = open_contract(a_centre(), an_institution(), starts_on=date(2024, 1, 1), actor=None)
    with pytest.raises(DomainError, match="contract_ends_before_start"):
        add_event(contract, ContractEventKind.END, year=2020, actor=None)
    contract.refresh_from_db()
    assert contract.ends_on is None
    assert contract.events.count() == 0


def test_every_step_is_in_the_log_with_who_did_it(cast: Cast) -> None:
    contract = open_contract(a_centre(), an_institution(), actor=cast.agency)
    add_event(contract, ContractEventKind.RENEWAL, year=2026, term_years=5, actor=cast.agency)
    verbs = Entry.objects.filter(actor=cast.agency).order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["contract.opened", "contract.event"]


def test_a_coordinator_loses_a_centre_when_its_contract_ends() -> None:
    operator, coordinator = an_institution(), a_user("coordinator")
    a_post(coordinator, institution=operator)
    kept, lost = a_centre(operator), a_centre()
    contract = open_contract(lost, operator, actor=None)
    assert scope_of(coordinator).centre_ids == {kept.pk, lost.pk}
    add_event(contract, ContractEventKind.END, year=2024, on=date(2024, 6, 30), actor=None)
    del coordinator._scope  # type: ignore[attr-defined]  # the next request reads it anew
    assert scope_of(coordinator).centre_ids == {kept.pk}

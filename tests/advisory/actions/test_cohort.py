from datetime import timedelta
from typing import Any

import pytest

from encadena.advisory.actions.cohort import (
    close_cohort,
    come_back,
    enter_cohort,
    leave_cohort,
    reopen_cohort,
    save_cohort,
    start_cohort,
)
from encadena.advisory.models import Client, Cohort
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_baseline, a_client
from tests.cast import Cast

MICRO = {"field": "legal_size", "op": "in", "value": ["micro"]}


def a_cohort(cast: Cast, **fields: Any) -> Cohort:
    fields = {"criteria": [MICRO], "centres": [cast.centre], **fields}
    data = {"name": "Piloto exportador", "starts_on": clock.today()}
    return save_cohort(None, data=data, actor=cast.agency_region, **fields)


def a_micro(cast: Cast, **fields: Any) -> Client:
    client = a_client(cast.centre, cast.adviser, **fields)
    client.firm.legal_size = "micro"
    client.firm.save()
    return client


def test_a_firm_enters_with_the_verdicts_and_figures_of_that_day(cast: Cast) -> None:
    cohort, client = a_cohort(cast), a_micro(cast)
    a_baseline(client, value=700)
    member = enter_cohort(cohort, client=client, part="focus", actor=cast.head)
    a_baseline(client, value=900)
    save_cohort(cohort, data={"name": "P", "starts_on": clock.today()}, centres=[cast.centre], criteria=[], actor=None)
    member.refresh_from_db()
    assert member.baseline == {"sales": "700.00", "jobs": None, "exports": None}
    assert [row["verdict"] for row in member.verdicts] == ["met"]


def test_who_does_not_meet_the_criteria_enters_only_with_a_reason(cast: Cast) -> None:
    cohort, client = a_cohort(cast), a_client(cast.centre, cast.adviser)
    with pytest.raises(DomainError, match="cohort_not_met") as refused:
        enter_cohort(cohort, client=client, part="focus", actor=cast.head)
    assert refused.value.params["verdicts"][0]["verdict"] == "unknown"  # type: ignore[index]
    assert enter_cohort(cohort, client=client, part="focus", reason="Ventas en camino", actor=cast.head).reason
    other = a_client(cast.centre, cast.adviser)
    assert enter_cohort(cohort, client=other, part="comparison", actor=cast.head).part == "comparison"


def test_only_centres_that_take_part_bring_firms_and_each_firm_is_in_once(cast: Cast) -> None:
    cohort, client = a_cohort(cast), a_micro(cast)
    with pytest.raises(DomainError, match="cohort_centre"):
        enter_cohort(cohort, client=a_client(cast.rival_centre, cast.rival), part="focus", actor=cast.agency)
    enter_cohort(cohort, client=client, part="focus", actor=cast.head)
    with pytest.raises(DomainError, match="cohort_member"):
        enter_cohort(cohort, client=client, part="comparison", actor=cast.head)


def test_who_leaves_says_why_and_may_come_back(cast: Cast) -> None:
    cohort, client = a_cohort(cast), a_micro(cast)
    member = enter_cohort(cohort, client=client, part="focus", actor=cast.head)
    with pytest.raises(DomainError, match="cohort_reason_missing"):
        leave_cohort(member, reason="", actor=cast.head)
    assert leave_cohort(member, reason="Cerró el taller", actor=cast.head).left_on == clock.today()
    assert come_back(member, actor=cast.head).left_on is None
    leave_cohort(member, reason="Cerró el taller", actor=cast.head)
    enter_cohort(cohort, client=client, part="focus", actor=cast.head)
    with pytest.raises(DomainError, match="cohort_member"):
        come_back(member, actor=cast.head)


def test_it_starts_with_somebody_and_a_closed_one_changes_no_more(cast: Cast) -> None:
    cohort, client = a_cohort(cast), a_micro(cast)
    with pytest.raises(DomainError, match="cohort_empty"):
        start_cohort(cohort, actor=cast.head)
    enter_cohort(cohort, client=client, part="focus", actor=cast.head)
    assert start_cohort(cohort, actor=cast.head).state == "running"
    assert close_cohort(cohort, actor=cast.head).ends_on == clock.today()
    with pytest.raises(DomainError, match="cohort_closed"):
        enter_cohort(cohort, client=a_micro(cast), part="focus", actor=cast.head)
    assert reopen_cohort(cohort, actor=cast.head).state == "running"


def test_dates_and_centres_make_sense(cast: Cast) -> None:
    today = clock.today()
    data = {"name": "P", "starts_on": today, "ends_on": today - timedelta(days=1)}
    with pytest.raises(DomainError, match="cohort_dates"):
        save_cohort(None, data=data, centres=[cast.centre], criteria=[], actor=None)
    with pytest.raises(DomainError, match="cohort_centre"):
        a_cohort(cast, centres=[])

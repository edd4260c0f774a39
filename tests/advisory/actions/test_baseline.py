from datetime import timedelta

import pytest

from encadena.advisory.models import Baseline
from encadena.audit.models import Entry
from encadena.kernel import clock
from encadena.kernel.errors import DomainError
from tests.advisory.makers import a_baseline, a_client, a_session
from tests.cast import Cast


def test_a_baseline_is_corrected_by_a_new_row(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    old, new = a_baseline(client, value=100, actor=cast.adviser), a_baseline(client, value=120, actor=cast.head)
    old.refresh_from_db()
    assert old.replaced_at is not None
    assert Baseline.objects.get(client=client, replaced_at=None) == new
    assert Entry.objects.filter(verb="baseline.fixed").first().changes == {"baseline.sales": ["100.00", "120"]}  # type: ignore[union-attr]


def test_nobody_knows_is_an_answer_and_zero_is_another(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    assert a_baseline(client, value=None).value is None
    assert a_baseline(client, indicator="exports", value=0).value == 0


def test_fixed_after_the_help_began_it_says_so(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    assert a_baseline(client).late is False
    a_session(client, days_ago=31)
    assert a_baseline(client, "jobs", 2).late is True


def test_contacts_and_withdrawn_sessions_are_no_help(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    a_session(client, days_ago=300, counts=False)
    a_session(client, days_ago=200, withdrawn_at=clock.now() - timedelta(days=1))
    assert a_baseline(client).late is False


@pytest.mark.parametrize(
    ("fields", "code"),
    [({"value": -1}, "baseline_negative"), ({"year": 2999}, "baseline_year"), ({"year": 1900}, "baseline_year")],
)
def test_a_senseless_baseline_is_refused(cast: Cast, fields: dict[str, object], code: str) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    with pytest.raises(DomainError, match=code):
        a_baseline(client, **fields)  # type: ignore[arg-type]
    assert not Baseline.objects.exists()

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext

from encadena.advisory.queries.facts import baselines_of, facts_of
from encadena.catalogs.models import Activity
from encadena.firms.models import FirmActivity, Offering
from encadena.kernel import clock
from tests.advisory.makers import a_baseline, a_client
from tests.cast import Cast


def test_what_is_known_is_told_and_the_rest_is_none(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    client.firm.started_on = clock.today() - timedelta(days=731)
    client.firm.save()
    FirmActivity.objects.create(firm=client.firm, activity=Activity.objects.get(pk="01110"), main=True)
    Offering.objects.create(firm=client.firm, kind="goods", name="Pan")
    a_baseline(client, "jobs", 4)
    facts = facts_of([client])[client.pk]
    assert (facts["years"], facts["section"], facts["offering"], facts["jobs"]) == ("2.00", "A", "goods", 4)
    assert (facts["sales_uf"], facts["exports"], facts["legal_size"]) == (None, None, "none")


def test_the_queries_do_not_grow_with_the_clients(cast: Cast) -> None:
    clients = [a_client(cast.centre, cast.adviser) for _ in range(3)]
    for some in (clients[:1], clients):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            facts_of(some)
        assert len(asked) == 6


def test_a_baseline_fixed_as_unknown_is_none(cast: Cast) -> None:
    client = a_client(cast.centre, cast.adviser, cast.firm)
    a_baseline(client, value=None)
    a_baseline(client, "exports", 0)
    assert baselines_of([client])[client.pk] == {"sales": None, "jobs": None, "exports": "0.00"}

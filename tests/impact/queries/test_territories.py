import pytest

from encadena.firms.models import Firm
from encadena.impact.queries.territories import FEW, territories
from tests.advisory.makers import a_client
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_features_are_over_the_clients_whose_answer_is_known(cast: Cast) -> None:
    clients = [a_client(cast.centre, cast.adviser) for _ in range(FEW + 2)]
    for n, client in enumerate(clients):
        band = 1 if n < 2 else 2 if n < 7 else 5
        Firm.objects.filter(pk=client.firm_id).update(band=band, section="A" if n < 3 else "C", female_owned="yes")
    found = territories()[cast.centre.pk]
    assert found["smallest"] == pytest.approx(5 / FEW)
    assert found["farming"] == pytest.approx(3 / (FEW + 2))
    assert found["female"] == 1


def test_with_few_known_clients_a_feature_is_unknown(cast: Cast) -> None:
    for _ in range(FEW - 1):
        a_client(cast.centre, cast.adviser)
    assert set(territories()[cast.centre.pk].values()) == {None}
    assert set(territories()[cast.rival_centre.pk].values()) == {None}


def test_in_three_queries(cast: Cast, django_assert_num_queries: object) -> None:
    a_client(cast.centre, cast.adviser)
    with django_assert_num_queries(3):  # type: ignore[operator]
        territories()

import pytest

from encadena.network.choices import CentreKind
from encadena.network.models import Centre
from encadena.network.queries import may_read_results, may_set_targets
from encadena.network.queries.target import centres_answered_for, sets_targets
from tests.cast import Cast

pytestmark = pytest.mark.django_db


def test_a_rival_reads_no_results_and_an_adviser_fixes_no_target(cast: Cast) -> None:
    readers = {who for who, user in cast.by_role().items() if may_read_results(user, cast.centre)}
    setters = {who for who, user in cast.by_role().items() if may_set_targets(user, cast.centre)}
    assert readers == {"adviser", "head", "coordinator", "agency", "agency_region", "administrator"}
    assert setters == {"head", "coordinator", "agency", "administrator"}


def test_everybody_answers_for_the_own_centres_and_satellites_count_in_theirs(cast: Cast) -> None:
    Centre.objects.create(slug="sat", name="Satélite", kind=CentreKind.SATELLITE, parent=cast.centre, region_id="08")
    seen = {who: [str(c) for c in centres_answered_for(user)] for who, user in cast.by_role().items()}
    both = ["Centro Ana", "Centro Raúl"]
    assert {who: names for who, names in seen.items() if names} == {
        "adviser": ["Centro Ana"],
        "head": ["Centro Ana"],
        "coordinator": ["Centro Ana"],
        "rival": ["Centro Raúl"],
        "agency": both,
        "agency_region": both,
        "administrator": both,
    }


def test_who_fixes_no_target_anywhere_gets_no_grid(cast: Cast) -> None:
    assert {who for who, user in cast.by_role().items() if sets_targets(user)} == {
        "head",
        "coordinator",
        "agency",
        "administrator",
    }

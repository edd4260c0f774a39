import pytest
from django.utils import timezone, translation

from encadena.impact.planning import network_report
from encadena.impact.planning.keeping import counted_by, hash_of, report_of, text_of
from encadena.impact.queries.places import scope_named
from tests.factories import a_centre, a_firm, a_user
from tests.impact.makers import YEAR, a_small_network

# Everything that a small network gives, in one number. It changes with any definition, figure, statement or check: then
# look at what changed, and write the new one here.
HASH = "e4c176d3e9f1d0b0b90c6c157731712732429ab19f432b2cca81784dceafa01c"

pytestmark = pytest.mark.django_db


def test_two_machines_that_counted_the_same_have_one_hash() -> None:
    """On SQLite and on PostgreSQL, whatever the keys of the rows, the time zone, the language and the day."""
    a_small_network()
    assert hash_of(network_report(YEAR)) == HASH


def test_the_hash_hangs_on_no_key_zone_language_or_day() -> None:
    for _ in range(7):  # other keys
        a_firm(), a_user(), a_centre().delete()
    a_small_network()
    with timezone.override("Asia/Tokyo"), translation.override("en"):
        from_afar = network_report(YEAR)
    assert hash_of(from_afar) == hash_of(report_of(text_of(from_afar))) == HASH


def test_one_number_more_is_another_hash() -> None:
    net = a_small_network()
    net.projects["draft"].state = "running"
    net.projects["draft"].save()
    assert hash_of(network_report(YEAR)) != HASH
    assert hash_of(network_report(YEAR, scope_named("region", "08"))) != hash_of(network_report(YEAR))


def test_what_it_was_counted_by_is_short_and_the_same_twice() -> None:
    assert counted_by() == counted_by()
    assert len(counted_by()) <= 40

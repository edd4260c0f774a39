import json

import pytest

from encadena.impact.planning import network_report, public_view
from encadena.impact.planning.keeping import report_of, text_of
from encadena.impact.rules.packing import packed, unpacked
from encadena.kernel.errors import DomainError
from tests.impact.makers import YEAR, a_small_network

pytestmark = pytest.mark.django_db


def test_a_report_goes_into_json_and_comes_back_the_same() -> None:
    a_small_network()
    report = network_report(YEAR)
    for one in (report, public_view(report), network_report(2016)):
        assert report_of(text_of(one)) == one
        assert list(unpacked(packed(one)).figures) == list(one.figures)


def test_a_number_is_found_under_an_address_that_says_what_it_is() -> None:
    a_small_network()
    told = json.loads(text_of(network_report(YEAR)))
    assert told["figures"]["projects"]["value"] == 3
    assert told["breakdowns"]["region"]["rows"]["08"]["figures"]["chain_micro"]["total"] == 5
    assert told["stated"]["chain-projects"]["value"] == 147
    assert told["definitions"]["projects"]["version"] == 1


def test_what_a_newer_program_wrote_is_refused() -> None:
    with pytest.raises(DomainError, match="impact_schema_unknown"):
        unpacked({**packed(network_report(2016)), "schema": 99})

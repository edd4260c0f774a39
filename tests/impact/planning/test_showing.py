import json

import pytest

from encadena.impact.actions.snapshot import freeze_report, publish_report
from encadena.impact.planning import report_shown_to
from encadena.impact.rules.report import Scope
from tests.cast import Cast
from tests.impact.makers import YEAR, a_small_network

pytestmark = pytest.mark.django_db


def test_a_rival_reads_the_published_level_and_the_agency_all(cast: Cast) -> None:
    a_small_network()
    snapshot = publish_report(freeze_report(YEAR, Scope(), actor=None), actor=None)
    whole, outside = (report_shown_to(user, snapshot) for user in (cast.agency, cast.rival))
    assert {"centre", "operator"} <= {one.dimension for one in whole.breakdowns}
    assert not {"centre", "operator"} & {one.dimension for one in outside.breakdowns}
    assert (whole.public, outside.public) == (False, True)
    assert "definition_changed" not in whole.notes


def test_a_definition_that_changed_since_is_said(cast: Cast) -> None:
    snapshot = freeze_report(YEAR, Scope(), actor=None)
    told = json.loads(snapshot.report)
    told["definitions"]["projects"]["fingerprint"] = "0" * 16
    snapshot.report = json.dumps(told)
    assert report_shown_to(cast.agency, snapshot).notes[-1] == "definition_changed"

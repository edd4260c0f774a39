"""What every page of a report shows: live, published, public."""

from typing import Any

from ..rules.report import Report
from ..wording.documents.paper import definition_rows, rounding, state_of
from ..wording.documents.seal import Seal, command, sealed
from ..wording.report.definitions import defined
from ..wording.report.stated import check_lines, stated_lines
from ..wording.story import story_of


def page_of(report: Report, seal: Seal, *, linked: bool) -> dict[str, Any]:
    """``linked``: numbers open the records that they counted; not so in a report that is frozen or public."""
    definitions = defined(report)
    return {
        "report": report,
        "story": story_of(report),
        "seal": seal,
        "state": state_of(seal),
        "sealed": sealed(report, seal),
        "command": command(report),
        "stated": stated_lines(report),
        "checks": check_lines(report),
        "definitions": [(one, definition_rows(one)) for one in definitions],
        "by_code": {one.code: one for one in definitions},
        "rounding": rounding(),
        "linked": linked,
    }

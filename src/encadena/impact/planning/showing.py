"""What a reader sees of a report that was kept."""

from dataclasses import replace

from ..choices import Note
from ..models import Snapshot
from ..queries.access import Viewer, may_read_live, scope_of_snapshot
from ..rules.definitions import used
from ..rules.report import Report
from .keeping import report_of


def report_shown_to(user: Viewer, snapshot: Snapshot) -> Report:
    """All of it to those who read its scope live, the public view to everybody else. A note says when a definition has
    changed since. Whether the reader may see the snapshot at all is decided by ``queries.access``."""
    whole = may_read_live(user, scope_of_snapshot(snapshot))
    report = report_of(snapshot.report if whole else snapshot.public_report)
    changed = set(report.definitions) != set(used())
    return replace(report, notes=(*report.notes, Note.DEFINITION_CHANGED.value)) if changed else report

"""The seal of a report that was frozen."""

from django.utils import timezone

from ..choices import SnapshotState
from ..models import Snapshot
from ..wording.documents import Seal


def seal_of(snapshot: Snapshot) -> Seal:
    published = snapshot.published_at if snapshot.state == SnapshotState.PUBLISHED else None
    return Seal(
        digest=snapshot.digest,
        data_version=snapshot.data_version,
        published_on=timezone.localdate(published) if published else None,
    )

"""What a firm does, by the official classification."""

from collections.abc import Sequence

from django.db import transaction

from encadena.accounts.models import User
from encadena.audit.actions import record
from encadena.catalogs.models import Activity
from encadena.kernel.errors import DomainError
from encadena.kernel.events import publish

from ..errors import ACTIVITY_UNKNOWN
from ..events import FirmsChanged
from ..models import Firm, FirmActivity
from .reach import refresh_reach


def set_activities(firm: Firm, codes: Sequence[str], *, actor: User | None) -> list[FirmActivity]:
    """Make these the firm's activities, the first one its main one. Raises ``activity_unknown``."""
    wanted = list(dict.fromkeys(code.strip() for code in codes if code.strip()))
    known = set(Activity.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    if missing := [code for code in wanted if code not in known]:
        raise DomainError(ACTIVITY_UNKNOWN, value=missing[0])
    with transaction.atomic():
        before = list(firm.activities.order_by("-main", "activity").values_list("activity", flat=True))
        after = wanted[:1] + sorted(wanted[1:])
        if before != after:
            firm.activities.all().delete()
            FirmActivity.objects.bulk_create(
                FirmActivity(firm=firm, activity_id=code, main=place == 0) for place, code in enumerate(after)
            )
            refresh_reach([firm.pk], actor=actor)
            changes = {"activities": [", ".join(before), ", ".join(after)]}
            record("firm.activities_changed", firm, actor=actor, changes=changes)
            publish(FirmsChanged((firm.pk,)))
    return list(firm.activities.order_by("-main", "activity"))

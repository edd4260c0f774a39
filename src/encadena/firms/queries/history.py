"""What a firm's profile is, and what it was, read back from the audit log."""

from encadena.audit.models import Entry

from ..models import Firm
from ..rules.firm import FIELDS


def profile_of(firm: Firm) -> dict[str, object]:
    """The fields of the profile as they stand; ``commune`` by its code."""
    return {field: getattr(firm, "commune_id" if field == "commune" else field) for field in FIELDS}


def profile_at(firm: Firm, version: int) -> dict[str, object]:
    """Fields that were changed after ``version``, with the value they had then."""
    entries = Entry.objects.filter(
        subject_kind="firms.firm", subject_id=str(firm.pk), verb="firm.updated", context__version__gt=version
    )
    was: dict[str, object] = {}
    for entry in entries.order_by("id"):
        for field, (before, _after) in entry.changes.items():
            was.setdefault(field, before)
    return was


def last_editor(firm: Firm) -> Entry | None:
    """Who edited the profile last, and when."""
    entries = Entry.objects.filter(subject_kind="firms.firm", subject_id=str(firm.pk), verb="firm.updated")
    return entries.select_related("actor").order_by("-id").first()

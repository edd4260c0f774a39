"""Requests of a spreadsheet: all of them at once, and taken back as long as nobody spoke since."""

from collections.abc import Iterable, Mapping
from typing import Any

from encadena.accounts.models import User
from encadena.audit import actions as audit
from encadena.kernel import clock

from ..models import SheetImport, Wish
from ..queries.eligibility import terms_of
from ..rules.wishes import refuse_late

CHUNK = 200
CHANGED = ["priority", "answers", "note", "made_by", "changed_at", "withdrawn_at", "imported_by"]


def say_listed(source: SheetImport, *, found: Iterable[Mapping[str, Any]], actor: User | None) -> int:
    """Rows as ``WishesJudge`` found them; who had withdrawn asks again. One entry of the log for all of them."""
    now = clock.now()
    rows = [
        Wish(round=source.round, made_by=actor, created_at=now, changed_at=now, imported_by=source, **one)
        for one in found
    ]
    Wish.objects.bulk_create(
        rows, batch_size=CHUNK, update_conflicts=True, unique_fields=["by", "about"], update_fields=CHANGED
    )
    if rows:
        audit.record("round.wishes_listed", source.round, actor=actor, context={"count": len(rows)})
    return len(rows)


def unsay_listed(source: SheetImport, *, actor: User | None) -> int:
    """Withdraw what this list said and nobody said anew since; how many. Raises ``WishError`` once that is over."""
    refuse_late(source.round.state, terms_of(source.round), answers=True, now=clock.now())
    standing = Wish.objects.filter(imported_by=source, withdrawn_at__isnull=True)
    gone = standing.update(withdrawn_at=clock.now())
    if gone:
        audit.record("round.wishes_unlisted", source.round, actor=actor, context={"count": gone})
    return gone

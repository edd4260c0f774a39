"""Warnings of papers that are about to end, 90, 30 and 7 days before, to the adviser of every active client."""

from encadena.accounts.models import User
from encadena.kernel import clock

from ..models import Alert
from ..queries.expiry import endings
from .alert import note_alerts

EXPIRY = "expiry"


def note_expiring(*, actor: User | None) -> int:
    due = (
        Alert(
            what=EXPIRY, object_id=row.document_id, about_on=row.expires_on, days=row.days, client_id=row.client_id,
            email=row.email, language=row.language,
        )
        for row in endings(clock.today())
    )  # fmt: skip
    return note_alerts(due, actor=actor)

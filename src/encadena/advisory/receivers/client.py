"""What follows in accompaniment from changes elsewhere, after commit."""

from encadena.firms.events import FirmsChanged
from encadena.kernel.events import subscribe

from ..actions.following import follow_firms


@subscribe(FirmsChanged)
def clients_follow(event: FirmsChanged) -> None:
    follow_firms(event.firm_ids, actor=None)

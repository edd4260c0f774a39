"""The number that everything on the day moves on."""

from django.db.models import F

from encadena.accounts.models import User
from encadena.kernel import clock

from ..models import Pulse


def beat(round_id: int, *, actor: User | None) -> None:
    """Tell the pages that follow the round that something they show changed. Inside the transaction of the change."""
    pulse = Pulse.objects.filter(round=round_id)
    if not pulse.update(number=F("number") + 1, at=clock.now()):
        Pulse.objects.get_or_create(round_id=round_id, defaults={"number": 1})

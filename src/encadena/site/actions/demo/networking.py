"""What the network asks of its centres: targets for last year, this one and the next."""

from datetime import date
from random import Random

from encadena.accounts.models import User
from encadena.network.actions.target_batch import TargetChange, set_targets
from encadena.network.choices import CentreKind
from encadena.network.models import Centre
from encadena.network.registry import Indicator, indicators

LEAST = 5


def make_network_work(*, seed: int, today: date, actor: User | None) -> None:
    random = Random(seed + 7)
    centres = list(Centre.objects.exclude(kind=CentreKind.SATELLITE).order_by("pk"))
    for year in (today.year - 1, today.year, today.year + 1):
        changes = [
            TargetChange(centre, one.code, None, value)
            for one in indicators()
            for centre, value in _asked(one, centres, year, today, random)
        ]
        set_targets(changes, year=year, actor=actor)


def _asked(one: Indicator, centres: list[Centre], year: int, today: date, random: Random) -> list[tuple[Centre, int]]:
    """About what the centre reached that year, or would at this year's pace; some ask for a little too much."""
    counted = min(year, today.year)
    reached = one.measure([centre.pk for centre in centres], counted, today)
    passed = today.timetuple().tm_yday / 365 if one.accumulates and counted == today.year else 1
    return [
        (centre, max(LEAST, round(reached.get(centre.pk, 0) / passed * random.uniform(0.85, 1.25))))
        for centre in centres
        if reached.get(centre.pk)
    ]

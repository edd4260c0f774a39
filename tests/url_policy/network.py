"""The addresses of network."""

from dataclasses import replace

from encadena.network.models import TargetBatch

from .advisory_clients import LED_CENTRE, WATCHING
from .base import ALL, CENTRE_SLUG, CENTRE_STAFF, CONTRACT, INSTITUTION, NATIONAL, Url, cast
from .firms import FIRM_LEADERS

RESULTS = replace(LED_CENTRE, own=WATCHING | cast("adviser"), rival=LED_CENTRE.rival | cast("rival"))
TARGETS = replace(LED_CENTRE, own=cast("head coordinator agency administrator"), rival=NATIONAL)
# Targets that were typed together are taken back by whoever typed them.
TYPED = LED_CENTRE.at(lambda side: {"pk": TargetBatch.objects.create(year=2026, made_by=side.manager).pk})
TYPED = replace(TYPED, own=cast("head"), rival=cast(""))


POLICY: dict[str, Url] = {
    "network:centres": Url(ALL),
    "network:centre": Url(ALL, CENTRE_SLUG),
    "network:centre_new": Url(NATIONAL),
    "network:centre_edit": Url(NATIONAL, CENTRE_SLUG),
    "network:contract_new": Url(NATIONAL, CENTRE_SLUG),
    "network:event_new": Url(NATIONAL, CONTRACT),
    "network:institutions": Url(ALL),
    "network:institution": Url(ALL, INSTITUTION),
    "network:home_card": Url(ALL),
    "network:targets_overview": Url(CENTRE_STAFF | NATIONAL | cast("agency_region")),
    "network:targets_grid": Url(NATIONAL | FIRM_LEADERS),
    "network:targets_card": Url(ALL),
    "network:targets_undo": Url(NATIONAL | FIRM_LEADERS, TYPED, post=True),
    "network:targets": Url(CENTRE_STAFF | NATIONAL | cast("agency_region"), RESULTS),
    "network:target_fix": Url(NATIONAL | FIRM_LEADERS, TARGETS, post=True),
}

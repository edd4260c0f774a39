"""The addresses of results."""

from dataclasses import replace

from encadena.impact.actions.snapshot import freeze_report, publish_report
from encadena.impact.models import Snapshot
from encadena.impact.rules.report import Scope

from .base import ALL, CENTRE, NATIONAL, Arguments, Side, Subject, Url, cast

YEAR = 2024

COMPARERS = NATIONAL | cast("head coordinator agency_region")
MEASURED = replace(
    CENTRE.at(lambda side: {"code": "linked", "slug": side.centre.slug, "part": "base"}),
    own=COMPARERS,
    rival=NATIONAL | cast("agency_region"),
)
INSIDE = ALL - cast("owner buyer")
LIVE = cast("adviser head coordinator rival agency agency_region administrator")


def _published(side: Side) -> Snapshot:
    found = Snapshot.objects.filter(year=YEAR, state="published").first()
    return found or publish_report(freeze_report(YEAR, Scope(), actor=side.manager), actor=side.manager)


def _draft(side: Side) -> Arguments:
    return {"pk": freeze_report(YEAR, Scope(), actor=side.manager).pk}


def _public(side: Side) -> Arguments:
    _published(side)
    return {"year": YEAR}


# The network's report is the same for both sides: a published one is for everybody inside, a draft for who publishes.
LIVE_YEAR = CENTRE.at(lambda side: {"year": YEAR})
LIVE_FILE = CENTRE.at(lambda side: {"year": YEAR, "ending": "json"})
RECORDS = CENTRE.at(lambda side: {"year": YEAR, "code": "sessions"})
KEPT = CENTRE.at(lambda side: {"pk": _published(side).pk})
KEPT_FILE = CENTRE.at(lambda side: {"pk": _published(side).pk, "ending": "json"})
DRAFT = Subject(_draft, own=NATIONAL, rival=NATIONAL)
PUBLIC = CENTRE.at(_public)
PUBLIC_FILE = CENTRE.at(lambda side: {**_public(side), "ending": "json"})

POLICY: dict[str, Url] = {
    "impact:reports": Url(INSIDE),
    "impact:report": Url(LIVE, LIVE_YEAR),
    "impact:report_file": Url(LIVE, LIVE_FILE),
    "impact:records": Url(LIVE, RECORDS),
    "impact:record_sheet": Url(LIVE, RECORDS),
    "impact:freeze": Url(NATIONAL | cast("agency_region"), LIVE_YEAR, post=True),
    "impact:published": Url(INSIDE),
    "impact:snapshot": Url(INSIDE, KEPT),
    "impact:snapshot_file": Url(INSIDE, KEPT_FILE),
    "impact:compare": Url(NATIONAL, DRAFT),
    "impact:publish": Url(NATIONAL, DRAFT, post=True),
    "impact:withdraw": Url(NATIONAL, DRAFT, post=True),
    "results:reports": Url(ALL, public=True),
    "results:report": Url(ALL, PUBLIC, public=True),
    "results:report_file": Url(ALL, PUBLIC_FILE, public=True),
    "impact:outside_card": Url(ALL),
    "impact:report_card": Url(ALL),
    "impact:comparing": Url(COMPARERS),
    "impact:measure_records": Url(COMPARERS, MEASURED),
}

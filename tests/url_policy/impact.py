"""The addresses of results."""

from dataclasses import replace

from .base import ALL, CENTRE, NATIONAL, Url, cast

COMPARERS = NATIONAL | cast("head coordinator agency_region")
MEASURED = replace(
    CENTRE.at(lambda side: {"code": "linked", "slug": side.centre.slug, "part": "base"}),
    own=COMPARERS,
    rival=NATIONAL | cast("agency_region"),
)

POLICY: dict[str, Url] = {
    "impact:outside_card": Url(ALL),
    "impact:comparing": Url(COMPARERS),
    "impact:measure_records": Url(COMPARERS, MEASURED),
}

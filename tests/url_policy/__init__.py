"""Who may open which address: ``tests/test_every_url_every_role.py`` walks every URL pattern against this table.

Adding an address? Add one line to the module of your room; the test names what is missing.

    "room:name": Url(ROLES),                      no arguments; the others get 403
    "room:name": Url(ROLES, FIRM),                arguments of a record; whoever may not reach it gets 404
    "room:name": Url(ROLES, FIRM, post=True),     answers POST only (GET is 405)
    "room:name": Url(ROLES, get=302),             an allowed GET answers this instead of 200
    "room:name": Url(ALL, public=True),           without signing in (``visitor=`` if that GET answers something else)

``ROLES`` is a set of names of the cast (``tests/cast.py``). A ``Subject`` makes the arguments twice, of a record on
Ana's side (``own``) and of one on Raúl's, and says who reaches each; ``FIRM.at(lambda side: {...})`` keeps the reach
and changes the arguments (``side`` has firm, centre, adviser, operator, manager; make more rows if you need them).
Outcomes that follow, and that the test holds:

* anonymous: sent to sign in, unless ``public``;
* role in ROLES and within reach: GET is 200 (or ``get``), POST without data never fails with 5xx;
* role in ROLES, out of reach: 404, GET and POST, and nothing is written;
* role not in ROLES: 403 or 404, and nothing is written;
* no page shows the name or RUT of a firm that its reader may not see, unless ``strangers`` names that reader (say why).
"""

from . import (
    accounts,
    advisory_clients,
    advisory_materials,
    advisory_outcomes,
    advisory_sessions,
    advisory_trainings,
    api,
    associations,
    audit,
    catalogs,
    chains,
    fairs,
    firms,
    impact,
    jobs,
    matchmaking,
    matchmaking_before,
    matchmaking_day,
    matchmaking_market,
    matchmaking_outcomes,
    missions,
    network,
    readiness,
    search,
    site,
)
from .base import ALL, Side, Url

__all__ = ["ALL", "POLICY", "Side", "Url"]

ROOMS = (
    accounts,
    advisory_clients,
    advisory_materials,
    advisory_outcomes,
    advisory_sessions,
    advisory_trainings,
    api,
    associations,
    audit,
    catalogs,
    chains,
    fairs,
    firms,
    impact,
    jobs,
    matchmaking,
    matchmaking_before,
    matchmaking_day,
    matchmaking_market,
    matchmaking_outcomes,
    missions,
    network,
    readiness,
    search,
    site,
)

POLICY: dict[str, Url] = {}
for room in ROOMS:
    assert not POLICY.keys() & room.POLICY.keys(), f"{room.__name__} repeats an address"
    POLICY |= room.POLICY

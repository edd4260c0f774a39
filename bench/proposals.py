"""How long the list of proposals takes on the server: ``python bench/proposals.py [FIRMS NEEDS OPEN]``.

Adds FIRMS (300,000) invented firms to the network in ``ENCADENA_HOME`` (a copy of a demonstration, never one in use),
attended by its centres at random, and NEEDS (33,334) with thirty proposals each, of which OPEN (2,000) are open today;
nothing is added where as many proposals are there. For each reader and state it prints the processor time of the first
page and of one that lies forty pages further, in milliseconds (median of five), and the queries of one.
"""

import logging
import os
import re
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from random import Random

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from lists import measured  # noqa: E402

from encadena.accounts.choices import Role  # noqa: E402
from encadena.accounts.models import User  # noqa: E402
from encadena.firms.actions.reach import refresh_reach  # noqa: E402
from encadena.firms.models import Assignment, Firm  # noqa: E402
from encadena.kernel import clock  # noqa: E402
from encadena.matchmaking.choices import ProposalState  # noqa: E402
from encadena.matchmaking.models import Buyer, Need, Proposal  # noqa: E402
from encadena.network.models import Centre  # noqa: E402

PAGE = "/ruedas/oportunidades/"
EACH, CHUNK, FURTHER = 30, 5_000, 40
SAID = (ProposalState.OPEN,) * 16 + (ProposalState.DISMISSED,) * 3 + (ProposalState.INTERESTED,)
REASONS = [{"code": "market", "state": "met", "side": "seller", "way": "", "params": {"country": "PE"}}]


def fill(firms: int, needs: int, still_open: int) -> None:
    random, today = Random(45), clock.today()
    if Proposal.objects.count() >= needs * EACH:
        return
    keys = list(_firms(firms, random))
    buyer = Buyer.objects.order_by("pk").first()
    for start in range(0, needs, CHUNK // EACH):
        numbers = range(start, min(start + CHUNK // EACH, needs))
        made = Need.objects.bulk_create([_need(buyer, n < still_open, n, today) for n in numbers])
        rows = [
            Proposal(
                need=need, firm_id=firm, score=round(random.random(), 4), for_buyer=0.5, for_firm=0.5, reasons=REASONS,
                state=random.choice(SAID),
            )
            for need in made
            for firm in random.sample(keys, EACH)
        ]  # fmt: skip
        Proposal.objects.bulk_create(rows)


def _need(buyer: Buyer | None, is_open: bool, number: int, today: date) -> Need:
    until = today + timedelta(days=90 if is_open else -90)
    return Need(buyer=buyer, title=f"Miel {number}", until=until, standing_since=clock.now(), invented=True)


def _firms(count: int, random: Random) -> Iterator[int]:
    centres = list(Centre.objects.exclude(kind="satellite").values_list("pk", flat=True))
    since = clock.today() - timedelta(days=400)
    for start in range(0, count, CHUNK):
        size = min(CHUNK, count - start)
        made = Firm.objects.bulk_create([Firm(name=f"Firma {start + n}", sort_name="firma") for n in range(size)])
        Assignment.objects.bulk_create(
            [Assignment(firm=firm, centre_id=random.choice(centres), since=since) for firm in made]
        )
        keys = [firm.pk for firm in made]
        refresh_reach(keys, actor=None)
        yield from keys


def main() -> None:
    firms, needs, still_open = (int(text) for text in (sys.argv[1:4] or ("300000", "33334", "2000")))
    settings.ALLOWED_HOSTS = ["*"]
    logging.disable(logging.ERROR)
    fill(firms, needs, still_open)
    print(f"{connection.vendor}: {Firm.objects.count():,} firms, {Proposal.objects.count():,} proposals")
    for role in (Role.FIRM, Role.ADVISER, Role.COORDINATOR):
        client = Client()
        client.force_login(User.objects.filter(role=role, email__endswith="@demo.cl").earliest("pk"))
        for state in ProposalState.values:
            for label, url in (("first", f"{PAGE}?estado={state}"), ("further", _further(client, state))):
                status = client.get(url).status_code
                _middle, _worst, work, queries = measured(partial(client.get, url), 5)
                print(f"{status} {role:12} {state:11} {label:8} {work:8.1f} ms {queries:4} queries")


def _further(client: Client, state: str) -> str:
    url = f"{PAGE}?estado={state}"
    for _ in range(FURTHER):
        onward = re.search(r"desde=([\de.-]+_\d+)", client.get(url).content.decode())
        if onward is None:
            break
        url = f"{PAGE}?estado={state}&desde={onward[1]}"
    return url


if __name__ == "__main__":
    main()

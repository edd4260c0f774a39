"""How long the pages of the register take on the server: ``python bench/lists.py [ROUNDS]``.

Measures the database in ``ENCADENA_HOME`` (or ``DATABASE_URL``) as it is: ``encadena demo --size decade`` makes 300,000
firms. Every page is asked of the whole stack (middleware, view, template) for an adviser, a coordinator, the region and
the agency; the table shows the median and the worst of ROUNDS (5) after one warming request, the
processor time (on a busy machine the clock says more about its other work), and the queries made.
"""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median
from time import perf_counter, process_time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from encadena.accounts.choices import Role  # noqa: E402
from encadena.accounts.models import User  # noqa: E402
from encadena.firms.models import Assignment, Firm  # noqa: E402
from encadena.firms.queries.duplicates import alike_to  # noqa: E402
from encadena.network.models import Post  # noqa: E402

PAGES = [
    ("list", "/empresas/"),
    ("list, page 100", "/empresas/?page=100"),
    ("list, page 5000", "/empresas/?page=5000"),
    ("one region", "/empresas/?region=08"),
    ("capital region, large firms", "/empresas/?region=13&tamano=large"),
    ("a commune", "/empresas/?region=08&comuna=08101"),
    ("women, small, no RUT", "/empresas/?mujeres=yes&tamano=micro&rut=sin"),
    ("one word", "/empresas/?q=panaderia"),
    ("two words", "/empresas/?q=comercial+los"),
    ("a rare word", "/empresas/?q=xilofono"),
    ("beginning of a RUT", "/empresas/?q=76.123"),
    ("a section", "/empresas/?rubro=G"),
    ("a rare section", "/empresas/?rubro=K"),
    ("largest first", "/empresas/?orden=-tramo"),
    ("latest change first", "/empresas/?orden=-cambio"),
    ("word, region, size, women", "/empresas/?q=los&region=08&tamano=micro&mujeres=yes&orden=tramo"),
    ("strip of regions", "/empresas/regiones/"),
    ("strip, small, women", "/empresas/regiones/?tamano=small&mujeres=yes"),
    ("strip, one word", "/empresas/regiones/?q=panaderia"),
    ("duplicates", "/empresas/duplicados/"),
    ("firm page", "/empresas/{firm}/"),
    ("firm: owners", "/empresas/{firm}/propiedad/"),
    ("firm: history", "/empresas/{firm}/historia/"),
    ("firm: alike", "/empresas/{firm}/parecidas/"),
    ("while typing", "/empresas/nueva/parecidas/?name=Panaderia+Los+Robles&phone=987654321"),
]


def measured(act: Callable[[], object], rounds: int) -> tuple[float, float, float, int]:
    """Median and worst in milliseconds by the clock, median of processor time, and queries of one run."""
    queries: list[str] = []

    def count(execute: Callable[..., object], sql: str, *rest: object) -> object:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        act()
    times, work = [], []
    for _ in range(rounds):
        begun, busy = perf_counter(), process_time()
        act()
        times.append((perf_counter() - begun) * 1000)
        work.append((process_time() - busy) * 1000)
    return median(times), max(times), median(work), len(queries)


def readers() -> Iterator[User]:
    """The busiest adviser, and somebody of each wider scope."""
    busiest = Assignment.objects.filter(until=None, adviser__isnull=False).order_by("-firm").first()
    if busiest and busiest.adviser:
        yield busiest.adviser
    for role in (Role.COORDINATOR, Role.AGENCY_REGION, Role.AGENCY):
        posted = Post.objects.filter(role=role).values("user") if role != Role.AGENCY else User.objects.values("pk")
        if user := User.objects.filter(role=role, pk__in=posted, is_active=True).first():
            yield user


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    settings.ALLOWED_HOSTS = ["*"]
    logging.disable(logging.ERROR)
    print(f"{connection.vendor}: {Firm.objects.count():,} firms, {rounds} rounds")
    for user in readers():
        client = Client()
        client.force_login(user)
        firm = Firm.objects.filter(assignments__adviser=user).first() or Firm.objects.order_by("-pk").first()
        if firm is None:
            return
        print(f"\n{user.role:14} {'page':32} {'median':>8} {'worst':>8} {'cpu':>8}  queries")
        for label, address in PAGES:
            url = address.format(firm=firm.pk)
            status = client.get(url).status_code
            middle, worst, work, queries = measured(partial(client.get, url), rounds)
            slow = "  ← over 100 ms" if middle > 100 else ""
            print(f"{status:14} {label:32} {middle:6.1f}ms {worst:6.1f}ms {work:6.1f}ms {queries:8}{slow}")
    agency = User.objects.filter(role=Role.AGENCY).first() or User.objects.first()
    sample = list(Firm.objects.order_by("-pk")[:20])
    if agency and sample:
        times = [measured(partial(alike_to, firm, agency), 1)[0] for firm in sample]
        print(f"\ncandidates per firm (20 firms): median {median(times):.1f} ms, worst {max(times):.1f} ms")


if __name__ == "__main__":
    main()

"""How long the yearly report and its drill-downs take: ``python bench/report.py [network|decade] [ROUNDS] [ROLE …]``.

Uses the demonstration in ``ENCADENA_HOME`` if that names one, else makes one of the size (``network`` unless stated;
``decade``, with a million sessions, takes about eleven minutes) in a folder of its own. Then measures it on SQLite, and
once more on a PostgreSQL of its own (``.ci/postgres``, ``BENCH_PG=no`` leaves it out) into which the tables are copied.

* the report counted anew and shown again, for the whole network and for parts of it;
* every page that a number opens: each figure of the whole, its parts, and the largest row of each breakdown;
* beside it, in the same run, the plain peer: the same sessions counted by a loop over objects.

Of readers with each ROLE (agency, coordinator, head). Medians of ROUNDS (3), in milliseconds of this process and by the
clock (the clock has the server's part of PostgreSQL).
"""

import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[1]
ROLES = ("agency", "coordinator", "head")
LIMITS = {"counted anew": 2000.0, "again": 200.0, "records": 200.0}
Times = tuple[float, float]


def main() -> None:
    words = sys.argv[1:]
    size = next((word for word in words if word in {"network", "decade", "small"}), "network")
    rounds = next((int(word) for word in words if word.isdigit()), 3)
    roles = [word for word in words if word in ROLES] or list(ROLES)
    if "--here" in words:
        return measure(rounds, roles)
    with tempfile.TemporaryDirectory(prefix="encadena-bench-") as folder:
        home = Path(os.environ.get("ENCADENA_HOME", ""))
        if not (home / "encadena.sqlite3").is_file():
            home = Path(folder)
            run(
                [".venv/bin/encadena", "demo", "--size", size, "--plan-seconds", "1"],
                ENCADENA_HOME=str(home),
                quiet=True,
            )
        run([".venv/bin/encadena", "migrate", "-v", "0"], ENCADENA_HOME=str(home))
        again = [".venv/bin/python", "bench/report.py", "--here", str(rounds), *roles]
        run(again, ENCADENA_HOME=str(home))
        if os.environ.get("BENCH_PG") != "no":
            on_postgres(home, Path(folder) / "pg", again)


def on_postgres(home: Path, folder: Path, again: list[str]) -> None:
    own = {"ENCADENA_PG_DIR": str(folder), "ENCADENA_PG_PORT": os.environ.get("BENCH_PG_PORT", "54341")}
    started = subprocess.run(
        ["sh", ".ci/postgres", "start"],
        cwd=ROOT,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
        check=False,
    )
    if started.returncode:
        print("PostgreSQL: not measured:", started.stderr.strip())
        return
    try:
        url = started.stdout.strip()
        run([".venv/bin/encadena", "migrate", "-v", "0"], DATABASE_URL=url, ENCADENA_HOME=str(home))
        run([".venv/bin/python", "bench/report_copy.py", str(home / "encadena.sqlite3")], DATABASE_URL=url)
        run(again, DATABASE_URL=url, ENCADENA_HOME=str(home))
    finally:
        subprocess.run(["sh", ".ci/postgres", "stop"], cwd=ROOT, env={**os.environ, **own}, check=False)


def run(command: list[str], *, quiet: bool = False, **settings: str) -> None:
    out = subprocess.DEVNULL if quiet else None
    subprocess.run(command, cwd=ROOT, env={**os.environ, **settings}, check=True, stdout=out)


def measure(rounds: int, roles: list[str]) -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")
    django.setup()
    from django.conf import settings
    from django.db import connection

    from encadena.advisory.models import Session
    from encadena.impact.actions.computed import report_now
    from encadena.impact.models import ComputedReport
    from encadena.impact.planning import network_report
    from encadena.impact.queries.places import scope_named

    settings.ALLOWED_HOSTS = ["*"]
    year = last_full_year()
    print(f"\n{connection.vendor}, {Session.objects.count():,} sessions, report of {year}, medians of {rounds}")
    print("| what | ms of processor | ms by the clock | limit |\n| --- | --- | --- | --- |")
    for name, scope in (("network", scope_named()), ("region 08", scope_named("region", "08"))):
        row(f"report, {name}: counted anew", timed(lambda s=scope: network_report(year, s), rounds), "counted anew")
        report_now(year, scope, actor=None)
        row(f"report, {name}: again", timed(lambda s=scope: report_now(year, s, actor=None), rounds), "again")
    drill_downs(year, rounds, roles)
    row("peer: sessions of the year by centre, a loop over objects", timed(lambda: peer(year), 1), "")
    ComputedReport.objects.all().delete()


def drill_downs(year: int, rounds: int, roles: list[str]) -> None:
    """Whole requests of the agency, and of a coordinator and a head in their own scopes."""
    from encadena.accounts.models import User

    for role in roles:
        user = (
            User.objects.filter(role=role, posts__isnull=False).order_by("pk").first()
            or User.objects.filter(role=role).first()
        )
        if user is not None:
            of_reader(user, year, rounds)


def of_reader(user: Any, year: int, rounds: int) -> None:  # noqa: ANN401  an account
    from django.test import Client as Browser

    from encadena.impact.actions.computed import report_now
    from encadena.impact.queries.access import live_scopes

    browser, scope = Browser(), live_scopes(user)[0]
    browser.force_login(user)
    report = report_now(year, scope, actor=None)
    found: dict[str, list[tuple[float, float, str]]] = {}
    for code, query in questions(report):
        asked = {**query, "ambito": f"{scope.kind}:{scope.key}"} if scope.key else query
        address = f"/resultados/{year}/cifras/{code}/"
        answer = browser.get(address, asked)
        assert answer.status_code == 200, (address, asked, answer.status_code)
        cpu, clock = timed(lambda a=address, q=asked: browser.get(a, q), rounds)
        found.setdefault(code, []).append((cpu, clock, " ".join(query.values()) or "whole"))
    for code, told in found.items():
        worst = max(told)
        label = f"records, {user.role}: {code} (worst of {len(told)} addresses: {worst[2]})"
        row(label, (worst[0], max(clock for _cpu, clock, _what in told)), "records")


def questions(report: Any) -> Iterator[tuple[str, dict[str, str]]]:  # noqa: ANN401  a Report
    """Figures of the whole with their parts, and of each breakdown the row with most."""
    for code, figure in report.figures.items():
        yield code, {}
        if figure.kind == "portion":
            yield from ((code, {"parte": part}) for part in ("yes", "no", "unknown"))
    for one in report.breakdowns:
        for code in one.rows[0].figures if one.rows else ():
            largest = max(one.rows, key=lambda row: weight(row.figures[code]))
            if weight(largest.figures[code]):
                yield code, {"por": one.dimension, "fila": largest.key}


def weight(figure: Any) -> float:  # noqa: ANN401  a Figure
    return float(getattr(figure, "total", None) or getattr(figure, "value", None) or getattr(figure, "n", 0) or 0)


def peer(year: int) -> Counter[str]:
    """What the report's one query says, asked the plain way."""
    from encadena.advisory.models import Session

    counts: Counter[str] = Counter()
    for session in Session.objects.filter(on__year=year, counts=True, withdrawn_at=None).select_related("centre"):
        counts[session.centre.slug] += session.contact_minutes + session.preparation_minutes
    return counts


def timed(call: Callable[[], object], rounds: int) -> Times:
    times = []
    for _ in range(rounds):
        cpu, clock = time.process_time(), time.perf_counter()
        call()
        times.append((1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - clock)))
    return median(cpu for cpu, _clock in times), median(clock for _cpu, clock in times)


def row(what: str, times: Times, limit: str) -> None:
    most = LIMITS.get(limit)
    mark = f"{most:.0f}{' **over**' if times[0] > most else ''}" if most else ""
    print(f"| {what} | {times[0]:.0f} | {times[1]:.0f} | {mark} |", flush=True)


def last_full_year() -> int:
    from encadena.kernel import clock

    return clock.today().year - 1


if __name__ == "__main__":
    main()

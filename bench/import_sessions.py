"""How long a spreadsheet of sessions takes, and how much memory: ``python bench/import_sessions.py [ROWS]``.

Makes a centre with 20 advisers and a workbook of ROWS sessions over three years (91,000 unless stated), uploads, checks
and applies it into an empty SQLite database, then checks it once more (nothing may be new) and undoes it. The peer is
our own one-by-one path (``log_session``) on a sample of the same rows, extrapolated.
"""

import sys
import tempfile
import time
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from import_firms import lap, setup

LIMITS = {"seconds": 60, "megabytes": 1024}
ADVISERS, CLIENTS, SAMPLE = 20, 2_000, 300
HEADINGS = (
    "Fecha", "RUT clientes", "Correo asesoría", "Modalidad", "Área", "Atención (min)", "Preparación (min)",
    "Qué se asesoró", "Id externo",
)  # fmt: skip
MODES = ("En el centro", "En la empresa", "Por teléfono", "Por video")
AREAS = ("Finanzas y costos", "Marketing y ventas", "Comercio exterior", "Digitalización")


def network() -> tuple[Any, list[Any], list[Any]]:
    """A centre, its advisers and its clients."""
    from encadena.accounts.models import User
    from encadena.advisory.models import Client
    from encadena.catalogs.models import Region
    from encadena.firms.models import Firm
    from encadena.kernel import rut
    from encadena.network.models import Centre, Post

    centre = Centre.objects.create(name="Centro", slug="centro", region=Region.objects.get(pk="08"))
    advisers = [
        User.objects.create(email=f"asesora{n}@example.cl", full_name=f"Asesora {n}", role="adviser")
        for n in range(ADVISERS)
    ]
    for adviser in advisers:
        Post.objects.create(user=adviser, role="adviser", centre=centre, since=date(2015, 1, 1))
    numbers = range(76_000_000, 76_000_000 + CLIENTS)
    firms = Firm.objects.bulk_create(Firm(rut=f"{n}{rut.check_digit(n)}", name=f"Empresa {n}") for n in numbers)
    signed = {"stage": "accompanied", "arrived_on": date(2015, 1, 1), "agreement_signed_on": date(2015, 1, 1)}
    clients = [
        Client(firm=firm, centre=centre, adviser=advisers[n % ADVISERS], **signed) for n, firm in enumerate(firms)
    ]
    return centre, advisers, Client.objects.bulk_create(clients)


def rows(count: int, advisers: list[Any], clients: list[Any]) -> list[list[object]]:
    """Five sessions a day for each adviser, with clients of their own."""
    first = date.today() - timedelta(days=count // (ADVISERS * 5) + 2)  # noqa: DTZ011  a bench runs where it runs
    return [
        [
            (first + timedelta(days=n // (ADVISERS * 5))).strftime("%d-%m-%Y"),
            clients[n % CLIENTS].firm.rut, advisers[n % ADVISERS].email, MODES[n % 4], AREAS[n % 4], 45 + n % 30, 15,
            f"Asesoría número {n} sobre costos y precios", f"S-{n}",
        ]
        for n in range(count)
    ]  # fmt: skip


def workbook(path: Path, sheet_rows: list[list[object]]) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Sesiones")
    for number, row in enumerate([list(HEADINGS), *sheet_rows]):
        sheet.write_row(number, 0, row)
    book.close()


def one_by_one(sheet_rows: list[list[object]], advisers: list[Any], clients: list[Any]) -> float:
    """Seconds per row of the path that forms and the API take."""
    from encadena.advisory.actions.session import log_session

    began = time.perf_counter()
    for n, row in enumerate(sheet_rows[:SAMPLE]):
        data = {"on": row[0], "mode": "centre", "area": "finance", "contact_minutes": row[5], "advice": row[7]}
        log_session([clients[n % CLIENTS]], data=data, actor=None, adviser=advisers[n % ADVISERS])
    return (time.perf_counter() - began) / SAMPLE


def main(count: int) -> int:
    setup()
    from django.core.files import File

    from encadena.advisory.actions import exchange
    from encadena.advisory.models import Session, SessionClient, SheetImport

    centre, advisers, clients = network()
    sheet_rows = rows(count, advisers, clients)
    per_row = one_by_one(sheet_rows, advisers, clients)
    SessionClient.objects.all().delete()
    Session.objects.all().delete()
    path = Path(tempfile.mkdtemp()) / "sesiones.xlsx"
    workbook(path, sheet_rows)
    del sheet_rows

    def upload() -> SheetImport:
        with path.open("rb") as file:
            return exchange.receive_sheet(upload=File(file), name=path.name, centre=centre, actor=None)

    table: list[tuple[str, float, int]] = []
    with lap("upload, propose columns", table):
        batch = upload()
    with lap("check", table):
        batch = exchange.check_sheet(batch, actor=None)
    with lap("apply", table):
        batch = exchange.apply_sheet(batch, only_good_rows=False, actor=None)
    total, peak = sum(seconds for _name, seconds, _rss in table), table[-1][2]
    print(f"{'TOTAL':32} {total:8.1f} s   peak {peak:5} MB   ({batch.counts['made']:,} sessions made)")
    print(f"{'one by one, extrapolated':32} {per_row * count:8.1f} s   ({SAMPLE} rows at {per_row * 1000:.1f} ms)")
    with lap("the same file again: check", table):
        again = exchange.check_sheet(upload(), actor=None)
    print(f"  known {again.counts['unchanged']:,}, new {again.counts['new']}, warnings {again.counts['warnings']}")
    with lap("undo", table):
        undone = exchange.undo_sheet(batch, actor=None)
    print(f"  undone {undone.counts['undone']:,}, refused {undone.counts['refused']}")
    return 0 if total <= LIMITS["seconds"] and peak <= LIMITS["megabytes"] else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 91_000))

"""How long a spreadsheet of firms takes, and how much memory: ``python bench/import_firms.py [ROWS]``.

Makes a workbook of ROWS firms with one owner and two years of sales each (100,000 unless stated), uploads, checks and
applies it into an empty SQLite database, then checks it once more (nothing may change), each in the one process whose
peak memory is printed. The peer is our own one-by-one path (``create_firm``, ``record_sales``, ``set_owners``) on a
sample of the same rows, extrapolated.
"""

import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

LIMITS = {"seconds": 60, "megabytes": 1024}
SAMPLE = 300
GIVEN = ("Ana", "Rosa", "José", "Luis")
DAY_ONE = datetime(2000, 1, 1)  # noqa: DTZ001  spreadsheets know no time zones
HEADINGS = (
    "RUT", "Razón social", "Nombre de fantasía", "Tipo", "Comuna", "Dirección", "Correo", "Teléfono",
    "Inicio de actividades", "Ventas 2023", "Ventas 2024", "RUT dueña", "Nombre dueña", "Género", "Participación",
)  # fmt: skip
WORDS = [
    "Panadería",
    "Maestranza",
    "Textil",
    "Ferretería",
    "Apícola",
    "Viña",
    "Hostal",
    "Taller",
    "Comercial",
    "Agrícola",
    "Pesquera",
    "Lácteos",
]
NAMES = [
    "Soto",
    "Muñoz",
    "Rojas",
    "Pérez",
    "Díaz",
    "Contreras",
    "Núñez",
    "Fuentes",
    "Araya",
    "Ñanco",
    "Sepúlveda",
    "Vera",
]


def setup() -> None:
    home = tempfile.mkdtemp(prefix="encadena-bench-")
    os.environ["ENCADENA_HOME"] = home
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "encadena.site.settings")
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def rows(count: int) -> Iterator[list[object]]:
    from encadena.catalogs.models import Commune
    from encadena.kernel import rut

    chance, communes = random.Random(5), list(Commune.objects.values_list("name", flat=True))
    for n in range(count):
        firm, person = 76_000_000 + 3 * n, 8_000_000 + n
        yield [
            f"{firm:,}".replace(",", ".") + "-" + rut.check_digit(firm),
            f"{chance.choice(WORDS)} {chance.choice(NAMES)} {n} SpA", f"{chance.choice(WORDS)} {n}", "Sociedad",
            chance.choice(communes), f"Calle {chance.choice(NAMES)} {n % 999 + 1}", f"contacto{n}@empresa{n}.cl",
            f"+56 9 {chance.randint(10_000_000, 99_999_999)}",
            DAY_ONE + timedelta(days=chance.randint(0, 9000)),
            chance.randint(0, 900_000_000), chance.randint(0, 900_000_000),
            f"{person}-{rut.check_digit(person)}",
            f"{chance.choice(GIVEN)} {chance.choice(NAMES)} {n}",
            chance.choice(("Mujer", "Hombre", "F", "")), 100,
        ]  # fmt: skip


def workbook(path: Path, count: int) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"constant_memory": True})
    sheet, day = book.add_worksheet("Empresas"), book.add_format({"num_format": "dd-mm-yyyy"})
    sheet.write_row(0, 0, HEADINGS)
    for number, row in enumerate(rows(count), 1):
        for place, cell in enumerate(row):
            sheet.write(number, place, cell, day) if isinstance(cell, datetime) else sheet.write(number, place, cell)
    book.close()


@contextmanager
def lap(name: str, table: list[tuple[str, float, int]]) -> Iterator[None]:
    """Both clocks: on a busy machine the wall shows the neighbours' work too."""
    began, worked = time.perf_counter(), time.process_time()
    yield
    table.append((name, time.perf_counter() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024))
    work = time.process_time() - worked
    print(f"{name:32} {table[-1][1]:8.1f} s   of processor {work:7.1f} s   peak {table[-1][2]:5} MB", flush=True)


def one_by_one(count: int) -> float:
    """Seconds per row of the path that forms and the API take."""
    from encadena.catalogs.models import Commune
    from encadena.firms.actions.firm import create_firm
    from encadena.firms.actions.ownership import set_owners
    from encadena.firms.actions.sales import record_sales
    from encadena.firms.rules.communes import CommuneName, Gazetteer

    places = Gazetteer(CommuneName(*row) for row in Commune.objects.values_list("code", "name", "region"))
    sample = list(rows(count))
    began = time.perf_counter()
    for row in sample:
        place = places.find(str(row[4]))
        data = {"rut": row[0], "name": row[1], "trade_name": row[2], "kind": row[3], "commune": place and place.code,
                "address": row[5], "email": row[6], "phone": row[7], "started_on": row[8]}  # fmt: skip
        firm = create_firm(data=data, centre=None, actor=None)
        for year, amount in ((2023, row[9]), (2024, row[10])):
            record_sales(firm, year=year, amount=str(amount), actor=None, origin="bench")
        set_owners(firm, [{"rut": row[11], "full_name": row[12], "gender": row[13], "share": row[14]}], actor=None)
    return (time.perf_counter() - began) / count


def main(count: int) -> int:
    setup()
    from django.core.files import File

    from encadena.firms.actions import importing
    from encadena.firms.models import Firm, Import

    def upload(path: Path) -> Import:
        with path.open("rb") as file:
            batch = importing.receive_file(upload=File(file), name=path.name, centre=None, actor=None)
        return importing.set_columns(batch, fields={int(p): f for p, f in batch.fields.items()}, actor=None)

    table: list[tuple[str, float, int]] = []
    path = Path(tempfile.mkdtemp()) / "empresas.xlsx"
    per_row = one_by_one(SAMPLE)
    Firm.objects.all().update(rut=None)
    workbook(path, count)
    print(f"{count:,} rows, {path.stat().st_size / 1e6:.1f} MB")
    with lap("upload, look, propose columns", table):
        batch = upload(path)
    with lap("check", table):
        batch = importing.check_import(batch, actor=None)
    with lap("apply", table):
        batch = importing.apply_import(batch, only_good_rows=False, actor=None)
    total, peak = sum(seconds for _name, seconds, _rss in table), table[-1][2]
    print(f"{'TOTAL':32} {total:8.1f} s   peak {peak:5} MB   ({batch.counts['made']:,} firms made)")
    print(f"{'one by one, extrapolated':32} {per_row * count:8.1f} s   ({SAMPLE} rows at {per_row * 1000:.1f} ms)")
    with lap("the same file again: check", table):
        again = importing.check_import(upload(path), actor=None)
    print(f"  unchanged {again.counts['unchanged']:,}, changed {again.counts['changed']}, new {again.counts['new']}")
    with lap("undo", table):
        undone = importing.undo_import(batch, actor=None)
    print(f"  undone {undone.counts['undone']:,}, refused {undone.counts['refused']}")
    return 0 if total <= LIMITS["seconds"] and peak <= LIMITS["megabytes"] else 1


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000))

"""``encadena round bench FOLDER``: every problem of a folder planned and judged, one line each, and what all took."""

from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from encadena.engines.rounds.craft import family
from encadena.engines.rounds.measure import Measured, measured, problems_in

ROW = "{:<32} {:<11} {:>7} {:>7} {:>9}"
UNKNOWN_NUMBER = "–"


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, help="carpeta con problemas")
    parser.add_argument("--pattern", default="*.dzn", help="qué archivos (*.dzn)")
    parser.add_argument(
        "--craft", type=int, default=0, metavar="N", help="en su lugar, N problemas nuevos hechos de ellos"
    )


def run(options: dict[str, Any], write: Callable[[str], object]) -> bool:
    """True if every problem was decided."""
    write(ROW.format(_("problema"), _("estado"), _("esperas"), _("cota"), _("segundos")))
    results = []
    known = problems_in(options["folder"], options["pattern"])
    for name, problem in family(dict(known), options["craft"], options["seed"]) if options["craft"] else known:
        limits = {"seconds": options["time_limit"], "workers": options["workers"], "seed": options["seed"]}
        results.append(measured(problem, **limits))
        write(_row(name, results[-1]))
    decided = sum(result.decided for result in results)
    facts = {"decided": decided, "all": len(results), "seconds": f"{sum(r.seconds for r in results):.1f}"}
    write(_("Decididos %(decided)s de %(all)s en %(seconds)s s.") % facts)
    return decided == len(results)


def _row(name: str, result: Measured) -> str:
    breaks = UNKNOWN_NUMBER if result.breaks is None else result.breaks
    return ROW.format(name, result.status, breaks, result.bound, f"{result.seconds:.2f}")

"""``encadena round repair FILE AGENDA.json LIVE.json``: a published agenda meets its day, without a database."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.formats.json import AGENDA_SCHEMA, agenda_rows
from encadena.engines.rounds.formats.live import read_live
from encadena.engines.rounds.formats.read import read_agenda, read_problem
from encadena.engines.rounds.problem import ProblemError
from encadena.engines.rounds.repair import Change, Repaired, repair

from ..wording.repaired import change_sentence, why_sentence


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="el problema: .dzn, .json o .xlsx")
    parser.add_argument("schedule", type=Path, help="la agenda en JSON, como la escribe «solve --json»")
    parser.add_argument("live", type=Path, help="la situación del día en JSON: hora, ausencias, mesas, lista de espera")
    parser.add_argument("--time-limit", type=float, default=5.0, metavar="S", help="segundos (5)")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="la misma semilla repite el arreglo")


def run(options: dict[str, Any]) -> Repaired:
    """Raises ``FormatError``, also where agenda or situation contradict the problem."""
    problem, schedule = read_problem(options["file"]), read_agenda(options["schedule"])
    try:
        live = read_live(options["live"])
        return repair(problem, schedule, live, seconds=options["time_limit"], seed=options["seed"])
    except ProblemError as error:
        raise FormatError(options["live"].name, None, error.code, **error.params) from error


def document(repaired: Repaired) -> dict[str, Any]:
    return {
        "schema": AGENDA_SCHEMA,
        "value": repaired.value,
        "value_bound": round(repaired.bound, 3),
        "objective": repaired.breaks,
        "seconds": round(repaired.seconds, 3),
        "meetings": agenda_rows(repaired.problem, repaired.schedule),
        "changes": [_change(change) for change in repaired.changes],
    }


def _change(change: Change) -> dict[str, Any]:
    reason = {"code": change.reason.code, "params": change.reason.params, "text": why_sentence(change.reason)}
    where = {"from_slot": change.from_slot, "to_slot": change.to_slot}
    return {"meeting": change.meeting, "kind": change.kind, **where, "reason": reason}


def sentences(repaired: Repaired) -> list[str]:
    facts = {
        "changes": len(repaired.changes),
        "breaks": repaired.breaks,
        "value": f"{repaired.value:g}",
        "bound": f"{repaired.bound:g}",
        "seconds": f"{repaired.seconds:.1f}",
    }
    ending = _(
        "Cambios: %(changes)s. Esperas: %(breaks)s. Valor agregado: %(value)s, que no puede pasar de %(bound)s"
        " (%(seconds)s s)."
    )
    return [*map(change_sentence, repaired.changes), ending % facts]

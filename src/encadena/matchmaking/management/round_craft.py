"""``encadena round craft FILE NEW``: a new problem of the same family, written as a file."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from encadena.engines.rounds.craft import CRAFTS, merged
from encadena.engines.rounds.formats import dzn
from encadena.engines.rounds.formats import json as round_json
from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.formats.read import read_problem
from encadena.engines.rounds.problem import Problem, ProblemError


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, help="el problema conocido: .dzn, .json o .xlsx")
    parser.add_argument("new", type=Path, help="el archivo nuevo: .dzn o .json")
    parser.add_argument("--kind", choices=tuple(CRAFTS), default="rewired", help="qué se le cambia (rewired)")
    parser.add_argument("--merge", type=Path, metavar="FILE", help="antes, junta los dos eventos en uno")
    parser.add_argument("--seed", type=int, default=1, metavar="N", help="la misma semilla da el mismo problema")


def run(options: dict[str, Any]) -> Problem:
    """The problem written. Raises ``FormatError``, also where the new format has no words for the problem."""
    problem = read_problem(options["file"])
    if options["merge"]:
        problem = merged(problem, read_problem(options["merge"]))
    problem = CRAFTS[options["kind"]](problem, options["seed"])
    new: Path = options["new"]
    try:
        new.write_text(dzn.dumps(problem) if new.suffix == ".dzn" else round_json.dumps(problem))
    except (ProblemError, OSError) as error:
        code = error.code if isinstance(error, ProblemError) else "file_unreadable"
        raise FormatError(str(new), None, code, found=str(error)) from error
    return problem

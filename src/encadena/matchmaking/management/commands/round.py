"""``encadena round solve FILE``, ``round check FILE SCHEDULE.json``, ``round repair FILE SCHEDULE.json LIVE.json``,
``round bench FOLDER`` and ``round craft FILE NEW``: the engine without a database.

Exit codes: 0 a schedule was found (solve), breaks no rule (check) or all were decided (bench) · 1 the schedule breaks a
rule (check) · 2 the input cannot be read · 3 proven impossible · 4 no schedule found in the time given, and none
excluded (solve), or some problem undecided (bench).
"""

import json
import os
import signal
import sys
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation
from django.utils.translation import gettext as _

from encadena.engines.rounds.check import judge
from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.formats.json import AGENDA_SCHEMA, agenda_rows
from encadena.engines.rounds.formats.read import read_agenda, read_problem
from encadena.engines.rounds.problem import Problem, Schedule, Violation
from encadena.engines.rounds.solution import Solution
from encadena.engines.rounds.solve import solve

from ...wording.rounds import file_sentence, reason_sentence, violation_sentence
from .. import round_bench, round_craft, round_repair

FOUND, BROKEN, UNREADABLE, IMPOSSIBLE, UNKNOWN = range(5)
EXIT_CODES = {"optimal": FOUND, "feasible": FOUND, "infeasible": IMPOSSIBLE, "unknown": UNKNOWN}


class Command(BaseCommand):
    help = "Arma la agenda de una rueda desde un archivo, la revisa o la arregla en el día. No usa la base de datos."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        planning = actions.add_parser("solve", help="busca la agenda con menos esperas")
        planning.add_argument("file", type=Path, help=".dzn, .json o .xlsx")
        checking = actions.add_parser("check", help="revisa una agenda")
        checking.add_argument("file", type=Path, help="el problema: .dzn, .json o .xlsx")
        checking.add_argument("schedule", type=Path, help="la agenda en JSON, como la escribe «solve --json»")
        repairing = actions.add_parser("repair", help="arregla en el día una agenda publicada")
        round_repair.add_arguments(repairing)
        measuring = actions.add_parser("bench", help="arma y revisa la agenda de cada problema de una carpeta")
        round_bench.add_arguments(measuring)
        planning.add_argument("--shorter", action="store_true", help="acorta también las esperas, sin que haya una más")
        crafting = actions.add_parser("craft", help="hace un problema nuevo a partir de uno conocido")
        round_craft.add_arguments(crafting)
        for action in (planning, measuring):
            _add_limits(action)
        for action in (planning, checking):
            action.add_argument(
                "--fairness", type=_fairness, metavar="D", help="diferencia de esperas (la del archivo)"
            )
        for action in (planning, checking, repairing):
            action.add_argument("--json", action="store_true", dest="as_json", help="escribe JSON")
        for action in (planning, checking, repairing, measuring, crafting):
            action.add_argument("--lang", choices=("es", "en", "pt"), default="es", help="idioma de los mensajes")

    def handle(self, *args: Any, **options: Any) -> None:
        with translation.override(options["lang"]):
            try:
                code = getattr(self, f"_{options['action']}")(options)
            except FormatError as error:
                code = self._refuse(error, options.get("as_json", False))
        if code:
            sys.exit(code)

    def _solve(self, options: dict[str, Any]) -> int:
        problem = _problem(options)
        with _interruptions() as interrupted:
            solution = solve(
                problem,
                seconds=options["time_limit"],
                workers=options["workers"],
                seed=options["seed"],
                shorter=options["shorter"],
                on_progress=None if options["as_json"] else self._progress,
                should_stop=interrupted.is_set,
            )
        if options["as_json"]:
            self._write_json(_solution(problem, solution))
        else:
            self._tell(problem, solution)
        return EXIT_CODES[solution.status]

    def _check(self, options: dict[str, Any]) -> int:
        problem = _problem(options)
        verdict = judge(problem, read_agenda(options["schedule"]))
        if options["as_json"]:
            violations = [_violation(v) for v in verdict.violations]
            self._write_json({"violations": violations, "objective": verdict.objective, "spread": verdict.spread})
        else:
            for violation in verdict.violations:
                self.stdout.write(violation_sentence(violation))
            facts = {"violations": len(verdict.violations), "breaks": verdict.objective, "spread": verdict.spread}
            self.stdout.write(
                _("Faltas: %(violations)s. Esperas: %(breaks)s. Diferencia entre participantes: %(spread)s.") % facts
            )
        return BROKEN if verdict.violations else FOUND

    def _repair(self, options: dict[str, Any]) -> int:
        repaired = round_repair.run(options)
        if options["as_json"]:
            self._write_json(round_repair.document(repaired))
        else:
            self.stdout.write("\n".join(round_repair.sentences(repaired)))
        return FOUND

    def _bench(self, options: dict[str, Any]) -> int:
        return FOUND if round_bench.run(options, self.stdout.write) else UNKNOWN

    def _craft(self, options: dict[str, Any]) -> int:
        crafted = round_craft.run(options)
        facts = {"file": options["new"], "meetings": len(crafted.meetings)}
        self.stdout.write(_("%(file)s: un problema nuevo de %(meetings)s reuniones.") % facts)
        return FOUND

    def _refuse(self, error: FormatError, as_json: bool) -> int:
        sentence = file_sentence(error)
        if as_json:
            facts = {"file": error.file, "place": error.place, "code": error.code, "params": error.params}
            self._write_json({"error": {**facts, "text": sentence}})
        self.stderr.write(sentence)
        return UNREADABLE

    def _progress(self, best: int, bound: int, seconds: float, schedule: Schedule) -> None:
        facts = {"seconds": f"{seconds:.1f}", "best": best, "bound": bound}
        self.stderr.write(_("%(seconds)s s: esperas %(best)s, no pueden ser menos de %(bound)s") % facts)

    def _tell(self, problem: Problem, solution: Solution) -> None:
        for slot in problem.slots if solution.schedule else ():
            self.stdout.write(_in_slot(problem, solution.schedule or Schedule({}), slot.id))
        for reason in solution.reasons:
            self.stdout.write(f"- {reason_sentence(reason)}")
        self.stdout.write(_ending(solution))
        if solution.objective:
            self.stdout.write(_lengths(solution))

    def _write_json(self, document: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(document, ensure_ascii=False, indent=1))


def _problem(options: dict[str, Any]) -> Problem:
    problem = read_problem(options["file"])
    return problem if options["fairness"] is None else replace(problem, fairness=options["fairness"])


def _add_limits(action: ArgumentParser) -> None:
    action.add_argument("--time-limit", type=_positive, default=60.0, metavar="S", help="segundos (60)")
    action.add_argument("--workers", type=_at_least_one, default=_processors(), metavar="N", help="procesadores")
    action.add_argument("--seed", type=int, default=0, metavar="N", help="la misma semilla repite la búsqueda")


@contextmanager
def _interruptions() -> Iterator[Event]:
    """Ctrl-C, or a polite request to end, asks for the best so far instead of ending the program."""
    asked = Event()
    kinds = (signal.SIGINT, signal.SIGTERM)
    before = {kind: signal.signal(kind, lambda *_: asked.set()) for kind in kinds}
    try:
        yield asked
    finally:
        for kind, handler in before.items():
            signal.signal(kind, handler)


def _solution(problem: Problem, solution: Solution) -> dict[str, Any]:
    return {
        "schema": AGENDA_SCHEMA,
        "status": solution.status,
        "objective": solution.objective,
        "bound": solution.bound,
        "gap": solution.gap,
        "idle": solution.idle,
        "idle_bound": solution.idle_bound,
        "method": solution.method,
        "nodes": solution.nodes,
        "seconds": round(solution.seconds, 3),
        "meetings": agenda_rows(problem, solution.schedule) if solution.schedule else [],
        "reasons": [_reason(reason) for reason in solution.reasons],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    concerned = {"participants": reason.participants, "meetings": reason.meetings}
    wishes = [{"kind": w.kind, "subjects": w.subjects, "slot": w.slot} for w in reason.wishes]
    said = {"params": reason.params, "wishes": wishes, "text": reason_sentence(reason)}
    return {"code": reason.code, **concerned, **said}


def _violation(violation: Violation) -> dict[str, Any]:
    facts = {"subjects": violation.subjects, "slot": violation.slot, "params": violation.params}
    return {"rule": violation.rule, **facts, "text": violation_sentence(violation)}


def _in_slot(problem: Problem, schedule: Schedule, slot: int) -> str:
    held = [m for m in problem.meetings if schedule.slot_of.get(m.id) == slot]
    held.sort(key=lambda m: schedule.table_of.get(m.id, 0))
    cells = [f"[{schedule.table_of.get(m.id)}] {m.id}: {m.first} – {m.second}" for m in held]
    return _("Horario %(slot)s ([mesa] reunión): %(meetings)s") % {"slot": slot, "meetings": ", ".join(cells) or "–"}


def _ending(solution: Solution) -> str:
    facts = {"breaks": solution.objective, "bound": solution.bound, "seconds": f"{solution.seconds:.1f}"}
    sentences = {
        "optimal": _("La mejor agenda posible: %(breaks)s esperas (%(seconds)s s)."),
        "feasible": _(
            "Agenda con %(breaks)s esperas; no pueden ser menos de %(bound)s (%(seconds)s s)."
            " Con más tiempo podría mejorar."
        ),
        "infeasible": _("No hay agenda posible (%(seconds)s s)."),
        "unknown": _("Esta agenda es la más cercana: %(breaks)s esperas (%(seconds)s s).")
        if solution.schedule
        else _("No se encontró una agenda en %(seconds)s s, y tampoco se probó que no la haya. Da más tiempo."),
    }
    return sentences[solution.status] % facts


def _lengths(solution: Solution) -> str:
    facts = {"idle": solution.idle, "bound": solution.idle_bound}
    if solution.idle == solution.idle_bound:
        return _("Las esperas suman %(idle)s horarios libres, lo menos posible con tan pocas esperas.") % facts
    return (
        _("Las esperas suman %(idle)s horarios libres; con tan pocas esperas no pueden ser menos de %(bound)s.") % facts
    )


def _processors() -> int:
    return max(1, os.cpu_count() or 1)


def _positive(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise ArgumentTypeError(f"«{text}» no es un número de segundos mayor que cero")
    return value


def _fairness(text: str) -> int:
    if not text.isdecimal() or int(text) > 1_000:
        raise ArgumentTypeError(f"«{text}» no es un número entero, cero o más")
    return int(text)


def _at_least_one(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= 256:
        raise ArgumentTypeError(f"«{text}» no es un número de procesadores entre 1 y 256")
    return int(text)

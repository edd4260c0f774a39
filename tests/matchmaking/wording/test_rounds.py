import ast
from pathlib import Path

from encadena.engines.rounds import rules
from encadena.engines.rounds.diagnose.reason import Reason
from encadena.engines.rounds.formats.errors import FormatError
from encadena.engines.rounds.problem import Violation
from encadena.matchmaking.wording import rounds
from encadena.matchmaking.wording.rounds import Names, file_sentence, reason_sentence, violation_sentence

ENGINE = Path(rules.__file__).parents[1]


def test_every_rule_and_every_reason_has_its_sentence() -> None:
    assert {rule.name for rule in rules.ALL} <= set(rounds._VIOLATIONS)
    reasoning = [*(ENGINE / "diagnose").glob("*.py"), ENGINE / "solve.py"]
    given = {code for path in reasoning for code in _codes(path, {"Reason"})}
    assert given - {"one_meeting_at_a_time"} == set(rounds._REASONS) | {"conflict"}


def test_every_code_that_a_file_can_be_refused_with_has_its_sentence() -> None:
    files = [*(ENGINE / "formats").glob("*.py"), ENGINE / "problem.py", ENGINE / "validity.py"]
    codes = {code for path in files for code in _codes(path)}
    writing_only = {code for code in codes if code.startswith("dzn_")}
    assert codes - writing_only - set(rounds._FILES) == set()


RAISING = {"FormatError", "ProblemError", "fail", "_error", "_refuse_repeated"}


def _codes(path: Path, calls: set[str] = RAISING) -> list[str]:
    """Texts that look like codes among the arguments of these calls."""
    found = []
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] in calls:
            found += [
                a.value
                for a in node.args
                if isinstance(a, ast.Constant)
                and isinstance(a.value, str)
                and (calls != RAISING or "_" in a.value)
                and a.value.islower()
            ]
    return [code for code in found if not code.endswith("within")]


def test_a_violation_is_said_with_the_names_given() -> None:
    names = Names(participant=lambda p: f"Viña {p}", meeting=lambda m: f"cita {m}", slot=lambda s: f"de las {s}:00")
    clash = Violation("one_meeting_at_a_time", ("a", 1, 2), 9)
    said = "En el horario de las 9:00, Viña a tendría dos reuniones o más a la vez: cita 1, cita 2."
    assert violation_sentence(clash, names) == said


def test_a_long_list_is_cut_and_says_so() -> None:
    reason = Reason("precedence_cycle", (), tuple(range(1, 31)))
    assert "1, 2, 3, 4, 5, 6, 7, 8 y 22 más" in reason_sentence(reason)


def test_a_file_is_named_with_its_place() -> None:
    error = FormatError("rueda.xlsx", "meetings!4", "cell_empty", column="first")
    assert file_sentence(error) == "rueda.xlsx:meetings!4: falta un dato obligatorio en la fila (Participante 1)"
    assert file_sentence(FormatError("a.dzn", None, "file_empty")) == "a.dzn: el archivo está vacío"


def test_a_code_without_a_sentence_is_shown_and_hides_nothing() -> None:
    assert violation_sentence(Violation("new_rule", ("a",), 1)) == "new_rule"

"""The program itself, in a process of its own: settings of a test must not leak into it."""

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = "import sys; from encadena.site.cli import main; sys.argv[1:] = {arguments!r}\ntry:\n    main()\n{after}"
IMPOSSIBLE = """nBusiness = 2; nMeetings = 2; nTables = 1; nTotalSlots = 1; nMorningSlots = 1;
requested = [|1,2,3|2,1,3|]; nMeetingsBusiness = [2,2]; meetingsxBusiness = [{1,2,3},{1,2,3}];
forbidden = [{0},{0}]; fixed = [0,0]; precedences = [{0},{0}];
"""


@pytest.fixture
def impossible(tmp_path: Path) -> Path:
    file = tmp_path / "imposible.dzn"
    file.write_text(IMPOSSIBLE, encoding="utf-8")
    return file


def _told(arguments: list[str], after: str) -> subprocess.CompletedProcess[str]:
    code = PROGRAM.format(arguments=arguments, after=after)
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("language", "words"), [("es", "No hay agenda posible"), ("en", "No agenda"), ("pt", "Não há agenda possível")]
)
def test_a_round_in_a_file_is_answered_in_the_language_asked_for(impossible: Path, language: str, words: str) -> None:
    told = _told(["round", "solve", str(impossible), "--lang", language], "finally:\n    pass")
    assert told.returncode == 3
    assert words.casefold() in told.stdout.casefold()


def test_neither_rooms_nor_a_database_are_loaded_for_it(impossible: Path) -> None:
    loaded = (
        "finally:\n    print([m for m in ('django.db.models', 'encadena.kernel.clock', 'numpy') if m in sys.modules])"
    )
    told = _told(["round", "solve", str(impossible)], loaded)
    assert told.stdout.splitlines()[-1] == "[]"

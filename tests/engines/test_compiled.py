from pathlib import Path

from llvmlite.binding import get_host_cpu_name

from encadena import engines
from encadena.engines.compiled import folder_for, mark


def _write(root: Path, name: str, text: str) -> None:
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text(text, encoding="utf-8")


def test_a_change_of_any_compiled_file_is_kept_elsewhere_and_no_other_change_is(tmp_path: Path) -> None:
    _write(tmp_path, "walk/kernel.py", "from ...compiled import compiled\n")
    _write(tmp_path, "walk/bits.py", "from ...compiled import inlined\n")
    _write(tmp_path, "walk/words.py", "TEXT = 1\n")
    before = folder_for(tmp_path)

    _write(tmp_path, "walk/words.py", "TEXT = 2\n")
    assert folder_for(tmp_path) == before
    _write(tmp_path, "walk/bits.py", "from ...compiled import inlined  # another\n")
    assert folder_for(tmp_path) != before


def test_machine_code_is_kept_beside_the_engines() -> None:
    from encadena.engines.rounds.walk import kernel

    folder = folder_for(Path(kernel.__file__).parents[2])
    stats = kernel.walk.stats  # type: ignore[attr-defined]  # of numba's dispatcher
    assert stats.cache_path.startswith(str(folder))


def test_a_mark_says_for_which_machine_everything_was_compiled() -> None:
    assert mark().parent == folder_for(Path(engines.__file__).parent)
    assert get_host_cpu_name() in mark().name

"""Machine code that several processes write and read at once."""

import subprocess
import sys
from pathlib import Path

import pytest
from numba import njit, types
from numba.core.caching import IndexDataCacheFile

from encadena.engines.compiled import compiled
from encadena.engines.kept import Kept, NamedFiles

WHOLE, BROKEN = types.int64, types.float64


def _at_once(first: IndexDataCacheFile, second: IndexDataCacheFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both looked at the index before either wrote anything."""
    for files in (first, second):
        monkeypatch.setattr(files, "_load_index", dict)
    first.save((WHOLE,), "for whole numbers")
    second.save((BROKEN,), "for broken numbers")
    monkeypatch.undo()


def test_two_processes_that_keep_different_signatures_do_not_take_one_for_the_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (NamedFiles(str(tmp_path), "kernel.walk", "stamp") for _ in range(2))
    _at_once(one, other, monkeypatch)
    assert one.load((WHOLE,)) == "for whole numbers"
    assert one.load((BROKEN,)) == "for broken numbers"


def test_numba_by_itself_overwrites_one_with_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Why ``kept`` is there; once this fails it can go."""
    one, other = (IndexDataCacheFile(str(tmp_path), "kernel.walk", "stamp") for _ in range(2))
    _at_once(one, other, monkeypatch)
    (only,) = tmp_path.glob("*.nbc")
    assert b"for whole numbers" not in only.read_bytes()


def test_code_of_another_source_or_that_was_cut_off_is_not_loaded(tmp_path: Path) -> None:
    files = NamedFiles(str(tmp_path), "kernel.walk", "stamp")
    files.save((WHOLE,), "code")
    assert NamedFiles(str(tmp_path), "kernel.walk", "another stamp").load((WHOLE,)) is None
    (kept,) = tmp_path.iterdir()
    kept.write_bytes(kept.read_bytes()[:5])
    assert files.load((WHOLE,)) is None


def test_a_folder_that_cannot_be_written_any_more_stops_nobody(tmp_path: Path) -> None:
    NamedFiles(str(tmp_path / "gone"), "kernel.walk", "stamp").save((WHOLE,), "code")


def _doubled(number: float) -> float:
    return number + number


def _kept_file(cache: Kept) -> Path:
    (kept,) = Path(cache.cache_path).glob(f"{cache._cache_file._index_name.removesuffix('.nbi')}.*.nbc")
    return kept


@pytest.fixture
def cache() -> Kept:
    for old in Path(Kept(_doubled).cache_path).glob("test_kept._doubled*"):
        old.unlink()
    return Kept(_doubled)


def test_what_cannot_be_loaded_is_compiled_again(cache: Kept) -> None:
    assert compiled(_doubled)(2) == 4
    kept = _kept_file(cache)
    whole = kept.read_bytes()
    again = compiled(_doubled)
    assert again(2) == 4
    assert sum(again.stats.cache_hits.values()) == 1  # type: ignore[attr-defined]
    kept.write_bytes(whole[: len(whole) // 2])
    mended = compiled(_doubled)
    assert mended(2) == 4
    assert sum(mended.stats.cache_hits.values()) == 0  # type: ignore[attr-defined]
    assert kept.read_bytes() != whole[: len(whole) // 2]


def test_code_for_other_arguments_is_never_used(cache: Kept) -> None:
    compiled(_doubled)(2)
    kept = _kept_file(cache)
    code = kept.read_bytes()
    compiled(_doubled)(2.5)
    for path in Path(cache.cache_path).glob("test_kept._doubled*.nbc"):
        path.write_bytes(code)
    assert compiled(_doubled)(2.5) == 5.0


def test_a_function_nobody_can_keep_is_compiled_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Kept, function: object) -> None:
        raise RuntimeError("cannot cache function")

    monkeypatch.setattr(Kept, "__init__", refuse)
    assert compiled(_doubled)(3) == 6


PROGRAM = """
import sys
sys.path[:0] = {path!r}
from tests.engines.test_kept import _doubled
from encadena.engines.compiled import compiled
for number in {numbers}:
    assert compiled(_doubled)(number) == 2 * number
"""


def test_processes_that_compile_at_the_same_moment_all_get_it_right(cache: Kept) -> None:
    orders = ("(1, 2.5, True)", "(2.5, True, 1)", "(True, 1, 2.5)")
    programs = [PROGRAM.format(path=sys.path, numbers=numbers) for numbers in orders]
    running = [subprocess.Popen([sys.executable, "-c", program]) for program in programs]
    assert [process.wait(timeout=120) for process in running] == [0, 0, 0]
    assert len(list(Path(cache.cache_path).glob("test_kept._doubled*.nbc"))) == 3


def test_what_numba_compiles_elsewhere_is_kept_as_ever() -> None:
    assert not isinstance(njit(_doubled)._cache, Kept)

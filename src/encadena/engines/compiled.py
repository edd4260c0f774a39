"""Functions compiled to machine code the first time they are called; the result is kept beside this file.

What becomes part of a function may stand in another file, and numba only looks at the function's own: the folder is
named after the text of all files that are compiled, so that a change of any of them is never met by old machine code.

Where that folder cannot be written, numba keeps it in the user's cache folder (or ``NUMBA_CACHE_DIR``); where there is
none either, every process compiles anew. Importing this module loads the compiler: import what uses it when it is
needed (``later``), and never from a module that a command loads at its start.
"""

from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from llvmlite.binding import get_host_cpu_name
from numba import __version__ as numba_version
from numba import config, njit

from .kept import Kept

HERE = Path(__file__).parent
USED_BY = b"compiled import"

P = ParamSpec("P")
R = TypeVar("R")


def folder_for(root: Path) -> Path:
    """Where machine code of the files below ``root`` is kept that say they are compiled."""
    texts = (path.read_bytes() for path in sorted(root.rglob("*.py")))
    digest = sha256(b"\0".join(text for text in texts if USED_BY in text))
    return root / "__pycache__" / f"compiled-{digest.hexdigest()[:16]}"


if not config.CACHE_DIR:  # type: ignore[attr-defined]  # numba sets its settings when it is loaded
    config.CACHE_DIR = str(folder_for(HERE))  # type: ignore[attr-defined]


def mark() -> Path:
    """A file that whoever compiled everything leaves beside the machine code; its name says for which machine."""
    return Path(config.CACHE_DIR) / f"everything-{numba_version}-{get_host_cpu_name()}"  # type: ignore[attr-defined]


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Runs outside Python's lock, so that two threads work at once."""
    dispatcher = njit(nogil=True)(function)
    with suppress(RuntimeError):  # nowhere to keep it
        dispatcher._cache = Kept(function)  # type: ignore[attr-defined]  # of numba's dispatcher
    return cast("Callable[P, R]", dispatcher)


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Becomes part of the compiled function that calls it: passing arrays costs more than most of these do."""
    return cast("Callable[P, R]", njit(inline="always", nogil=True)(function))

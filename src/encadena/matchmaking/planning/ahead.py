"""The engine of repairs, loaded before the first repair of a day asks for it."""

import subprocess
import sys
from typing import TYPE_CHECKING

from encadena.engines.later import Later

if TYPE_CHECKING:
    from encadena.engines.rounds import warm
else:
    warm = Later("encadena.engines.rounds.warm")

COMPILE = "import os; hasattr(os, 'nice') and os.nice(10); from encadena.engines.rounds.warm import main; main()"


def load_repairs() -> None:
    """Two seconds of processor. What was never compiled is compiled by a process of its own first: that takes a minute,
    and pages would wait for the interpreter. Where nothing can be kept, nothing is gained, and nothing is loaded.
    """
    if not warm.is_compiled():
        subprocess.run([sys.executable, "-c", COMPILE], check=False, stdin=subprocess.DEVNULL)  # noqa: S603 our own
    if warm.is_compiled():
        warm.repairs()

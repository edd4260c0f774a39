"""How long work tells how far it is and hears that it should stop."""

from collections.abc import Mapping
from typing import Any, Protocol


class Watch(Protocol):
    """A job's handle is one; so is a terminal."""

    def progress(self, done: float, note: Mapping[str, Any] | None = None) -> None: ...

    def check(self) -> None: ...


class Quiet:
    """Nobody watches."""

    def progress(self, done: float, note: Mapping[str, Any] | None = None) -> None:
        pass

    def check(self) -> None:
        pass

"""Where compiled machine code is kept, so that processes that write and read it at once never take one for another.

numba numbers the files of a function: 1, 2, … in the order in which signatures come. Two processes that compile
different signatures at the same moment both take the number 1, the later one overwrites the other's code, and whoever
loads it afterwards gets machine code for other arguments: a ``RuntimeError``, or worse. Here a file is named after
everything that its code depends on, so nobody ever writes another thing under that name, and there is no index to lose.

Only code that says it is for the arguments asked for is used; what cannot be read is compiled again.
"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from hashlib import sha256
from typing import cast

from numba.core.caching import FunctionCache, IndexDataCacheFile


class NamedFiles(IndexDataCacheFile):
    """One file for each key, replaced as a whole."""

    def save(self, key: object, data: object) -> None:
        with suppress(OSError):  # a full disk: whoever compiled goes on, the next one compiles again
            self._save_data(self.name(key), data)  # type: ignore[no-untyped-call]  # as numba ships it

    def load(self, key: object) -> object:
        """None if there is none, or none that can be read."""
        with suppress(Exception):  # cut off, or written by another version: unpickling may raise anything
            return cast(object, self._load_data(self.name(key)))  # type: ignore[no-untyped-call]
        return None

    def name(self, key: object) -> str:
        depends_on = repr((self._version, self._source_stamp, key))
        return f"{self._index_name.removesuffix('.nbi')}.{sha256(depends_on.encode()).hexdigest()[:20]}.nbc"


class Kept(FunctionCache):
    """Raises ``RuntimeError`` where there is no folder to keep anything in."""

    def __init__(self, function: Callable[..., object]) -> None:
        super().__init__(function)  # type: ignore[no-untyped-call]
        base, stamp = self._impl.filename_base, self._cache_file._source_stamp
        self._cache_file = NamedFiles(self._cache_path, base, stamp)  # type: ignore[no-untyped-call]

    def load_overload(self, sig: object, target_context: object) -> object:
        """The code for these arguments, or None: then the caller compiles."""
        with suppress(Exception):  # the machine's linker may refuse what was written by a process that was killed
            found = super().load_overload(sig, target_context)  # type: ignore[no-untyped-call]
            if found is not None and _arguments(found.signature) == _arguments(sig):
                return cast(object, found)
        return None


def _arguments(sig: object) -> tuple[object, ...]:
    """Of a signature, or of the types themselves."""
    return tuple(cast(Iterable[object], getattr(sig, "args", sig)))

"""What the rooms offer to the queue: functions that take long, and the sentences about them.

A room declares its jobs in ``<room>/jobs.py``, imported when the program starts::

    @job("firms.apply_import", label=_("Aplicar importación"), stop_label=_("Detener"))
    def apply_import(handle: Handle, *, import_id: int) -> dict[str, object]:
        for done, chunk in enumerate(chunks, 1):
            handle.check()
            actions.apply_chunk(chunk, actor=handle.actor)
            handle.progress(done / len(chunks), {"rows": done})
        return {"rows": len(chunks)}

A job may be run again from its beginning (its worker was killed, a retry): it works in chunks, each in its own
transaction and harmless when repeated. On SQLite a write transaction shuts out every other writer, the progress of the
same job included, so a chunk should stay under a second.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from encadena.accounts.models import User

Describe = Callable[[Mapping[str, Any]], object]
DescribeError = Callable[[str, Mapping[str, Any]], object | None]
F = TypeVar("F", bound=Callable[..., Mapping[str, Any] | None])


class Cancelled(Exception):  # noqa: N818  a signal, not a mistake
    """The person asked to stop and the job obeyed; raised by ``Handle.check``."""


class Interrupted(Exception):  # noqa: N818  a signal, not a mistake
    """The worker is shutting down or lost the job; it goes back to the queue, nobody asked to stop it."""


class Retryable(Exception):  # noqa: N818  says what to do
    """Raise it (or set ``retryable = True`` on your own exception) when the same work may succeed a little later."""

    retryable = True


class Channel(Protocol):
    """How a running job talks to its row; the queue chooses one (a thread in a worker, direct writes in tests)."""

    def write(self, progress: float, note: Mapping[str, Any] | None) -> None: ...
    def cancelled(self) -> bool: ...
    def interrupted(self) -> bool: ...


@dataclass(frozen=True)
class Handle:
    """What a job function gets as its first argument. Every method is cheap enough for an inner loop."""

    job_id: int
    actor: User | None
    channel: Channel

    def progress(self, done: float, note: Mapping[str, Any] | None = None) -> None:
        """Tell how far it is (0 to 1) and a few facts for ``describe``; shown at most four times a second."""
        self.channel.write(min(1.0, max(0.0, done)), note)

    def cancelled(self) -> bool:
        """Whether somebody pressed the stop button: finish early and return what there is."""
        return self.channel.cancelled()

    def check(self) -> None:
        """Raise ``Cancelled`` when asked to stop, ``Interrupted`` when the worker has to leave."""
        if self.channel.cancelled():
            raise Cancelled
        if self.channel.interrupted():
            raise Interrupted


@dataclass(frozen=True)
class Definition:
    """One kind of job.

    ``label`` its name on screen; ``stop_label`` the verb of the button ("Detener y conservar lo mejor");
    ``describe(note)`` turns the facts of ``Handle.progress`` into a sentence, ``describe_result(result)`` those
    that the function returned; ``link(job)`` the address to look at when it is done; ``steady`` promises that progress
    is proportional to time, so that the time left may be told; ``visible(user, job)`` says who besides its person may
    follow and stop it (everybody who works on its subject, say).
    """

    kind: str
    run: Callable[..., Mapping[str, Any] | None]
    label: object
    stop_label: object | None = None
    describe: Describe | None = None
    describe_result: Describe | None = None
    link: Callable[[Any], str | None] | None = None
    max_attempts: int = 3
    steady: bool = False
    visible: Callable[[User, Any], bool] | None = None


@dataclass
class _Registry:
    definitions: dict[str, Definition] = field(default_factory=dict)
    describers: list[tuple[str, DescribeError]] = field(default_factory=list)


_registry = _Registry()


def job(
    kind: str,
    *,
    label: object,
    stop_label: object | None = None,
    describe: Describe | None = None,
    describe_result: Describe | None = None,
    link: Callable[[Any], str | None] | None = None,
    max_attempts: int = 3,
    steady: bool = False,
    visible: Callable[[User, Any], bool] | None = None,
) -> Callable[[F], F]:
    """Decorate the function of a job; ``kind`` is ``room.verb`` and stays the same for ever (rows name it)."""

    def register(run: F) -> F:
        _registry.definitions[kind] = Definition(
            kind, run, label, stop_label, describe, describe_result, link, max_attempts, steady, visible
        )
        return run

    return register


def definition_of(kind: str) -> Definition | None:
    """None for a job of a version of the program that is gone."""
    return _registry.definitions.get(kind)


def describe_error(describer: DescribeError, *, prefix: str = "") -> None:
    """Offer a room's wording: ``describer(code, params)`` returns a sentence, or None for a code it does not know.

    With ``prefix`` it is asked only for codes that begin so.
    """
    _registry.describers.append((prefix, describer))


def sentence_of(code: str, params: Mapping[str, Any]) -> str | None:
    """The first sentence that a room has for an error code, in the reader's language."""
    for prefix, describer in _registry.describers:
        if code.startswith(prefix) and (sentence := describer(code, params)) is not None:
            return str(sentence)
    return None

"""The process that keeps the lines: thousands of them in one event loop, almost nothing per line.

It looks at one number per followed round four times a second, reads a round only when its number moved (or the clock
passed the edge of a slot), and writes to each line only what changed for it.
"""

import asyncio
import logging
import os
import random
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar

from . import ticket, wire
from .followed import Followed
from .source import Source

P = ParamSpec("P")
T = TypeVar("T")
log = logging.getLogger(__name__)
LOOK = 0.25  # seconds between two looks at the numbers
TICK = 20  # seconds between two signs of life on a line
MOST_LINES = 20_000
MOST_WAITING = 512 * 1024  # bytes that a slow line may owe before it is cut; it comes back and gets everything


class Follower(asyncio.Protocol):
    """One open line."""

    def __init__(self, asked: ticket.Ticket, gone: Callable[["Follower"], None]) -> None:
        self.asked = asked
        self._gone = gone
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101
        self._transport = transport
        transport.set_write_buffer_limits(high=MOST_WAITING)

    def connection_lost(self, exc: Exception | None) -> None:
        self._gone(self)

    def send(self, data: bytes) -> None:
        if self._transport is None or self._transport.is_closing():
            return
        if self._transport.get_write_buffer_size() > MOST_WAITING:
            self._transport.abort()
        else:
            self._transport.write(data)


class Hub:
    """All lines, by round."""

    def __init__(self, pipe: socket.socket, source: Source, parent: int | None = None) -> None:
        """``parent``: the number of the process of the server; it may have ended before this one had begun."""
        self.pipe = pipe
        self.parent = os.getppid() if parent is None else parent
        self.source = source
        self.rounds: dict[int, Followed] = {}
        self.lines = 0
        self._reader = ThreadPoolExecutor(max_workers=1)  # one connection to the database
        self._tasks: set[asyncio.Task[None]] = set()

    async def run(self) -> None:
        """Until the server that started us is gone."""
        self.pipe.setblocking(False)
        asyncio.get_running_loop().add_reader(self.pipe, self._take)
        beats = 0
        while os.getppid() == self.parent:
            await asyncio.sleep(LOOK)
            beats += 1
            try:
                await self._look()
            except Exception:  # a database that is away comes back; the lines stay
                log.exception("live: reading failed")
                await self._in_reader(self.source.reconnect)
            for followed in self.rounds.values():
                followed.tick(beats, round(TICK / LOOK))

    def _take(self) -> None:
        """Lines that the server handed over. Several at once: after an outage everybody comes back."""
        for _ in range(64):
            try:
                data, files, _flags, _address = socket.recv_fds(self.pipe, 8192, 1)
            except BlockingIOError:
                return
            except OSError:
                return
            if not files:
                return
            connection = socket.socket(fileno=files[0])
            asked = ticket.read(data.decode("ascii", "replace"))
            if asked is None or self.lines >= MOST_LINES:
                _refuse(connection, wire.GONE if asked is None else wire.FULL)
                continue
            task = asyncio.get_running_loop().create_task(self._welcome(connection, asked))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _welcome(self, connection: socket.socket, asked: ticket.Ticket) -> None:
        connection.setblocking(False)
        follower = Follower(asked, self._leave)
        self.lines += 1
        try:
            await asyncio.get_running_loop().connect_accepted_socket(lambda: follower, connection)
        except OSError:
            self._leave(follower)
            return
        # asked back at different moments, should this process ever end
        follower.send(wire.HEAD + f"retry: {random.randint(1000, 6000)}\n\n".encode())  # noqa: S311
        followed = self.rounds.get(asked.round)
        if followed is None:
            followed = self.rounds[asked.round] = Followed(asked.round)
        followed.add(follower)

    def _leave(self, follower: Follower) -> None:
        self.lines -= 1
        followed = self.rounds.get(follower.asked.round)
        if followed is not None:
            followed.remove(follower)
            if not followed.lines:
                del self.rounds[follower.asked.round]

    async def _look(self) -> None:
        if not self.rounds:
            return
        numbers = await self._in_reader(self.source.pulses, list(self.rounds))
        for key, followed in list(self.rounds.items()):
            if followed.is_behind(numbers.get(key, 0)):
                standing = await self._in_reader(self.source.standing, key)
                if standing is not None:
                    followed.show(standing)

    async def _in_reader(self, question: Callable[P, T], *arguments: P.args, **named: P.kwargs) -> T:
        asked = partial(question, *arguments, **named)
        return await asyncio.get_running_loop().run_in_executor(self._reader, asked)


def _refuse(connection: socket.socket, answer: bytes) -> None:
    with connection:
        connection.setblocking(False)
        try:
            connection.send(answer)
        except OSError:
            return

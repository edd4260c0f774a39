"""The side of the web server: an open line is handed to the process that keeps it, socket and all.

The page asks the same port and address as everything else. A thread of waitress reads the request, passes the socket
through a pipe between the two processes and is free again after some microseconds.
"""

import re
import socket
import threading
from typing import Any

from waitress.channel import HTTPChannel

ADDRESS = re.compile(r"/ruedas/vivo/([\w:.-]+)/\Z", re.ASCII)
PATIENCE = 5.0  # seconds for the other process to take a line
LONGEST = 4096  # bytes of a ticket


class Line:
    """The near end of the pipe; there may be nobody at the other one for a moment."""

    def __init__(self) -> None:
        self._near: socket.socket | None = None
        self._lock = threading.Lock()

    def open(self) -> socket.socket:
        """A fresh pipe; returns the far end for the process that is about to start."""
        kind = getattr(socket, "SOCK_SEQPACKET", socket.SOCK_DGRAM)
        try:
            near, far = socket.socketpair(socket.AF_UNIX, kind)
        except OSError:  # macOS knows only datagrams here
            near, far = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
        near.settimeout(PATIENCE)
        with self._lock:
            self._near, old = near, self._near
        if old is not None:
            old.close()
        return far

    def hand_over(self, connection: Any, ticket: str) -> bool:  # noqa: ANN401  a socket of waitress
        """Whether the other process took it; if not, the server answers itself."""
        with self._lock:
            if self._near is None or len(ticket) > LONGEST:
                return False
            try:
                socket.send_fds(self._near, [ticket.encode()], [connection.fileno()])
            except OSError:
                return False
        return True


def channel_class(line: Line) -> type[Any]:
    """The connections of waitress, with an eye on those that ask to follow."""

    class Channel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
        def service(self) -> None:
            request = self.requests[0]
            asked = None if request.error or request.command != "GET" else ADDRESS.match(request.path)
            if asked and line.hand_over(self.socket, asked.group(1)):
                self.cancel()  # closes our copy of the socket; theirs goes on
                self.server.pull_trigger()
            else:
                super().service()

    return Channel

"""Bytes on the line: the head of an endless answer, and messages (server-sent events)."""

import json
from collections.abc import Mapping
from typing import Any

from encadena.kernel import clock

HEAD = (
    b"HTTP/1.1 200 OK\r\n"
    b"Content-Type: text/event-stream; charset=utf-8\r\n"
    b"Cache-Control: no-store\r\n"
    b"X-Accel-Buffering: no\r\n"  # a proxy in front must not collect what is meant for now
    b"X-Content-Type-Options: nosniff\r\n"
    b"Connection: close\r\n\r\n"
)
GONE = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
FULL = b"HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def message(pulse: int, packed: bytes = b"") -> bytes:
    """One event: ``v`` the pulse that it shows, ``t`` the server's clock in milliseconds, and what ``pack`` made."""
    return b"data: " + body(pulse, packed) + b"\n\n"


def body(pulse: int, packed: bytes = b"") -> bytes:
    return b'{"v":%d,"t":%d%s}' % (pulse, clock.now().timestamp() * 1000, packed)


def pack(**content: Any) -> bytes:
    """The costly part of a message, made once for all lines that get it."""
    return b"," + json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()[1:-1]


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """What turns one wall into the other: keys to set, keys to drop."""
    changed = {key: value for key, value in after.items() if before.get(key) != value}
    return {"set": changed, "drop": [key for key in before if key not in after]}

"""Keeps the lines of pages that follow a round; ``encadena serve`` starts it and hands the lines over."""

import asyncio
import signal
import socket
import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from encadena.matchmaking.web.live.hub import Hub
from encadena.matchmaking.web.live.source import Source


class Command(BaseCommand):
    help = "Mantiene abiertas las páginas que siguen una rueda en vivo (lo inicia «encadena serve»)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pipe", type=int, required=True, help="descriptor que hereda de «encadena serve»")
        parser.add_argument("--parent", type=int, metavar="PID", help="número de su proceso: termina con él")

    def handle(self, *args: Any, **options: Any) -> None:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        pipe = socket.socket(fileno=options["pipe"])
        asyncio.run(Hub(pipe, Source(), options["parent"]).run())

"""Serves the pages (waitress) and, beside them, one worker process for the jobs and one that keeps the lines of pages
that follow a round (decision 0033)."""

import os
import signal
import socket
import subprocess
import sys
import threading
from argparse import ArgumentParser
from typing import Any

import waitress
import waitress.server
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from encadena.jobs.queries import worker_command
from encadena.kernel import ahead
from encadena.matchmaking.web.live.line import Line, channel_class

from ...wsgi import application

MOST_CONNECTIONS = 4000  # phones keep one or two open for a moment after each page
IDLE = 30  # seconds until an idle connection is closed
AGAIN = 1.0  # seconds until a process that ended is started again


class Command(BaseCommand):
    help = "Sirve las páginas y procesa los trabajos en segundo plano."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--threads", type=int, default=8)
        parser.add_argument("--without-worker", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        if _database_is_behind():
            raise CommandError("A la base de datos le faltan tablas. Prepárala con «encadena migrate».")
        stopping = threading.Event()
        if not options["without_worker"]:
            threading.Thread(target=_keep_worker, args=(stopping,), daemon=True).start()
        line = Line()
        if hasattr(socket, "send_fds"):  # not on Windows: there pages ask from time to time
            waitress.server.BaseWSGIServer.channel_class = channel_class(line)
            threading.Thread(target=_keep_live, args=(line, stopping), daemon=True).start()
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        ahead.begin()
        try:
            waitress.serve(
                application,
                host=options["host"],
                port=options["port"],
                threads=options["threads"],
                connection_limit=MOST_CONNECTIONS,
                channel_timeout=IDLE,
                asyncore_use_poll=True,
                ident="Encadena",
            )
        except OSError as error:
            self.stderr.write(
                f"No se pudo abrir el puerto {options['port']}: {error.strerror}. Prueba con otro: PORT=8080."
            )
            sys.exit(1)
        finally:
            stopping.set()


def _database_is_behind() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _keep_worker(stopping: threading.Event) -> None:
    """Run a worker and start another when it dies; it ends with us (it watches its parent)."""
    while not stopping.is_set():
        worker = subprocess.Popen(  # noqa: S603 our own program
            worker_command(),
            env={**os.environ, "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]},
            stdin=subprocess.DEVNULL,
        )
        while worker.poll() is None:
            if stopping.wait(1):
                worker.terminate()
                return


def _keep_live(line: Line, stopping: threading.Event) -> None:
    """Run the process that keeps the lines and start another when it dies; it ends with us (it watches its parent)."""
    while not stopping.is_set():
        with line.open() as far:
            process = subprocess.Popen(  # noqa: S603 our own program
                [sys.executable, "-m", "django", "live", "--pipe", str(far.fileno()), "--parent", str(os.getpid())],
                env={**os.environ, "DJANGO_SETTINGS_MODULE": os.environ["DJANGO_SETTINGS_MODULE"]},
                stdin=subprocess.DEVNULL,
                pass_fds=[far.fileno()],
            )
        while process.poll() is None:
            if stopping.wait(AGAIN):
                process.terminate()
                return

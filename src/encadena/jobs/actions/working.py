"""The process that takes jobs from the queue, one after the other."""

import logging
import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from types import FrameType

from django.conf import settings
from django.db import DatabaseError, OperationalError, connections
from django_tasks_db.management.commands.db_worker import Worker as QueueWorker
from django_tasks_db.models import DBTaskResult
from django_tasks_db.utils import is_locked_database_exception

from encadena.accounts.models import User
from encadena.kernel import clock

from ..queries import workers
from . import channels
from .reaping import LOOK_EVERY, reap

log = logging.getLogger(__name__)

KEEP_MESSAGES = timedelta(days=7)


class Worker(QueueWorker):
    """The worker of django-tasks that also leaves in order.

    The first signal lets the current job finish; after ``JOBS_GRACE`` seconds the job hears it at its next check
    and goes back to the queue. A second signal ends the process at once; the job is then found by the next worker.
    """

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        if self.running and self.running_task:
            timer = threading.Timer(settings.JOBS_GRACE, channels.stopping.set)
            timer.daemon = True
            timer.start()
        super().shutdown(signum, frame)

    def run(self) -> None:
        """Work until told to stop. A database that is busy for long (one long write on SQLite) is waited for."""
        while True:
            try:
                super().run()
            except OperationalError as error:
                if not is_locked_database_exception(error):
                    raise
                connections.close_all()
                time.sleep(self.interval)
            else:
                return


def work(*, actor: User | None = None, once: bool = False, interval: float = 0.5) -> None:
    """Be a worker until SIGTERM or Ctrl+C; with ``once``, until nothing is ready to run."""
    worker = Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=interval,
        batch=once,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="",
    )
    channels.stopping.clear()
    worker.configure_signals()
    with workers.present() as token, _reaper():
        worker.worker_id = token
        _forget_old_messages()
        worker.run()


def stop_with_parent(parent: int, *, actor: User | None = None) -> None:
    """Leave in order when the process of this number, which started this one, is gone, however it ended.

    It says its number: it may have ended before this one had begun, and then a stranger is the parent.
    """

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent's watch", daemon=True).start()


@contextmanager
def _reaper() -> Iterator[None]:
    """Look for orphans now, so that ``once`` takes them too, and then every few seconds beside the work."""
    over = threading.Event()

    def look() -> None:
        while not over.wait(LOOK_EVERY):
            try:
                reap(actor=None)
            except DatabaseError as error:
                log.info("looking for orphans: %s", error)
        connections.close_all()

    reap(actor=None)
    thread = threading.Thread(target=look, name="reaper", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join(timeout=2)


def _forget_old_messages() -> None:
    """The jobs keep their history in their own rows; the queue underneath need not."""
    DBTaskResult.objects.finished().filter(finished_at__lt=clock.now() - KEEP_MESSAGES).delete()
    workers.forget_the_dead()

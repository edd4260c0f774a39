"""Files of a large event: asked for, kept for a day, taken away."""

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from encadena.accounts.models import User
from encadena.jobs import actions as jobs
from encadena.jobs.models import Job
from encadena.kernel import clock

from ..models import Agenda
from ..queries.event_files import KIND, latest_asked
from ..rules.event_files import KEPT, EventFile

FOLDER = "round-files"


def ask_file(agenda: Agenda, wanted: EventFile, *, actor: User | None) -> Job:
    """Have a file drawn; whoever asks for one that is being drawn already follows that one."""
    under_way = latest_asked(agenda, wanted)
    if under_way is not None and under_way.open:
        return under_way
    args = wanted.as_args(agenda=agenda.pk, version=agenda.version)
    return jobs.enqueue(KIND, args=args, actor=actor, subject=agenda)


def keep_file(job: int, what: str, content: bytes, *, actor: User | None) -> str:
    """The name under which it is kept; an attempt that is made again takes the place of the one before."""
    forget_old_files(actor=actor)
    name = f"{FOLDER}/{job}-{what}"
    default_storage.delete(name)
    return default_storage.save(name, ContentFile(content))


def forget_old_files(*, actor: User | None) -> int:
    """Remove those that nobody can take any more; how many."""
    if not default_storage.exists(FOLDER):
        return 0
    names = [f"{FOLDER}/{name}" for name in default_storage.listdir(FOLDER)[1]]
    old = [name for name in names if default_storage.get_modified_time(name) < clock.now() - KEPT]
    for name in old:
        default_storage.delete(name)
    return len(old)

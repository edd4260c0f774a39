"""Where the records stand: a text that changes whenever something that a report counts may have changed.

Every action writes to the log, so the log's last entry says it; rows that come in bulk without the log (the
demonstration, official tables) move the highest keys. Not covered is who changes rows by hand in the database and
leaves no trace.
"""

from django.db.models import Count, Max, Model

from encadena.advisory.models import ClientSpell, Milestone, Session, SessionClient
from encadena.audit.models import Entry
from encadena.chains.models import Alliance, AllianceParty, KindSpell, LinkageProject, ProjectMember
from encadena.firms.models import Firm, Ownership, Person, YearlySales
from encadena.matchmaking.models import AgendaMeeting, ExchangeRate, Happening, Meeting, Outcome, Round
from encadena.network.models import Centre, Institution, OperatingContract

COUNTED: tuple[type[Model], ...] = (
    AgendaMeeting, Alliance, AllianceParty, Centre, ClientSpell, ExchangeRate, Firm, Happening, Institution, KindSpell,
    LinkageProject, Meeting, Milestone, OperatingContract, Outcome, Ownership, Person, ProjectMember, Round, Session,
    SessionClient, YearlySales,
)  # fmt: skip
WINDOW = 20_000


def data_version() -> str:
    """Read it before counting: what was counted then is at least as new.

    On PostgreSQL an entry may be committed after one with a higher key; the number of the latest entries gives it away.
    """
    last = _last(Entry)
    latest = Entry.objects.filter(pk__gt=last - WINDOW).order_by().aggregate(n=Count("pk"))["n"]
    keys = ".".join(str(_last(model)) for model in COUNTED)
    return f"{last}.{latest}:{keys}"


def _last(model: type[Model]) -> int:
    return model._default_manager.order_by().aggregate(last=Max("pk"))["last"] or 0

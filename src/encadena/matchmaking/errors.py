"""What can go wrong with a round, as codes; ``wording.errors`` has the sentences."""

from encadena.kernel.errors import Conflict, DomainError


class RoundError(DomainError):
    """A rule about a round, its days, tables or participants was broken."""


class NeedError(DomainError):
    """A need cannot be written as asked."""


class WishError(DomainError):
    """A request, an answer or a refusal cannot be said now, or not between these two."""


class MeetingError(DomainError):
    """A meeting cannot be added as asked."""


class OutcomeError(DomainError):
    """What somebody says of a meeting contradicts itself or comes too early."""


class UnreadableError(DomainError):
    """A file cannot be read as a meeting list or as a round; ``params`` say where and why."""


class AgendaError(DomainError):
    """An agenda cannot be changed or published as asked."""


class MoveError(AgendaError):
    """A move would break a hard rule; ``params["violations"]`` lists what, as data."""


class AgendaChanged(Conflict):
    """Somebody else moved meetings since the page was drawn; ``params["since"]`` is the version that it showed."""


class DayError(DomainError):
    """Something cannot be said or done on the day of a round."""


class RepairOutdated(Conflict):
    """The agenda was changed since a repair of it was computed; ``params["number"]`` is the version that stands now."""

"""What a line of the policy says, the roles, and the records that many rooms share."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.jobs.models import Job
from encadena.network.models import Centre, Institution

Names = frozenset[str]


Arguments = dict[str, object]


@dataclass(frozen=True)
class Side:
    """What belongs to one of the two rival operators."""

    firm: Firm
    centre: Centre
    adviser: User
    operator: Institution
    manager: User
    buyer: User


@dataclass(frozen=True)
class Subject:
    """A pair of records: ``make`` gives the arguments for one side, ``own`` and ``rival`` say who reaches which."""

    make: Callable[[Side], Arguments]
    own: Names
    rival: Names

    def at(self, make: Callable[[Side], Arguments]) -> "Subject":
        return replace(self, make=make)


@dataclass(frozen=True)
class Url:
    roles: Names
    of: Subject | None = None
    public: bool = False
    post: bool = False
    get: int = 200
    visitor: int = 0
    strangers: Names = frozenset()


def cast(names: str) -> Names:
    return frozenset(names.split())


ALL = cast("adviser head coordinator rival agency agency_region promoter association owner buyer administrator")
ADMINISTRATOR = cast("administrator")
NATIONAL = cast("administrator agency")
CENTRE_STAFF = cast("adviser head coordinator rival")
FIRM = Subject(
    lambda side: {"pk": side.firm.pk},
    own=cast("adviser head coordinator agency agency_region owner administrator"),
    rival=cast("rival agency agency_region administrator"),
)
CENTRE = Subject(lambda side: {"pk": side.centre.pk}, own=ALL, rival=ALL)
# The pages of one centre or institution are public facts of the network; only national roles change them.
CENTRE_SLUG = CENTRE.at(lambda side: {"slug": side.centre.slug})
INSTITUTION = CENTRE.at(lambda side: {"slug": side.operator.slug})
CONTRACT = CENTRE.at(lambda side: {"pk": side.centre.contracts.get().pk})
# A job is its person's own business, and an administrator's.
JOB = Subject(
    lambda side: {"pk": Job.objects.create(kind="walk.nothing", actor=side.adviser).pk},
    own=cast("adviser administrator"),
    rival=cast("rival administrator"),
)

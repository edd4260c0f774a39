"""What an operator runs, as of a day, and how large a part of the network that is."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Prefetch, Q, QuerySet

from encadena.kernel import clock

from ..choices import CentreKind, ContractEventKind
from ..models import Centre, ContractEvent, Institution, OperatingContract, StatedFigure
from ..rules import Share, StatedEvent, Term, term_of
from .running import running_on

PUBLIC_EVENTS = (
    ContractEventKind.AWARD,
    ContractEventKind.START,
    ContractEventKind.RENEWAL,
    ContractEventKind.END,
)


@dataclass(frozen=True)
class OperatorShare:
    """Centres run over centres known here. ``invented`` of the whole belong to a demonstration."""

    share: Share
    invented: int


def centre_rows() -> QuerySet[Centre]:
    """Centres with everything that a row of the list shows, in one query and two prefetches."""
    contracts = OperatingContract.objects.filter(running_on(clock.today())).select_related("operator")
    return Centre.objects.select_related("region", "commune", "parent").prefetch_related(
        Prefetch("contracts", queryset=contracts.prefetch_related("events"), to_attr="running"), "satellites"
    )


def running_contract(centre: Centre, *, on: date | None = None) -> OperatingContract | None:
    return centre.contracts.filter(running_on(on or clock.today())).select_related("operator").first()


def contract_state(contract: OperatingContract, *, year: int | None = None) -> Term:
    """Year n of the stated term, and whether that term has run out without news."""
    runs = contract.ends_on is None or contract.ends_on > clock.today()
    events = [
        StatedEvent(e.kind, e.year, term_years=e.term_years, contract_year=e.contract_year)
        for e in contract.events.all()
        if not (runs and e.kind == ContractEventKind.END)
    ]
    return term_of(events, year=year or clock.today().year)


def operator_share(operator: Institution, *, on: date | None = None) -> OperatorShare:
    """Centres (satellites are part of theirs) that ``operator`` runs, over all open centres in the register."""
    day = on or clock.today()
    network = Centre.objects.exclude(kind=CentreKind.SATELLITE).filter(Q(closed_on__isnull=True) | Q(closed_on__gt=day))
    counted = network.aggregate(
        whole=Count("pk", distinct=True),
        invented=Count("pk", filter=Q(invented=True), distinct=True),
        part=Count("pk", filter=running_on(day, "contracts__") & Q(contracts__operator=operator), distinct=True),
    )
    return OperatorShare(Share(counted["part"], counted["whole"]), counted["invented"])


def stated_beside(operator: Institution) -> QuerySet[StatedFigure]:
    return operator.stated_figures.all()


def events_of(centre: Centre, *, public: bool) -> list[ContractEvent]:
    """``public``: what sources state and who runs the centre since when; how a contract was judged is not."""
    rows = ContractEvent.objects.filter(contract__centre=centre).select_related("contract__operator")
    if not public:
        return list(rows)
    known = list(rows.exclude(Q(source="") & ~Q(kind__in=PUBLIC_EVENTS)))
    for event in known:
        event.note = event.note if event.source else ""
    return known

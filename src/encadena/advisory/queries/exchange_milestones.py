"""What a spreadsheet of milestones is held against: the baselines, jobs, evidence and milestones of its clients."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Min

from encadena.firms.models import Document
from encadena.network.models import Centre

from ..choices import MilestoneKind, MilestoneState
from ..models import Baseline, Milestone, MilestoneJob, SessionClient
from ..rules.exchange.milestone_draft import Standing
from .exchange import AT_ONCE, ClientBook

Paper = tuple[int, str, str]
"""Number, title and file name of a document."""


class Ledger(ClientBook):
    """``logged`` are the milestones of a chunk that are in the register; the rest is of the clients looked at so far.

    ``taken`` maps a firm to its counted jobs (key → kind of the milestone), ``formal`` to the day of its formalisation,
    ``like`` holds (client, kind, day) of milestones, ``started`` the first session that counts.
    """

    def __init__(self, centre: Centre) -> None:
        super().__init__(centre)
        self.papers: dict[int, list[Paper]] = defaultdict(list)
        self.start_over()

    def start_over(self) -> None:
        self.logged: dict[UUID, Milestone] = {}
        self.looked_at: set[int] = set()
        self.baselines: dict[tuple[int, str], Standing] = {}
        self.taken: dict[int, dict[str, str]] = defaultdict(dict)
        self.formal: dict[int, date] = {}
        self.like: set[tuple[int, str, date]] = set()
        self.started: dict[int, date] = {}

    def read_papers(self, firm_ids: Collection[int]) -> None:
        wanted = sorted(firm_ids)
        for start in range(0, len(wanted), AT_ONCE):
            papers = Document.objects.filter(firm__in=wanted[start : start + AT_ONCE], withdrawn_at=None).order_by("pk")
            for pk, firm, title, name in papers.values_list("pk", "firm", "title", "file_name"):
                self.papers[firm].append((pk, title, name))

    def read_logged(self, keys: Collection[UUID]) -> None:
        """Three queries."""
        found = Milestone.objects.filter(key__in=keys).prefetch_related("jobs", "documents")
        self.logged = {milestone.key: milestone for milestone in found}

    def look_at(self, client_ids: Collection[int]) -> None:
        """Five queries for those who were not looked at yet."""
        ids = set(client_ids) - self.looked_at
        if not ids:
            return
        self.looked_at |= ids
        firms = {self.clients[pk].firm_id for pk in ids}
        for row in Baseline.objects.filter(client__in=ids, replaced_at=None):
            self.baselines[row.client_id, row.indicator] = Standing(row.value, row.year, row.origin, row.pk)
        jobs = MilestoneJob.objects.filter(firm__in=firms, live=True)
        for firm, key, kind in jobs.values_list("firm", "key", "milestone__kind"):
            self.taken[firm][key] = kind
        standing = Milestone.objects.filter(firm__in=firms, replaced_at=None).exclude(state=MilestoneState.WITHDRAWN)
        formal = standing.filter(kind=MilestoneKind.FORMALISATION)
        self.formal |= dict(formal.order_by("-on").values_list("firm", "on"))
        self.like |= set(standing.filter(client__in=ids).values_list("client", "kind", "on"))
        seats = SessionClient.objects.filter(client__in=ids, session__counts=True, session__withdrawn_at=None)
        self.started |= dict(seats.order_by().values_list("client").annotate(first=Min("on")))

"""What the cells of a spreadsheet of sales may name, and which sales are in the register already."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Q

from encadena.accounts.models import User
from encadena.firms.models import Firm
from encadena.kernel.text import fold
from encadena.network.models import Centre

from ..models import ChainSale, LinkageProject, ProjectMember
from ..rules.exchange.sales import SaleDraft
from .scope import detailed_firms


class Ledger:
    """Projects that the centre leads or takes part in, with members and buyers as their cells name them.

    ``there`` counts sales of the register that cannot be told apart, ``paid`` says when those were paid.
    """

    def __init__(self, centre: Centre, reader: User | None) -> None:
        self.centre, self.reader = centre, reader
        self.projects: dict[int, LinkageProject] = {}
        self.by_code: dict[str, int] = {}
        self.members: dict[tuple[int, str], int] = {}
        self.buyers: dict[tuple[int, str], list[int]] = defaultdict(list)
        self.firms: dict[int, Firm] = {}
        self.buyer_names: dict[int, str] = {}
        self.there: Counter[tuple[object, ...]] = Counter()
        self.paid: dict[tuple[object, ...], set[date | None]] = defaultdict(set)

    def read_projects(self, codes: Collection[str]) -> None:
        shared = LinkageProject.partners.through.objects.filter(centre=self.centre).values("linkageproject")
        rows = LinkageProject.objects.filter(Q(centre=self.centre) | Q(pk__in=shared), code__in=codes)
        for project in rows.select_related("centre").prefetch_related("anchors"):
            self.projects[project.pk], self.by_code[project.code] = project, project.pk
            for anchor in project.anchors.all():
                self.buyers[project.pk, anchor.sort_name].append(anchor.pk)
                self.buyer_names[anchor.pk] = anchor.name
            self._read_members(project)

    def _read_members(self, project: LinkageProject) -> None:
        """Present and past: who has left may still be paid. Only firms whose details the reader sees."""
        rows = ProjectMember.objects.filter(project=project).select_related("firm")
        if self.reader is not None:
            rows = rows.filter(firm__in=detailed_firms(self.reader, project).values("pk"))
        for member in rows:
            if member.firm.rut:
                self.members[project.pk, member.firm.rut] = member.firm_id
            self.firms[member.firm_id] = member.firm

    def buyers_named(self, project: int, name: str) -> list[int]:
        return self.buyers.get((project, fold(name)), [])

    def read_there(self, drafts: Sequence[SaleDraft]) -> None:
        """Sales of the register that these drafts may be; projects are read anew, since one may have ended."""
        projects = {draft.project_id for draft in drafts}
        months = {draft.values["month"] for draft in drafts}
        for project in LinkageProject.objects.filter(pk__in=projects).select_related("centre"):
            self.projects[project.pk] = project
        rows = ChainSale.objects.filter(project__in=projects, month__in=months, withdrawn_at__isnull=True)
        rows = rows.filter(firm__in={draft.firm_id for draft in drafts})
        told = rows.values_list("project", "firm", "buyer", "month", "amount", "invoiced_on", "paid_on")
        self.forget()
        for *alike, paid in told:
            self.there[tuple(alike)] += 1
            self.paid[tuple(alike)].add(paid)

    def forget(self) -> None:
        self.there.clear()
        self.paid.clear()

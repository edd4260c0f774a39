"""Milestones: list, read, report."""

from django.http import Http404, HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router
from ninja.responses import Status

from encadena.accounts.models import User
from encadena.catalogs.queries.world import countries
from encadena.firms.models import Document
from encadena.firms.queries.document import choosable
from encadena.kernel.api import Id, Page, cut

from ..actions.milestone import report_milestone
from ..models import Client
from ..queries.milestones import Filters, milestones_visible_to
from ..queries.program_list import day_mark, milestones_after
from .access import asker, unknown, workable_client
from .milestone_shapes import MilestoneIn, MilestoneOut, MilestoneWalk

router = Router()
RELATED = ("firm", "centre", "client", "reported_by")


@router.get("", response=Page[MilestoneOut], url_name="milestones", summary=_("Hitos, los últimos primero"))
def milestones(request: HttpRequest, walk: Query[MilestoneWalk]) -> Page[MilestoneOut]:
    named = {name: str(getattr(walk, name) or "") for name in ("state", "kind", "centre", "year")}
    rows = milestones_after(asker(request), Filters(**named), walk.after, walk.limit)
    shown, following = cut(rows, walk.limit, day_mark)
    return Page[MilestoneOut](items=[MilestoneOut.of(row) for row in shown], next=following)


@router.get("/{int:pk}", response=MilestoneOut, url_name="milestone", summary=_("Un hito"))
def milestone(request: HttpRequest, pk: Path[Id]) -> MilestoneOut:
    found = milestones_visible_to(asker(request)).select_related(*RELATED).filter(pk=pk).first()
    if found is None:
        raise Http404
    return MilestoneOut.of(found)


@router.post("", response={201: MilestoneOut}, url_name="milestone_report", summary=_("Registrar un hito"))
def milestone_report(request: HttpRequest, sent: MilestoneIn) -> Status[MilestoneOut]:
    """Somebody else verifies it, on its page."""
    user = asker(request)
    client = workable_client(user, sent.client)
    if sent.country and sent.country not in {one.code for one in countries("es")}:
        raise unknown("country")
    data = sent.model_dump(exclude={"client", "jobs", "documents"})
    jobs = [job.strip() for job in sent.jobs if job.strip()]
    papers = _papers(client, sent.documents, user)
    reported = report_milestone(client, data=data, jobs=jobs, documents=papers, actor=user)
    return Status(201, MilestoneOut.of(reported))


def _papers(client: Client, ids: list[int], user: User) -> list[Document]:
    """Raises ``reference_unknown`` for one that the page would not offer as evidence."""
    found = list(choosable(user, client.firm).filter(pk__in=ids))
    if len(found) < len(set(ids)):
        raise unknown("documents")
    return found

"""Gaps: list, read, name, correct, move over the board; an action of one is agreed here."""

from django.http import HttpRequest
from django.utils.translation import gettext_noop as _
from ninja import Path, Query, Router
from ninja.responses import Status

from encadena.accounts.models import User
from encadena.kernel.api import Id, Page, cut
from encadena.kernel.errors import DomainError

from ..actions import gap as actions
from ..actions.plan_action import Task, add_action
from ..choices import DetectedBy
from ..errors import ITEM_UNKNOWN
from ..models import Gap
from ..planning.questionnaire import read
from ..queries.diagnosis import diagnoses_visible_to
from ..queries.plan import advisers_responsible_for, gaps_visible_to, is_firm
from ..queries.program_list import gaps_after, with_actions
from .access import asker, chosen, found, named_client, shared, workable
from .plan_sent import ActionIn, GapIn, GapSaid, GapWalk, MoveIn
from .plan_shapes import ActionOut, GapOut

router = Router()


@router.get("", response=Page[GapOut], url_name="gaps", summary=_("Brechas con sus acciones, las últimas primero"))
def gaps(request: HttpRequest, walk: Query[GapWalk]) -> Page[GapOut]:
    state = walk.state or ""
    rows = gaps_after(asker(request), walk.where, walk.after, walk.limit, plan=walk.plan, state=state)
    shown, following = cut(rows, walk.limit, lambda row: row.pk)
    return Page[GapOut](items=[GapOut.of(row) for row in shown], next=following)


@router.get("/{int:pk}", response=GapOut, url_name="gap", summary=_("Una brecha con sus acciones"))
def gap(request: HttpRequest, pk: Path[Id]) -> GapOut:
    return _shown(asker(request), pk)


@router.post("", response={201: GapOut}, url_name="gap_add", summary=_("Registrar una brecha"))
def gap_add(request: HttpRequest, sent: GapIn) -> Status[GapOut]:
    """The firm's own account names it as the firm."""
    user = asker(request)
    client = named_client(user, sent.client)
    shared(user, client)
    said = sent.model_dump(exclude={"client", "diagnosis", "item"}, exclude_none=True)
    said.setdefault("detected_by", DetectedBy.FIRM if is_firm(user) else DetectedBy.ADVISER)
    added = actions.add_gap(client, origin=_origin(user, client.firm_id, sent), actor=user, **said)
    return Status(201, _shown(user, added.pk))


@router.patch("/{int:pk}", response=GapOut, url_name="gap_edit", summary=_("Corregir una brecha"))
def gap_edit(request: HttpRequest, pk: Path[Id], sent: GapSaid) -> GapOut:
    """Only what is sent changes; of the firm's own account, what the firm says."""
    user = asker(request)
    kept = _readable(user, pk)
    shared(user, kept.client)
    actions.edit_gap(kept, data=sent.model_dump(exclude_none=True), actor=user)
    return _shown(user, pk)


@router.post("/{int:pk}/move", response=GapOut, url_name="gap_move", summary=_("Mover una brecha en el tablero"))
def gap_move(request: HttpRequest, pk: Path[Id], sent: MoveIn) -> GapOut:
    """To the second look (``to_review``) by one person, to its end (``closed``) by another."""
    user = asker(request)
    actions.move_gap(_workable(user, pk), before=sent.before, after=sent.after, reason=sent.reason, actor=user)
    return _shown(user, pk)


@router.post(
    "/{int:pk}/actions", response={201: ActionOut}, url_name="gap_action", summary=_("Agregar una acción a una brecha")
)
def gap_action(request: HttpRequest, pk: Path[Id], sent: ActionIn) -> Status[ActionOut]:
    user = asker(request)
    kept = _workable(user, pk)
    adviser = chosen(advisers_responsible_for(kept.client), sent.adviser, "adviser")
    said = sent.model_dump(exclude={"adviser"}, exclude_none=True)
    return Status(201, ActionOut.of(add_action(kept, task=Task(adviser=adviser, **said), actor=user)))


def _readable(user: User, pk: int) -> Gap:
    return found(gaps_visible_to(user).select_related("client"), pk)


def _workable(user: User, pk: int) -> Gap:
    kept = _readable(user, pk)
    workable(user, kept.client)
    return kept


def _shown(user: User, pk: int) -> GapOut:
    return GapOut.of(found(gaps_visible_to(user).select_related("firm").prefetch_related(with_actions()), pk))


def _origin(user: User, firm: int, sent: GapIn) -> actions.FromDiagnosis:
    """Raises ``reference_unknown`` for a diagnosis of another firm or out of reach, ``item_unknown``."""
    rows = diagnoses_visible_to(user).filter(firm=firm).select_related("version__questionnaire")
    diagnosis = chosen(rows, sent.diagnosis, "diagnosis")
    if diagnosis is None:
        return actions.FromDiagnosis()
    if sent.item not in read(diagnosis.version).items:
        raise DomainError(ITEM_UNKNOWN, item=sent.item)
    version = diagnosis.version
    return actions.FromDiagnosis(version.questionnaire.code, version.number, sent.item, diagnosis.pk)

"""What this room puts into the package of a centre that passes to another operator."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from ..models import Diagnosis, PlanAction
from ..models.plan_action import TO_DO

Rows = Iterator[Mapping[str, Any]]
CHUNK = 1000


def diagnosis_rows(centre_id: int, withheld: Collection[int]) -> Rows:
    rows = Diagnosis.objects.filter(client__centre=centre_id, withdrawn_at=None).exclude(client__in=withheld)
    yield from rows.order_by("pk").values(
        "id", "client_id", "version__questionnaire__code", "version__number", "state", "opened_on", "finished_on",
        "valid_until", "result",
    ).iterator(chunk_size=CHUNK)  # fmt: skip


def action_rows(centre_id: int, withheld: Collection[int]) -> Rows:
    rows = PlanAction.objects.filter(client__centre=centre_id).exclude(client__in=withheld).order_by("pk")
    yield from rows.values(
        "id", "client_id", "gap_id", "what", "responsible", "person", "due_on", "instrument", "state", "done_on",
    ).iterator(chunk_size=CHUNK)  # fmt: skip


def actions_missing(centre_id: int) -> dict[str, int]:
    """Whoever leaves was to do them: somebody has to take them over."""
    waiting = PlanAction.objects.filter(TO_DO, client__centre=centre_id, adviser__isnull=False)
    return {"advisers": waiting.count()}

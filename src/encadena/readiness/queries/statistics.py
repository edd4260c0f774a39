"""What the statistics of a version rest on: its finished diagnoses, with who answered what and what the firms are."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..choices import AnswerState, Progress
from ..models import Answer, Diagnosis, QuestionnaireVersion, StatisticsRun

# The newest ones; beyond, an estimate no longer moves in its second decimal and the job only takes longer.
MOST = 20_000
CHUNK = 500

Values = dict[str, dict[int, dict[str, int]]]


@dataclass(frozen=True)
class Case:
    """A finished diagnosis: its frozen scores (dimension, rater → score), and the groups that its firm belongs to."""

    pk: int
    scores: dict[tuple[str, str], float]
    groups: frozenset[tuple[str, str]]


def cases_of(version: QuestionnaireVersion) -> list[Case]:
    rows = Diagnosis.objects.filter(version=version, state=Progress.FINISHED, withdrawn_at__isnull=True).order_by("-id")
    columns = ("pk", "result", "kinds", "firm__legal_size", "firm__region_id")
    return [_case(*row) for row in rows.values_list(*columns)[:MOST]]


def values_of(cases: list[Case]) -> Values:
    """Rater → diagnosis → item → value, for those that are values."""
    found: Values = defaultdict(lambda: defaultdict(dict))
    for ids in _chunks([case.pk for case in cases]):
        rows = Answer.objects.filter(rating__diagnosis__in=ids, state=AnswerState.VALUE)
        for rater, diagnosis, item, value in rows.values_list("rating__rater", "rating__diagnosis", "item", "value"):
            found[rater][diagnosis][item] = value or 0
    return found


def latest_run(version: QuestionnaireVersion) -> StatisticsRun | None:
    return StatisticsRun.objects.filter(version=version).order_by("-computed_at").first()


def _case(pk: int, result: dict[str, Any], kinds: list[str], size: str, region: str | None) -> Case:
    scores = {(s["dimension"], s["rater"]): s["score"] for s in result["scores"] if s["score"] is not None}
    groups = {("kind", kind) for kind in kinds} | {("size", size)} | ({("region", region)} if region else set())
    return Case(pk, scores, frozenset(groups))


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    return (ids[start : start + CHUNK] for start in range(0, len(ids), CHUNK))

from dataclasses import dataclass, field
from decimal import Decimal

from ..milestone import job_key
from .drafts import RowDraft


@dataclass
class Standing:
    """A baseline of a client: one of the register, or (``pk`` None) one that a row of the file fixes."""

    value: Decimal | None
    year: int
    origin: str = ""
    pk: int | None = None
    row: int = 0


@dataclass
class MilestoneDraft(RowDraft):
    """A row that is a milestone: whose, with which evidence, measured from where; ``change`` once it was admitted."""

    client_id: int = 0
    document_ids: list[int] = field(default_factory=list)
    standing: Standing | None = None
    change: Decimal | None = None

    @property
    def job_keys(self) -> list[str]:
        return [job_key(label) for label in self.values["jobs"]]


def said(draft: MilestoneDraft) -> str:
    """What tells milestones apart that have no id."""
    values = draft.values
    facts = "|".join(str(values[name]) for name in ("kind", "on", "after", "amount", "currency", "country"))
    return f"milestone|{draft.client_id}|{facts}|{','.join(sorted(draft.job_keys))}"

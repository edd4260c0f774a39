from dataclasses import dataclass, field

from ..session import CLOCKS, shown_time
from .drafts import RowDraft


@dataclass
class SessionDraft(RowDraft):
    """A row that is a session: who gave it and who took part; ``counts`` once it was held against the log."""

    adviser_id: int = 0
    area_id: int = 0
    client_ids: list[int] = field(default_factory=list)
    counts: bool = False


def said(draft: SessionDraft) -> str:
    """What tells sessions apart that have no id."""
    values = draft.values
    starts = shown_time(values["starts_at"]) if values["starts_at"] else ""
    minutes = "+".join(str(values[name]) for name in CLOCKS)
    clients = ",".join(map(str, sorted(draft.client_ids)))
    return f"{draft.adviser_id}|{values['on']}|{starts}|{clients}|{minutes}|{draft.area_id}"

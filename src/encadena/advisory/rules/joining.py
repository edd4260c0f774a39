"""What remains when two clients of one centre turn out to be one firm. No database."""

from collections.abc import Mapping
from typing import Any

from ..choices import Stage

# Work that goes on counts more than work that ended; a graduate who asked again as somebody new is a graduate.
ORDER = (Stage.ACCOMPANIED, Stage.CLIENT, Stage.GRADUATED, Stage.LEAD, Stage.INACTIVE)
WAY = ("stage", "stage_since", "ended_on", "end_reason")
AGREEMENT = ("agreement_signed_on", "agreement_id")
TEXTS = ("origin", "goal")
FIELDS = (*WAY, *AGREEMENT, *TEXTS, "adviser_id", "arrived_on")


def joined(kept: Mapping[str, Any], gone: Mapping[str, Any]) -> dict[str, Any]:
    """``FIELDS`` of the one that remains: the way of whoever is further, and what only one of them says."""
    one, other = sorted((kept, gone), key=lambda client: ORDER.index(client["stage"]))
    signed = one if one["agreement_signed_on"] or one["stage"] == Stage.LEAD else other
    return {
        **{field: one[field] for field in WAY},
        **{field: signed[field] for field in AGREEMENT},
        **{field: kept[field] or gone[field] for field in TEXTS},
        "adviser_id": one["adviser_id"] or other["adviser_id"],
        "arrived_on": min(kept["arrived_on"], gone["arrived_on"]),
    }

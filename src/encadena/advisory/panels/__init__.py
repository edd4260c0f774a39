"""What the room shows elsewhere, one module per noun."""

from . import (  # noqa: F401
    alerts,
    clients,
    cohorts,
    exchange,
    handover,
    material,
    milestones,
    network,
    portal,
    programs,
    referrals,
    sessions,
    training,
)

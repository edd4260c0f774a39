"""What the room shows elsewhere, one module per noun."""

from . import clients, cohorts, exchange, milestones, portal, referrals, sessions, training  # noqa: F401

"""What the room shows elsewhere, one module per noun."""

from . import alerts, clients, cohorts, exchange, milestones, portal, programs, referrals, sessions, training  # noqa: F401

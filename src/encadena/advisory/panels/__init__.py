"""What the room shows elsewhere, one module per noun."""

from . import alerts, clients, cohorts, exchange, milestones, network, portal, programs, referrals, sessions, training  # noqa: F401

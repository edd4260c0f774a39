from .alert import Alert
from .area import Area
from .client import Client, ClientSpell, StageChange
from .cohort import Cohort, CohortMember
from .follow_up import FollowUp, FollowUpAttempt
from .milestone import Baseline, Milestone, MilestoneJob
from .referral import Referral
from .session import Session, SessionClient

__all__ = [
    "Alert",
    "Area",
    "Baseline",
    "Client",
    "ClientSpell",
    "Cohort",
    "CohortMember",
    "FollowUp",
    "FollowUpAttempt",
    "Milestone",
    "MilestoneJob",
    "Referral",
    "Session",
    "SessionClient",
    "StageChange",
]

from .alert import Alert
from .area import Area
from .certificate import Certificate
from .client import Client, ClientSpell, StageChange
from .cohort import Cohort, CohortMember
from .exchange import SheetImport, SheetIssue, SheetMade
from .follow_up import FollowUp, FollowUpAttempt
from .material import Material, MaterialReading
from .milestone import Baseline, Milestone, MilestoneJob
from .referral import Referral
from .registration import Attendance, CourseMail, Registration
from .session import Session, SessionClient
from .survey import SurveyAnswer
from .training import Training, TrainingDay

__all__ = [
    "Alert",
    "Area",
    "Attendance",
    "Baseline",
    "Certificate",
    "Client",
    "ClientSpell",
    "Cohort",
    "CohortMember",
    "CourseMail",
    "FollowUp",
    "FollowUpAttempt",
    "Material",
    "MaterialReading",
    "Milestone",
    "MilestoneJob",
    "Referral",
    "Registration",
    "Session",
    "SessionClient",
    "SheetImport",
    "SheetIssue",
    "SheetMade",
    "StageChange",
    "SurveyAnswer",
    "Training",
    "TrainingDay",
]

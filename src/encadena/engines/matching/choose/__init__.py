"""Chooses the meetings of a round from scored pairs, requests and refusals, within quotas and capacity."""

from .choosing import choose
from .terms import Candidate, Capacity, Chosen, Cost, Exposure, Quota, Rules, Shortfall, Worth

__all__ = ["Candidate", "Capacity", "Chosen", "Cost", "Exposure", "Quota", "Rules", "Shortfall", "Worth", "choose"]

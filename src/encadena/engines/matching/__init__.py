"""Matches the needs of buyers with the offerings of firms, says why, and chooses who meets whom.

``rank(needs, Catalogue(offerings, sellers), today=…)`` gives scored pairs with reasons as data; ``choose(candidates,
rules, capacity)`` the meetings of a round.
"""

from .catalogue import Catalogue
from .choose import Candidate, Capacity, Chosen, Cost, Exposure, Quota, Rules, Shortfall, Worth, choose
from .parties import Buyer, Certificate, Need, Offering, Reason, Seller, Wishes
from .rank import Match, rank
from .reasons import as_data

__all__ = [
    "Buyer", "Candidate", "Capacity", "Catalogue", "Certificate", "Chosen", "Cost", "Exposure", "Match", "Need",
    "Offering", "Quota", "Reason", "Rules", "Seller", "Shortfall", "Wishes", "Worth", "as_data", "choose", "rank",
]  # fmt: skip

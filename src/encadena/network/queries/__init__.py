"""Reads of the network: who works where, who runs what."""

from .portfolio import centre_rows, contract_state, operator_share, running_contract, stated_beside
from .scope import NATIONAL, Scope, active_on, centres_operated_by, centres_visible_to, may_manage_network, scope_of
from .target import may_read_results, may_set_targets

__all__ = [
    "NATIONAL",
    "Scope",
    "active_on",
    "centre_rows",
    "centres_operated_by",
    "centres_visible_to",
    "contract_state",
    "may_manage_network",
    "may_read_results",
    "may_set_targets",
    "operator_share",
    "running_contract",
    "scope_of",
    "stated_beside",
]

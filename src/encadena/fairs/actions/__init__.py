"""Writes of the room."""

from .fair import (
    add_kind,
    answer_request,
    ask,
    change_state,
    exhibit,
    give_stand,
    present,
    put_in_group,
    remove_kind,
    save_fair,
)
from .outcome import propose_milestone, tell

__all__ = [
    "add_kind",
    "answer_request",
    "ask",
    "change_state",
    "exhibit",
    "give_stand",
    "present",
    "propose_milestone",
    "put_in_group",
    "remove_kind",
    "save_fair",
    "tell",
]

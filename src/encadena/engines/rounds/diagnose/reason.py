"""What a diagnosis is made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..problem import Id, Param
from .wishes import Wish


@dataclass(frozen=True)
class Reason:
    """One thing that makes the round impossible. ``participants`` and ``meetings`` are those concerned, ``params``
    the figures. ``wishes``: for "conflict", what cannot hold together.

    Codes and params:

    ======================== ==================================================================
    participant_overfull      meetings, slots: more meetings than slots in which the participant can be there
    participant_overlong      needed, slots: the meetings last longer than the participant can be there
    meetings_share_few_slots  meetings, slots: some meetings of one participant have too few slots among them
    lunch_impossible          meetings, slots: with the pauses for lunch the meetings do not fit
    steady_too_many           hosts, tables: more people keep a table than there are tables
    seats_unsettled           an agenda was found, but its tables break the rules about tables that stay and ways
    fixed_when_away           slot: a fixed meeting of somebody who is not there
    fixed_outside_session     slot, session: a meeting is fixed outside the session it asks for
    meeting_without_slot      no slot suits both participants (and the session)
    fixed_clash               slot: two fixed meetings of one participant at the same time
    fixed_over_tables         slot, meetings, tables: more fixed meetings in a slot than tables
    tables_too_few            meetings, places: all meetings need more tables × slots than there are
    tables_too_few_for_length needed, places: all meetings last longer than tables × slots
    session_overfull          session, meetings, places: the same within a session
    slots_overfull            meetings, places, slots: some meetings need more places than their slots have
    interpreters_too_few      language, meetings, places, interpreters: more meetings need them than they can serve
    precedence_cycle          meetings that would each have to be before the next, in a ring
    precedence_too_long       slots: a chain of meetings, one before the other, that does not fit
    fairness_impossible       limit: possible, but not with the waiting shared so evenly
    richer_rules              some rule about tables has a part in it; the round is too large to say more
    conflict                  rules, proof: these wishes cannot all hold; see ``conflict.find_conflict``
    ======================== ==================================================================
    """

    code: str
    participants: tuple[Id, ...] = ()
    meetings: tuple[Id, ...] = ()
    params: Mapping[str, Param] = field(default_factory=dict)
    wishes: tuple[Wish, ...] = ()

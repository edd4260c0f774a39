"""Rounds."""

from collections.abc import Callable
from dataclasses import replace

from encadena.matchmaking.models import BuyerDelegate, Interpreter, MeetingImport, Participant, Round

from ..matchmaking.makers import a_published_round
from .base import ALL, FIRM, Arguments, Side, Subject, Url, cast


def _round(side: Side) -> Round:
    round = a_published_round([side.firm], organiser=side.operator, buyer_count=1, tables=1)
    BuyerDelegate.objects.create(user=side.buyer, buyer=round.participants.get(buyer__isnull=False).buyer)
    return round


def _in_round(**of: Callable[[Round], object]) -> Callable[[Side], Arguments]:
    """Arguments of an address inside a round: its key and those that are read from it."""

    def make(side: Side) -> Arguments:
        round = _round(side)
        return {"pk": round.pk, **{name: getattr(read(round), "pk", read(round)) for name, read in of.items()}}

    return make


def _an_import(round: Round) -> MeetingImport:
    return MeetingImport.objects.get_or_create(round=round, file_name="x.xlsx", digest="0" * 64)[0]


def _an_interpreter(round: Round) -> Interpreter:
    return Interpreter.objects.get_or_create(round=round, one="en", other="es")[0]


def _the_firm(round: Round) -> Participant:
    return round.participants.get(firm__isnull=False)


MANAGERS = cast("administrator agency promoter coordinator")
# Whoever manages it, and whoever takes part or attends somebody who does.
ROUND = Subject(
    _in_round(), own=MANAGERS | cast("adviser head owner buyer"), rival=MANAGERS - cast("coordinator") | cast("rival")
)
MANAGED = replace(ROUND, own=MANAGERS, rival=MANAGERS - cast("coordinator"))
AGENDA = MANAGED.at(_in_round(agenda=lambda round: round.agendas.get()))
EVENT_FILE = MANAGED.at(_in_round(agenda=lambda round: round.agendas.get(), what=lambda _: "programa.xlsx"))
MEETING = MANAGED.at(_in_round(meeting=lambda round: round.meetings.get()))
ORDER = MANAGED.at(_in_round(before=lambda round: round.meetings.get(), after=lambda round: round.meetings.get()))
ROUND_IMPORT = MANAGED.at(_in_round(source=_an_import))
PARTICIPANT = replace(ROUND, make=_in_round(participant=_the_firm), own=ROUND.own - cast("buyer"))
# The buyer and the promoter see in a round firms that they see nowhere else.
GUESTS = cast("buyer promoter")


POLICY: dict[str, Url] = {
    "matchmaking:list": Url(ALL),
    "matchmaking:mine": Url(ALL, get=302),
    "matchmaking:new": Url(MANAGERS | cast("association")),
    "matchmaking:problem_new": Url(MANAGERS | cast("association")),
    "matchmaking:firm_panel": Url(ALL, FIRM),
    "matchmaking:home_card": Url(ALL),
    "matchmaking:detail": Url(ALL, ROUND, strangers=GUESTS),
    "matchmaking:edit": Url(ALL, MANAGED),
    "matchmaking:state": Url(ALL, MANAGED, post=True),
    "matchmaking:setup": Url(ALL, MANAGED),
    "matchmaking:lay_out": Url(ALL, MANAGED, post=True),
    "matchmaking:agenda_rules": Url(ALL, MANAGED),
    "matchmaking:interpreters_add": Url(ALL, MANAGED, post=True),
    "matchmaking:interpreter_remove": Url(ALL, MANAGED.at(_in_round(interpreter=_an_interpreter)), post=True),
    "matchmaking:slot_edit": Url(ALL, MANAGED.at(_in_round(slot=lambda round: round.slots.first()))),
    "matchmaking:slot_remove": Url(ALL, MANAGED.at(_in_round(slot=lambda round: round.slots.first())), post=True),
    "matchmaking:tables": Url(ALL, MANAGED, post=True),
    "matchmaking:table_name": Url(ALL, MANAGED.at(_in_round(table=lambda round: round.tables.get())), post=True),
    "matchmaking:participants": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:participant_add": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:participant_join": Url(ALL, MANAGED, post=True),
    "matchmaking:participant": Url(ALL, PARTICIPANT, strangers=GUESTS),
    "matchmaking:participant_status": Url(ALL, MANAGED.at(_in_round(participant=_the_firm)), post=True),
    "matchmaking:participant_away": Url(ALL, MANAGED.at(_in_round(participant=_the_firm)), post=True),
    "matchmaking:sheet": Url(ALL, ROUND.at(_in_round(participant=_the_firm)), strangers=GUESTS),
    "matchmaking:participant_file": Url(
        ALL, PARTICIPANT.at(_in_round(participant=_the_firm, ending=lambda _: "pdf")), strangers=GUESTS
    ),
    "matchmaking:counterpart_sheets": Url(ALL, PARTICIPANT.at(_in_round(participant=_the_firm)), strangers=GUESTS),
    "matchmaking:buyer_new": Url(ALL, MANAGED),
    "matchmaking:buyer_edit": Url(
        ALL, MANAGED.at(_in_round(buyer=lambda round: round.participants.get(firm=None).buyer))
    ),
    "matchmaking:meetings": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:meeting_add": Url(ALL, MANAGED, post=True),
    "matchmaking:participant_options": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:matrix": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:order": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:order_add": Url(ALL, MANAGED, post=True),
    "matchmaking:meeting_options": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:order_remove": Url(ALL, ORDER, post=True),
    "matchmaking:order_restore": Url(ALL, ORDER, post=True),
    "matchmaking:import_new": Url(ALL, MANAGED),
    "matchmaking:import_template": Url(ALL, MANAGED),
    "matchmaking:import": Url(ALL, ROUND_IMPORT),
    "matchmaking:import_apply": Url(ALL, ROUND_IMPORT, post=True),
    "matchmaking:import_undo": Url(ALL, ROUND_IMPORT, post=True),
    "matchmaking:import_rejected": Url(ALL, ROUND_IMPORT),
    "matchmaking:meeting": Url(ALL, MEETING, strangers=GUESTS),
    "matchmaking:meeting_join": Url(ALL, MEETING, post=True),
    "matchmaking:meeting_leave": Url(
        ALL, MANAGED.at(_in_round(meeting=lambda round: round.meetings.get(), participant=_the_firm)), post=True
    ),
    "matchmaking:meeting_cancel": Url(ALL, MEETING, post=True),
    "matchmaking:meeting_restore": Url(ALL, MEETING, post=True),
    "matchmaking:plan": Url(ALL, MANAGED, post=True),
    "matchmaking:plan_stop": Url(ALL, MANAGED, post=True),
    "matchmaking:plan_panel": Url(ALL, MANAGED),
    "matchmaking:agenda": Url(ALL, MANAGED, strangers=GUESTS),
    "matchmaking:agenda_impact": Url(ALL, AGENDA, get=400),
    "matchmaking:agenda_move": Url(ALL, AGENDA, post=True),
    "matchmaking:move_options": Url(
        ALL,
        MANAGED.at(_in_round(agenda=lambda round: round.agendas.get(), meeting=lambda round: round.meetings.get())),
        strangers=GUESTS,
    ),
    "matchmaking:agenda_undo": Url(ALL, AGENDA, post=True),
    "matchmaking:agenda_publish": Url(ALL, AGENDA, get=302),
    "matchmaking:agenda_withdraw": Url(ALL, AGENDA, post=True),
    "matchmaking:agenda_revise": Url(ALL, AGENDA, post=True),
    "matchmaking:agenda_compare": Url(ALL, AGENDA, strangers=GUESTS),
    "matchmaking:event_file_ready": Url(ALL, EVENT_FILE, strangers=GUESTS),
    "matchmaking:event_file_prepare": Url(ALL, EVENT_FILE, post=True),
    "matchmaking:event_file": Url(ALL, EVENT_FILE),
}

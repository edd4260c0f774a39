"""The agenda as a grid, by time, by table and by participant; moved by hand, undone."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from ... import planning, queries
from ...actions import agenda as actions
from ...choices import AgendaState
from ...errors import AgendaChanged, MoveError
from ...models import Agenda, Meeting, Round, SavedProblem, Slot, Table
from ...queries import differences as changes
from ...queries import rounds as reading
from ...queries.colours import Colours, colours_of
from ...queries.grid import column_groups, grid_of
from ...queries.names import Names, names_in, names_of
from ...queries.timetable import Timetable, timetable_of
from ...queries.window import grid_part, part_of
from ...rules.event_files import takes_long
from ...wording import agenda_rules
from ...wording import errors as wording
from ...wording import violations as violation_wording
from ...wording.interpreting import interpreter_words, pair_words
from ..access import actor_of, managed_round, visible_agenda
from ..pages import frame

FAR = 60
"""Meetings without a table that are listed below the tables; a longer list is read by its hours."""
VIEWS = ("grilla", "horario", "mesa", "participante", "interprete")
RECENT = 8


@require_GET
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """The draft if there is one, else what is published; ``version`` shows another one."""
    round = managed_round(request, pk)
    version = request.GET.get("version", "")
    if version and not version.isdigit():
        raise Http404
    if version:
        shown: Agenda | None = visible_agenda(request, round, int(version))
    else:
        shown = reading.current_agenda(queries.agendas_visible_to(request.user, round))
    if shown is None:
        return render(request, "matchmaking/agenda_empty.html", frame(request, round, "agenda"))
    shown.round = round
    return render(request, "matchmaking/agenda.html", agenda_context(request, shown))


def agenda_context(request: HttpRequest, agenda: Agenda, **extra: Any) -> dict[str, Any]:
    """Everything the agenda page shows, in one of its four views."""
    round = agenda.round
    view = request.GET.get("vista", "")
    view = view if view in VIEWS else "grilla"
    by = request.GET.get("color", "sector")
    table = timetable_of(round, agenda)
    found = violation_wording.lines(planning.violations_of(agenda), names_in(table))
    broken = {key for line in found for key in line.meetings}
    colours = colours_of(table, by)
    published = round.agendas.filter(state=AgendaState.PUBLISHED).exclude(pk=agenda.pk).first()
    context = frame(
        request,
        round,
        "agenda",
        agenda=agenda,
        view=view,
        by=by,
        views=_view_links(request, view, bool(table.interpreters)),
        table=table,
        large=takes_long(len(table.placed)),
        colours=colours,
        lines=found,
        broken=broken,
        rule_lines=agenda_rules.lines_of(round),
        saved_problem=SavedProblem.objects.filter(agenda=agenda).exists(),
        editable=agenda.state == AgendaState.DRAFT,
        moves=agenda.moves.select_related(
            "actor",
            "meeting__first__firm",
            "meeting__first__buyer",
            "meeting__second__firm",
            "meeting__second__buyer",
            "from_slot",
            "to_slot",
            "from_table",
            "to_table",
        )[:RECENT],
        published=published,
        far=table.without_table[:FAR] if view in ("grilla", "mesa") else [],
        dense=request.GET.get("densidad") == "compacta",
        **extra,
    )
    return context | _view_context(request, table, colours, broken, view)


@require_GET
def impact(request: HttpRequest, pk: int, agenda: int) -> HttpResponse:
    """What a move would break, while the meeting is still in the air. Writes nothing."""
    round = managed_round(request, pk)
    version = visible_agenda(request, round, agenda)
    meeting, slot, table = _named(request.GET, round)
    try:
        desk = table or planning.free_table(version, meeting, slot)
        found = planning.impact(version, meeting, slot, desk)
    except DomainError as error:
        return render(request, "matchmaking/impact.html", {"problem": wording.sentence(error)})
    names = names_of(round)
    context = {
        "impact": found,
        "added": violation_wording.lines(found.added, names),
        "removed": violation_wording.lines(found.removed, names),
        "meeting_name": names.meetings.get(meeting.pk, ""),
        "hour": names.hours.get(slot.number, ""),
        "desk": desk,
    }
    return render(request, "matchmaking/impact.html", context)


@require_GET
def move_options(request: HttpRequest, pk: int, agenda: int, meeting: int) -> HttpResponse:
    """Every slot where a meeting could go, with what each would break: the way without dragging."""
    round = managed_round(request, pk)
    version = visible_agenda(request, round, agenda)
    live = round.meetings.filter(cancelled_at__isnull=True).select_related("fixed_table")
    row = get_object_or_404(live, pk=meeting)
    names = names_of(round)
    placed = version.meetings.filter(meeting=row).select_related("slot", "table").first()
    options = [_option(*found, names) for found in planning.options(version, row)]
    context = {
        "round": round,
        "agenda": version,
        "meeting": row,
        "meeting_name": names.meetings[row.pk],
        "placed": placed,
        "options": options,
        "tables": round.tables.all(),
    }
    return render(request, "matchmaking/move_options.html", context)


@require_POST
def move(request: HttpRequest, pk: int, agenda: int) -> HttpResponse:
    """Move a meeting of the draft. What breaks a rule is shown with the choice to do it anyway."""
    round = managed_round(request, pk)
    version = visible_agenda(request, round, agenda)
    meeting, slot, table = _named(request.POST, round)
    extra: dict[str, Any] = {}
    try:
        done = actions.move_meeting(
            version,
            meeting=meeting,
            slot=slot,
            table=table,
            expected_version=known_version(request),
            force=request.POST.get("force") == "1",
            actor=actor_of(request),
        )
    except MoveError as error:
        lines = violation_wording.lines(error.params["violations"], names_of(round))  # type: ignore[arg-type]
        extra = {"refused": {"lines": lines, "meeting": meeting, "slot": slot, "table": table}}
    except AgendaChanged as error:
        extra = {
            "conflict": changes.moves_since(version, int(str(error.params["since"]))),
            "error": wording.sentence(error),
        }
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        undo = reverse("matchmaking:agenda_undo", args=[pk, agenda]) + f"?version={version.version}"
        text = _("Se movió %(meeting)s.") % {"meeting": names_of(round).meetings[done.meeting_id]}
        messages.success(request, text, extra_tags=f"undo:{undo}")
    return _answer(request, version, **extra)


@require_POST
def undo(request: HttpRequest, pk: int, agenda: int) -> HttpResponse:
    round = managed_round(request, pk)
    version = visible_agenda(request, round, agenda)
    try:
        actions.undo(version, expected_version=known_version(request), actor=actor_of(request))
    except DomainError as error:
        messages.error(request, wording.sentence(error))
    else:
        messages.success(request, _("Se deshizo el último cambio."))
    return _answer(request, version)


def _answer(request: HttpRequest, agenda: Agenda, **extra: Any) -> HttpResponse:
    """The agenda again: its body for htmx, otherwise the page (a refusal keeps what was asked on screen)."""
    agenda.refresh_from_db()
    if request.htmx or extra:  # type: ignore[attr-defined]
        return render(request, "matchmaking/agenda.html", agenda_context(request, agenda, **extra))
    return redirect(reverse("matchmaking:agenda", args=[agenda.round_id]) + f"?version={agenda.pk}")


def _view_context(
    request: HttpRequest, table: Timetable, colours: Colours, broken: set[int], view: str
) -> dict[str, Any]:
    """Of a large agenda so much as fits on one page."""
    number = int(page) if (page := request.GET.get("page", "")).isdigit() else 1
    if view == "grilla":
        part = grid_part(table, number, request.GET.get("dia", ""))
        grid = grid_of(table, colours, broken, part)
        return {"grid": grid, "groups": column_groups(part.slots), "grid_part": part, "part": part.tables}
    if view == "mesa":
        tables = part_of(table.tables, lambda t: len(table.by_table.get(t.pk, ())), number)
        return {"by_table": [(t, table.by_table.get(t.pk, [])) for t in tables.rows], "part": tables}
    if view == "interprete":
        named = [(i, interpreter_words(i, table.interpreters), pair_words(i.pair)) for i in table.interpreters]
        rows = [(name, pair, table.by_interpreter.get(i.pk, [])) for i, name, pair in named]
        return {"by_interpreter": rows, "unserved": [p for p in table.placed if p.lacks_interpreter]}
    if view == "participante":
        asked = fold(request.GET.get("q", ""))
        named_so = [p for p in table.active if asked in fold(p.name)] if asked else table.active
        people = part_of(named_so, lambda p: len(table.by_person[p.pk]), number)
        by_person = [(p, table.by_person[p.pk], table.breaks_of(p.pk)) for p in people.rows]
        return {"by_person": by_person, "part": people, "asked": request.GET.get("q", "")}
    slots = part_of([s for s in table.slots if s.pk in table.by_slot], lambda s: len(table.by_slot[s.pk]), number)
    return {"by_slot": [(s, table.by_slot[s.pk]) for s in slots.rows], "part": slots}


def _view_links(request: HttpRequest, view: str, interpreted: bool) -> list[dict[str, Any]]:
    labels = {
        "grilla": _("Grilla"),
        "horario": _("Por horario"),
        "mesa": _("Por mesa"),
        "participante": _("Por participante"),
        **({"interprete": _("Por intérprete")} if interpreted else {}),
    }
    links = []
    for key, label in labels.items():
        query = request.GET.copy()
        query["vista"] = key
        for own in ("page", "q", "dia"):
            query.pop(own, None)
        links.append({"label": label, "url": f"?{query.urlencode()}", "active": key == view})
    return links


def _option(slot: Slot, table: Table | None, found: planning.Impact | None, names: Names) -> dict[str, Any]:
    if found is None:
        return {"slot": slot, "table": None, "problem": wording.sentence_for("table_full", {"slot": slot.number})}
    return {
        "slot": slot,
        "table": table,
        "added": violation_wording.lines(found.added, names),
        "breaks_before": found.breaks_before,
        "breaks_after": found.breaks_after,
    }


def _named(data: QueryDict, round: Round) -> tuple[Meeting, Slot, Table | None]:
    """The meeting, slot and table that a request names; they must be of this round."""
    values = {key: data.get(key, "") for key in ("meeting", "slot", "table")}
    if not values["meeting"].isdigit() or not values["slot"].isdigit():
        raise BadRequest
    meetings = round.meetings.filter(cancelled_at__isnull=True).select_related("first", "second", "fixed_table")
    meeting = get_object_or_404(meetings, pk=values["meeting"])
    meeting.round = round
    slot = get_object_or_404(round.slots.all(), pk=values["slot"])
    table = get_object_or_404(round.tables.all(), pk=values["table"]) if values["table"].isdigit() else None
    return meeting, slot, table


def known_version(request: HttpRequest) -> int:
    version = request.POST.get("version") or request.GET.get("version") or ""
    return int(version) if version.isdigit() else 0

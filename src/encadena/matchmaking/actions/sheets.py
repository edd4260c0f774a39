"""Participants, needs or requests from a spreadsheet: checked row by row, shown, applied, undone."""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from encadena.accounts.models import User

from ..choices import ImportState, MeetingMode, SheetKind
from ..errors import UnreadableError
from ..models import Buyer, Need, Participant, Round, SheetImport
from ..queries.sheets.needs import NeedsJudge
from ..queries.sheets.people import PeopleJudge
from ..queries.sheets.verdicts import Judged
from ..queries.sheets.wishes import WishesJudge
from ..rules.rows import find_columns
from ..rules.sheets.cells import shown
from ..rules.sheets.file import first_sheet
from ..rules.sheets.headings import NEEDED, OF
from .buyers import create_buyer, remove_unused
from .needs import add_need, withdraw_need
from .participants import add_participants, remove_untouched
from .wish_sheets import say_listed, unsay_listed

MOST_ROWS = 3_000  # applied in one transaction of some seconds


@dataclass(frozen=True)
class Undone:
    """How many went, and how many stayed because somebody has worked with them since."""

    gone: int
    kept: int = 0


def check_sheet(round: Round, *, kind: SheetKind, file_name: str, content: bytes, actor: User | None) -> SheetImport:
    """Read a file and judge every row for ``actor``; nothing but the judgement is kept."""
    sheet = first_sheet(file_name, content, most=MOST_ROWS)
    found = find_columns(sheet, OF[kind], NEEDED[kind])
    if found is None:
        raise UnreadableError(_NO_COLUMNS[kind] if sheet else "file_empty")
    heading, columns = found
    cells = {
        number: {field: shown(row[at]) if at < len(row) else "" for field, at in columns.items()}
        for number, row in enumerate(sheet[heading + 1 :], start=heading + 2)
        if any(shown(cell) for cell in row)
    }
    if not cells:
        raise UnreadableError("file_empty")
    rows = [one.row for one in _judged(round, kind, cells, actor)]
    return SheetImport.objects.create(
        round=round,
        kind=kind,
        file_name=Path(file_name).name[:200],
        digest=hashlib.sha256(content).hexdigest(),
        rows=rows,
        created_by=actor,
    )


def apply_sheet(source: SheetImport, *, actor: User | None) -> int:
    """Apply the good rows, judged anew: what somebody else added meanwhile is left alone."""
    with transaction.atomic():
        _claim(source, ImportState.CHECKED, ImportState.APPLIED)
        if source.kind == SheetKind.WISHES:
            _hold_participants(source.round)
        cells = {row["row"]: row["cells"] for row in source.rows}
        judged = _judged(source.round, source.kind, cells, actor)
        source.made = _APPLY[source.kind](source, [one.data for one in judged if one.new], actor)
        source.rows = [one.row for one in judged]
        source.save(update_fields=["rows", "made"])
    return sum(one.new for one in judged)


def undo_sheet(source: SheetImport, *, actor: User | None) -> Undone:
    """Take back what this import brought and nobody has touched since."""
    with transaction.atomic():
        _claim(source, ImportState.APPLIED, ImportState.UNDONE)
        return _UNDO[source.kind](source, actor)


def _judged(round: Round, kind: str, cells: Mapping[int, Mapping[str, str]], actor: User | None) -> list[Judged]:
    judge = _JUDGES[kind](round, cells.values(), actor)
    return [judge.judge(number, row) for number, row in cells.items()]


def _claim(source: SheetImport, before: ImportState, after: ImportState) -> None:
    if not SheetImport.objects.filter(pk=source.pk, state=before).update(state=after):
        raise UnreadableError("import_not_applicable")
    source.state = after


def _hold_participants(round: Round) -> None:
    """Nobody asks beside a list that is being applied."""
    list(Participant.objects.select_for_update().filter(round=round).order_by("pk").values_list("pk", flat=True))


def _apply_people(source: SheetImport, found: list[dict[str, Any]], actor: User | None) -> dict[str, object]:
    made = []
    for one in found:
        if "new_buyer" in one:
            one["buyer"] = create_buyer(data=one["new_buyer"], actor=actor)
            made.append(one["buyer"].pk)
    firms, buyers = ([one[side] for one in found if side in one] for side in ("firm", "buyer"))
    people = add_participants(source.round, firms=firms, buyers=buyers, actor=actor) if found else []
    elsewhere = {(one.get("firm"), one.get("buyer")) for one in found if one["mode"] == MeetingMode.VIRTUAL}
    by_video = [p.pk for p in people if (p.firm, p.buyer) in elsewhere]
    Participant.objects.filter(pk__in=by_video).update(mode=MeetingMode.VIRTUAL)
    return {"participants": [p.pk for p in people], "buyers": made}


def _undo_people(source: SheetImport, actor: User | None) -> Undone:
    people = Participant.objects.filter(round=source.round, pk__in=source.made["participants"])
    there = people.count()
    gone = remove_untouched(source.round, people=people, actor=actor)
    remove_unused(Buyer.objects.filter(pk__in=source.made["buyers"]), actor=actor)
    return Undone(gone, there - gone)


def _apply_needs(source: SheetImport, found: list[dict[str, Any]], actor: User | None) -> dict[str, object]:
    made = [add_need(one["buyer"], data=one["need"], source=source, actor=actor) for one in found]
    return {"needs": [need.pk for need in made]}


def _undo_needs(source: SheetImport, actor: User | None) -> Undone:
    needs = list(Need.objects.filter(imported_by=source, withdrawn_at__isnull=True).select_related("buyer"))
    for need in needs:
        withdraw_need(need, actor=actor)
    return Undone(len(needs))


def _apply_wishes(source: SheetImport, found: list[dict[str, Any]], actor: User | None) -> dict[str, object]:
    return {"wishes": say_listed(source, found=found, actor=actor)}


def _undo_wishes(source: SheetImport, actor: User | None) -> Undone:
    gone = unsay_listed(source, actor=actor)
    return Undone(gone, source.made["wishes"] - gone)


_NO_COLUMNS: dict[str, str] = {
    SheetKind.PARTICIPANTS: "people_columns_missing",
    SheetKind.NEEDS: "needs_columns_missing",
    SheetKind.WISHES: "wishes_columns_missing",
}
_JUDGES: dict[str, type[PeopleJudge] | type[NeedsJudge] | type[WishesJudge]] = {
    SheetKind.PARTICIPANTS: PeopleJudge,
    SheetKind.NEEDS: NeedsJudge,
    SheetKind.WISHES: WishesJudge,
}
_APPLY: dict[str, Callable[[SheetImport, list[dict[str, Any]], User | None], dict[str, object]]] = {
    SheetKind.PARTICIPANTS: _apply_people,
    SheetKind.NEEDS: _apply_needs,
    SheetKind.WISHES: _apply_wishes,
}
_UNDO: dict[str, Callable[[SheetImport, User | None], Undone]] = {
    SheetKind.PARTICIPANTS: _undo_people,
    SheetKind.NEEDS: _undo_needs,
    SheetKind.WISHES: _undo_wishes,
}

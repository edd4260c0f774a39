"""Attendance: one row is one person in one course, and whether they were there on one of its days."""

from collections.abc import Sequence
from typing import Any

from encadena.accounts.models import User

from ....models import SheetImport, SheetMade
from ....queries.exchange_attendance import CourseBook
from ....rules.exchange.attendance_columns import COLUMNS
from ....rules.exchange.attendance_draft import AttendanceDraft
from ..sheet import Sheet
from .admitting import FIELD_OF, admit_attendance, prepare_attendance
from .resolving import resolve_attendance
from .writing import lock_courses, take_attendance_back, write_attendance


class AttendanceSheet(Sheet[AttendanceDraft, CourseBook]):
    columns, draft, field_of, usual_field = COLUMNS, AttendanceDraft, FIELD_OF, "name"

    def resolve(self, batch: SheetImport, drafts: list[AttendanceDraft], *, actor: User | None) -> CourseBook:
        return resolve_attendance(batch, drafts, actor=actor)

    def prepare(self, drafts: Sequence[AttendanceDraft], known: CourseBook) -> None:
        prepare_attendance(drafts, known, actor=None)

    def admit(self, draft: AttendanceDraft, known: CourseBook) -> bool:
        return admit_attendance(draft, known, actor=None)

    def forget(self, known: CourseBook) -> None:
        known.start_over()

    def tally(self, drafts: Sequence[AttendanceDraft]) -> dict[str, int]:
        return {"registrations": sum(draft.seats for draft in drafts), "minutes": sum(d.minutes for d in drafts)}

    def shown(self, draft: AttendanceDraft, known: CourseBook) -> dict[str, Any]:
        course = known.courses[draft.training_id]
        days = {day.pk: day for day in known.blocks[course.pk]}
        return {
            "row": draft.row,
            "on": days[draft.day_id].on.isoformat() if draft.day_id else "",
            "time": f"{days[draft.day_id].starts_at:%H:%M}" if draft.day_id else "",
            "who": draft.shown_name,
            "amount": draft.minutes if draft.day_id else "",
            "what": course.title,
        }

    def lock(self, drafts: Sequence[AttendanceDraft], *, actor: User | None) -> None:
        lock_courses({draft.training_id for draft in drafts}, actor=actor)

    def write(
        self, batch: SheetImport, drafts: Sequence[AttendanceDraft], known: CourseBook, *, actor: User | None
    ) -> None:
        write_attendance(batch, drafts, known, actor=actor)

    def take_back(self, batch: SheetImport, made: Sequence[SheetMade], *, actor: User | None) -> None:
        take_attendance_back(batch, made, actor=actor)

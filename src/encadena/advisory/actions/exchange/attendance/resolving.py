"""Rows of attendance → drafts that know their course, day, firm and person."""

from encadena.accounts.models import User
from encadena.firms.errors import NAME_MISSING
from encadena.kernel.errors import DomainError
from encadena.kernel.text import fold

from .... import errors
from ....models import SheetImport, TrainingDay
from ....queries.exchange_attendance import CourseBook
from ....rules.exchange.attendance_draft import AttendanceDraft


def resolve_attendance(batch: SheetImport, drafts: list[AttendanceDraft], *, actor: User | None) -> CourseBook:
    """In the order of course and row: so a chunk touches few courses."""
    book = CourseBook(batch.centre, batch.created_by)
    values = [draft.values for draft in drafts]
    titles = {fold(v["course"]) for v in values if v["course"] and v["course_id"] is None}
    book.read_courses(titles, {v["course_id"] for v in values} - {None})
    book.read_firms({v["firm"] for v in values} - {None})
    book.read_people({v["rut"] for v in values} - {None}, {v["email"] for v in values if not v["rut"]} - {""})
    for draft in drafts:
        for field, find in (("course", _find_course), ("on", _find_day), ("firm", _find_firm), ("name", _find_person)):
            try:
                find(draft, book)
            except DomainError as error:
                draft.refuse(str(error.params.get("cell", field)), error)
    drafts.sort(key=lambda draft: (draft.training_id, draft.row))
    return book


def _find_course(draft: AttendanceDraft, book: CourseBook) -> None:
    """By number, else by title; of several with one title the one that is given on that day."""
    pk, title = draft.values["course_id"], draft.values["course"]
    if pk is None and not title:
        if not draft.blamed & {"course", "course_id"}:
            raise DomainError(errors.ROW_COURSE_MISSING)
        return
    found = [pk] if pk in book.courses else [] if pk is not None else book.titles.get(fold(title), [])
    if len(found) > 1 and draft.values["on"]:
        found = [one for one in found if any(day.on == draft.values["on"] for day in book.blocks[one])]
    if len(found) > 1:
        raise DomainError(errors.ROW_COURSE_UNCLEAR, value=title, count=len(found))
    if not found:
        cell = "course" if pk is None else "course_id"
        raise DomainError(errors.ROW_COURSE_UNKNOWN, value=str(title or pk), cell=cell)
    draft.training_id = found[0]


def _find_day(draft: AttendanceDraft, book: CourseBook) -> None:
    """What a row notes needs a day; a course that has only one needs none said."""
    values = draft.values
    noted = values["present"] is not None or values["minutes"] is not None
    if not draft.training_id or "on" in draft.blamed or not noted:
        return
    on, starts = values["on"], values["starts_at"]
    days = book.blocks[draft.training_id]
    found = [day for day in days if (on is None or day.on == on) and (starts is None or day.starts_at == starts)]
    if len(found) != 1:
        code = errors.ROW_DAY_MISSING if on is None else errors.ROW_DAY_UNCLEAR if found else errors.ROW_DAY_UNKNOWN
        raise DomainError(code, days=", ".join(sorted({f"{day.on:%d-%m-%Y}" for day in days})[:6]))
    draft.day_id = found[0].pk
    _note(draft, found[0])


def _note(draft: AttendanceDraft, day: TrainingDay) -> None:
    """Present without minutes is the whole of the block; minutes without a word is present."""
    present, minutes = draft.values["present"], draft.values["minutes"]
    if present is False and minutes:
        raise DomainError(errors.ROW_ABSENT_WITH_MINUTES, cell="minutes")
    draft.present = bool(minutes) if present is None else present
    if draft.present and minutes is not None and not 0 < minutes <= day.minutes:
        raise DomainError(errors.MINUTES_TOO_MANY, minutes=minutes, limit=day.minutes, cell="minutes")
    draft.minutes = (day.minutes if minutes is None else minutes) if draft.present else 0


def _find_firm(draft: AttendanceDraft, book: CourseBook) -> None:
    rut = draft.values["firm"]
    if rut and rut not in book.firms:
        raise DomainError(errors.ROW_FIRM_UNKNOWN, value=rut)
    draft.firm_id = book.firms[rut].pk if rut else None


def _find_person(draft: AttendanceDraft, book: CourseBook) -> None:
    values = draft.values
    person = book.people.get(values["rut"]) if values["rut"] else book.by_mail.get((values["name"], values["email"]))
    if person is not None:
        draft.person_id, draft.person_name = person.pk, person.full_name
    if not fold(draft.shown_name) and not draft.blamed & {"rut", "name"}:
        raise DomainError(NAME_MISSING, value=values["name"])

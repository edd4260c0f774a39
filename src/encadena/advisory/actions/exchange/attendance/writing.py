"""Seats and attendance of a chunk into the register, and out of it again. Nobody gets a mail about it."""

import secrets
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from encadena.accounts.models import User
from encadena.audit.actions import entry_of, record_many
from encadena.firms.actions.importing.bulk import fresh, insert
from encadena.firms.models import Person
from encadena.firms.rules.sheets.codes import UNDO_GONE
from encadena.kernel import clock
from encadena.kernel.errors import DomainError

from .... import errors
from ....choices import MadeKind, MarkedBy, RegistrationOrigin, RegistrationState, TrainingState
from ....models import Attendance, Certificate, Registration, SheetImport, SheetMade, Training
from ....queries.exchange_attendance import CourseBook
from ....rules.applicant import Applicant
from ....rules.exchange.attendance_draft import AttendanceDraft, Who
from ...registration import fill_seats, person_of
from ..sheet import ids_of, settle

Places = dict[tuple[int, Who], Registration]


def lock_courses(training_ids: Collection[int], *, actor: User | None) -> list[Training]:
    """Everybody who changes seats waits at the same door, in the same order."""
    return list(Training.objects.select_for_update().filter(pk__in=training_ids).order_by("pk"))


def write_attendance(
    batch: SheetImport, drafts: Sequence[AttendanceDraft], book: CourseBook, *, actor: User | None
) -> None:
    """People whom the register does not know, seats, marks, hours, journal and audit."""
    places = _seat(batch, [draft for draft in drafts if draft.seats], book, actor)
    numbers = {(draft.training_id, draft.who): draft.registration_id for draft in drafts if draft.registration_id}
    _mark(batch, [draft for draft in drafts if draft.day_id], numbers, places, book, actor)


def take_attendance_back(batch: SheetImport, made: Sequence[SheetMade], *, actor: User | None) -> None:
    """Marks that nobody corrected, then seats that nothing else hangs from; a course that was closed keeps both."""
    marks = [row for row in made if row.what == MadeKind.MARK]
    seats = [row for row in made if row.what == MadeKind.REGISTRATION]
    noted = Attendance.objects.select_related("registration__training").in_bulk(
        ids_of(marks, MadeKind.MARK, actor=actor)
    )
    seat_ids = ids_of(seats, MadeKind.REGISTRATION, actor=actor)
    courses = {mark.registration.training_id for mark in noted.values()}
    courses |= set(Registration.objects.filter(pk__in=seat_ids).values_list("training", flat=True))
    held = {course.pk for course in lock_courses(courses, actor=actor) if course.state == TrainingState.HELD}
    reasons = {row.pk: _why_mark_stays(noted.get(row.object_id), held) for row in marks}
    going = [noted[row.object_id] for row in settle(marks, reasons, actor=actor)]
    Attendance.objects.filter(pk__in=[mark.pk for mark in going]).delete()
    _add_up({mark.registration_id for mark in going})
    _tell_undone(batch, [mark.registration for mark in going], "attendance.import_undone", actor)
    _take_seats_back(batch, seats, seat_ids, held, actor)


def _take_seats_back(
    batch: SheetImport, made: Sequence[SheetMade], ids: Sequence[int], held: set[int], actor: User | None
) -> None:
    rows = Registration.objects.select_related("training").in_bulk(ids)
    used = set(Attendance.objects.filter(registration__in=ids).values_list("registration", flat=True))
    used |= set(Certificate.objects.filter(registration__in=ids).values_list("registration", flat=True))
    reasons = {row.pk: _why_seat_stays(rows.get(row.object_id), held, used) for row in made}
    going = [rows[row.object_id] for row in settle(made, reasons, actor=actor)]
    _tell_undone(batch, going, "registration.import_undone", actor)
    Registration.objects.filter(pk__in=[row.pk for row in going]).delete()
    for training_id, freed in Counter(row.training_id for row in going).items():
        Training.objects.filter(pk=training_id).update(registered_count=F("registered_count") - freed)
        fill_seats(Training.objects.get(pk=training_id), actor=actor)


def _why_mark_stays(mark: Attendance | None, held: set[int]) -> str:
    if mark is None:
        return UNDO_GONE
    if mark.registration.training_id in held:
        return errors.UNDO_COURSE_HELD
    return errors.UNDO_MARK_CHANGED if mark.by != MarkedBy.SHEET else ""


def _why_seat_stays(row: Registration | None, held: set[int], used: set[int]) -> str:
    if row is None:
        return UNDO_GONE
    if row.training_id in held:
        return errors.UNDO_COURSE_HELD
    stands = row.state == RegistrationState.REGISTERED and not row.answered and row.pk not in used
    return "" if stands else errors.UNDO_SEAT_USED


def _seat(batch: SheetImport, drafts: Sequence[AttendanceDraft], book: CourseBook, actor: User | None) -> Places:
    """(course, who) → the new registration."""
    rows = [_registration(draft, book, actor) for draft in drafts]
    for training_id, count in Counter(draft.training_id for draft in drafts).items():
        free = Training.objects.filter(pk=training_id, registered_count__lte=F("capacity") - count)
        if not free.update(registered_count=F("registered_count") + count):
            raise DomainError(errors.NO_SEAT_LEFT, capacity=book.courses[training_id].capacity)
    insert(Registration, rows, actor=actor)
    _journal(batch, MadeKind.REGISTRATION, rows, drafts, actor)
    context = {
        "state": RegistrationState.REGISTERED.value,
        "origin": RegistrationOrigin.SHEET.value,
        "import": batch.pk,
    }
    record_many([entry_of("registration.made", row, actor=actor, context=context) for row in rows], actor=actor)
    return {(draft.training_id, draft.who): row for row, draft in zip(rows, drafts, strict=True)}


def _registration(draft: AttendanceDraft, book: CourseBook, actor: User | None) -> Registration:
    values = draft.values
    return fresh(
        Registration, actor=actor, training=book.courses[draft.training_id],
        person_id=draft.person_id or _person(draft, book, actor).pk, firm_id=draft.firm_id, name=draft.shown_name,
        email=values["email"], phone=values["phone"], state=RegistrationState.REGISTERED.value,
        origin=RegistrationOrigin.SHEET.value, token=secrets.token_urlsafe(24), registered_by=actor,
    )  # fmt: skip


def _person(draft: AttendanceDraft, book: CourseBook, actor: User | None) -> Person:
    """Somebody whom the register does not know is made once, however many courses of the file they are in."""
    values, by_mail = draft.values, (draft.shown_name, draft.values["email"])
    known = book.people.get(values["rut"]) if values["rut"] else book.by_mail.get(by_mail)
    if known is None:
        who = Applicant(draft.shown_name, values["rut"], values["email"], values["phone"])
        known = person_of(who, actor=actor)
        if values["rut"]:
            book.people[values["rut"]] = known
        elif values["email"]:
            book.by_mail[by_mail] = known
    return known


def _mark(
    batch: SheetImport,
    drafts: Sequence[AttendanceDraft],
    numbers: Mapping[tuple[int, Who], int],
    places: Places,
    book: CourseBook,
    actor: User | None,
) -> None:
    now, rows = clock.now(), []
    for draft in drafts:
        place = (draft.training_id, draft.who)
        seat = places[place].pk if place in places else numbers.get(place) or _seat_number(book, place)
        rows.append(
            fresh(
                Attendance, actor=actor, registration_id=seat, day_id=draft.day_id, present=bool(draft.present),
                minutes=draft.minutes, by=MarkedBy.SHEET.value, marked_by=actor, marked_at=now,
            )
        )  # fmt: skip
    insert(Attendance, rows, actor=actor)
    _journal(batch, MadeKind.MARK, rows, drafts, actor)
    seats = {row.registration_id for row in rows}
    _add_up(seats)
    _tell_marked(batch, rows, drafts, actor)


def _seat_number(book: CourseBook, place: tuple[int, Who]) -> int:
    seat = book.seated[place]
    assert seat is not None  # noqa: S101  admitted with a seat
    return seat.pk


def _tell_marked(
    batch: SheetImport, rows: Sequence[Attendance], drafts: Sequence[AttendanceDraft], actor: User | None
) -> None:
    """One entry per person, as the page of the course tells it."""
    noted: dict[int, list[dict[str, object]]] = defaultdict(list)
    for row, draft in zip(rows, drafts, strict=True):
        noted[row.registration_id].append({"day": draft.day_id, "present": row.present, "minutes": row.minutes})
    seats = Registration.objects.select_related("training").in_bulk(noted)
    context = {"by": MarkedBy.SHEET.value, "import": batch.pk}
    entries = [
        entry_of("attendance.marked", seats[pk], actor=actor, context={**context, "days": days})
        for pk, days in noted.items()
    ]
    record_many(entries, actor=actor)


def _tell_undone(batch: SheetImport, rows: Sequence[Registration], verb: str, actor: User | None) -> None:
    once = {row.pk: row for row in rows}.values()
    context = {"import": batch.pk, "file": batch.file_name}
    record_many([entry_of(verb, row, actor=actor, context=context) for row in once], actor=actor)


def _journal(
    batch: SheetImport,
    what: MadeKind,
    rows: Sequence[Registration | Attendance],
    drafts: Sequence[AttendanceDraft],
    actor: User | None,
) -> None:
    made = (
        fresh(SheetMade, actor=actor, batch=batch, row=draft.row, what=what.value, object_id=row.pk)
        for row, draft in zip(rows, drafts, strict=True)
    )
    insert(SheetMade, made, actor=actor)


def _add_up(registration_ids: Collection[int]) -> None:
    """Hours come from attendance."""
    noted = Attendance.objects.filter(registration=OuterRef("pk"), present=True).order_by().values("registration")
    spent = Subquery(noted.annotate(all=Sum("minutes")).values("all"))
    Registration.objects.filter(pk__in=registration_ids).update(minutes=Coalesce(spent, 0))

"""Holds drafts of attendance against courses, seats and what was noted, with the rules of ``mark`` and of the door."""

from collections.abc import Mapping, Sequence

from encadena.accounts.models import User
from encadena.kernel.errors import DomainError

from .... import errors
from ....choices import RegistrationState, TrainingState
from ....models import Registration, Training
from ....queries.exchange_attendance import CourseBook, Mark, holds_seat
from ....rules.exchange.attendance_draft import AttendanceDraft, Who
from ...attendance import TAKING

FIELD_OF: Mapping[str, str] = {
    errors.TRAINING_HELD: "course",
    errors.TRAINING_NOT_OPEN: "course",
    errors.NO_SEAT_LEFT: "course",
    errors.ROW_MARK_TWICE: "on",
}


def prepare_attendance(drafts: Sequence[AttendanceDraft], book: CourseBook, *, actor: User | None) -> None:
    book.look_at({draft.training_id for draft in drafts})


def admit_attendance(draft: AttendanceDraft, book: CourseBook, *, actor: User | None) -> bool:
    course, who = book.courses[draft.training_id], draft.who
    place = (course.pk, who)
    known = place in book.seated
    seat = book.seated.get(place)
    marked = book.marks.get((course.pk, who, draft.day_id)) if draft.day_id else None
    if known and (marked or not draft.day_id):
        _compare(draft, seat, marked)
        return False
    _check_open(course)
    if seat is not None:
        _check_seat(seat)
    elif not known:
        _take_seat(course, place, book)
        draft.seats = True
    draft.registration_id = seat.pk if seat else 0
    if draft.day_id:
        book.marks[course.pk, who, draft.day_id] = Mark(bool(draft.present), draft.minutes, draft.row)
    return True


def _check_open(course: Training) -> None:
    if course.state == TrainingState.HELD:
        raise DomainError(errors.TRAINING_HELD)
    if course.state not in TAKING:
        raise DomainError(errors.TRAINING_NOT_OPEN, state=course.state)


def _check_seat(row: Registration) -> None:
    """Whoever cancelled or waits was not there; the centre gives the seat first."""
    if not holds_seat(row):
        waits = row.state == RegistrationState.WAITING
        raise DomainError(errors.ROW_STILL_WAITS if waits else errors.ROW_WAS_CANCELLED, name=row.name)


def _take_seat(course: Training, place: tuple[int, Who], book: CourseBook) -> None:
    if book.taken[course.pk] >= course.capacity:
        raise DomainError(errors.NO_SEAT_LEFT, capacity=course.capacity)
    book.taken[course.pk] += 1
    book.seated[place] = None


def _compare(draft: AttendanceDraft, seat: Registration | None, marked: Mark | None) -> None:
    """What was noted stays; in one file a day that is noted twice in two ways is nobody's to choose."""
    same = marked is None or (marked.present, marked.minutes) == (draft.present, draft.minutes)
    if marked is not None and marked.row and not same:
        raise DomainError(errors.ROW_MARK_TWICE, row=marked.row)
    if not same:
        draft.warn(errors.ROW_MARK_DIFFERS, record_id=draft.training_id)
    elif seat is not None and draft.firm_id and seat.firm_id != draft.firm_id:
        draft.warn(errors.ROW_FIRM_DIFFERS, record_id=draft.training_id, name=seat.name)

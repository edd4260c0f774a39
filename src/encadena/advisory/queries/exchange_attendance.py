"""What a spreadsheet of attendance is held against: courses of a centre, people, seats and what was noted."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from encadena.accounts.models import User
from encadena.firms.models import Firm, Person
from encadena.firms.models.firm import LISTED
from encadena.firms.queries.scope import firms_visible_to
from encadena.kernel.text import fold
from encadena.network.models import Centre

from ..choices import RegistrationState
from ..models import Attendance, Registration, Training, TrainingDay
from ..rules.exchange.attendance_draft import Who
from .exchange import AT_ONCE


@dataclass
class Mark:
    present: bool
    minutes: int
    row: int = 0


class CourseBook:
    """``taken`` are the seats of a course, those of the file's earlier rows too; ``marks`` hold (who, day) of a course.

    ``seated`` maps (course, who) to the registration, or to None where an earlier row of the file makes it.
    """

    def __init__(self, centre: Centre, importer: User | None) -> None:
        self.centre, self.importer = centre, importer
        self.titles: dict[str, list[int]] = defaultdict(list)
        self.blocks: dict[int, list[TrainingDay]] = defaultdict(list)
        self.firms: dict[str, Firm] = {}
        self.people: dict[str, Person] = {}
        self.by_mail: dict[tuple[str, str], Person] = {}
        self.courses: dict[int, Training] = {}
        self.start_over()

    def start_over(self) -> None:
        self.looked_at: set[int] = set()
        self.taken: dict[int, int] = {}
        self.seated: dict[tuple[int, Who], Registration | None] = {}
        self.marks: dict[tuple[int, Who, int], Mark] = {}

    def read_courses(self, titles: Collection[str], ids: Collection[int]) -> None:
        """Of this centre only, those that the file names, with their days."""
        courses = Training.objects.filter(centre=self.centre)
        for pk, title in courses.order_by("pk").values_list("pk", "title") if titles else ():
            if fold(title) in titles:
                self.titles[fold(title)].append(pk)
        for some in _parts({pk for found in self.titles.values() for pk in found} | set(ids)):
            self.courses |= courses.in_bulk(some)
            for day in TrainingDay.objects.filter(training__in=some, training__centre=self.centre):
                self.blocks[day.training_id].append(day)

    def read_firms(self, ruts: Collection[str]) -> None:
        """Those that the importer may see: what a rival attends is nobody here."""
        seen = firms_visible_to(self.importer) if self.importer else Firm.objects.filter(LISTED)
        for some in _parts(ruts):
            self.firms |= {str(firm.rut): firm for firm in seen.filter(rut__in=some)}

    def read_people(self, ruts: Collection[str], mails: Collection[str]) -> None:
        for some in _parts(ruts):
            self.people |= {str(person.rut): person for person in Person.objects.filter(rut__in=some)}
        for some in _parts(mails):
            for person in Person.objects.filter(rut=None, email__in=some).order_by("-pk"):
                self.by_mail[person.full_name, person.email] = person

    def look_at(self, training_ids: Collection[int]) -> None:
        """Three queries for courses that were not looked at yet: seats, who has them, what was noted."""
        ids = set(training_ids) - self.looked_at
        if not ids:
            return
        self.looked_at |= ids
        self.courses |= Training.objects.in_bulk(ids)
        self.taken |= {pk: self.courses[pk].registered_count for pk in ids}
        names: dict[int, list[Who]] = {}
        for row in Registration.objects.filter(training__in=ids).select_related("person"):
            names[row.pk] = whos_of(row)
            for who in names[row.pk]:
                self.seated.setdefault((row.training_id, who), row)
        for mark in Attendance.objects.filter(day__training__in=ids).select_related("day"):
            for who in names[mark.registration_id]:
                self.marks[mark.day.training_id, who, mark.day_id] = Mark(mark.present, mark.minutes)


def whos_of(row: Registration) -> list[Who]:
    """Every way in which a row of a file may mean this person."""
    name = fold(row.name)
    whos: list[Who] = [("person", row.person_id)]
    if row.person.rut:
        whos.append(("rut", row.person.rut))
    if row.email:
        whos.append(("mail", name, row.email))
    if not row.person.rut:
        whos.append(("firm", name, row.firm_id))
    return whos


def holds_seat(row: Registration) -> bool:
    return row.state not in {RegistrationState.CANCELLED, RegistrationState.WAITING}


def _parts(values: Collection[Any]) -> Iterator[list[Any]]:
    wanted = sorted(values)
    for start in range(0, len(wanted), AT_ONCE):
        yield wanted[start : start + AT_ONCE]

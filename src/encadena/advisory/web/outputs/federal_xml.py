"""The two XML files of a quarter, written record by record, so that a large quarter needs little memory.

Never in them: names of firms or people, mails, phones, streets, notes. What is not known is left out, not guessed.
"""

from collections.abc import Iterable, Iterator
from tempfile import TemporaryFile
from typing import IO
from xml.etree.ElementTree import Element, SubElement, tostring

from encadena.network.models import Centre

from ...models import Area, Session, Training
from ...queries.federal import Summary
from ...rules.exchange.federal import (
    COUNTRY,
    FORMATS,
    LANGUAGES,
    OTHER,
    SESSION_TYPES,
    Quarter,
    hours,
    is_mapped,
    topic_of,
)
from ...rules.exchange.federal_intake import in_business
from ...rules.session import parts
from .federal_intake import add_intake


def write_641(sessions: Iterable[Session], quarter: Quarter, summary: Summary) -> IO[bytes]:
    """One ``CounselingRecord`` per session and client; the adviser's minutes are shared out, so they add up."""
    said = [f"{summary.sessions} sessions; {summary.contacts} contacts do not count and are left out"]
    said += [f"no topic for {row.area.code}: {row.sessions} sessions as {OTHER}" for row in summary.unmapped]
    said += [
        f"no business type for section {row.section or 'not known'}: {row.clients} clients" for row in summary.sections
    ]
    said += [f"sales in pesos are left out: {summary.sales} clients"] if summary.sales else []
    said += ["race is not recorded: told as Prefer not to say in every record"]
    records = (record for session in sessions for record in _counselling(session))
    return _written("CounselingInformation", records, [f"Form 641, {quarter}", *said])


def write_888(trainings: Iterable[Training], quarter: Quarter, summary: Summary) -> IO[bytes]:
    """One ``ManagementTrainingRecord`` per course, counting people; a gender that is not known is in neither count."""
    said = [f"{summary.trainings} courses; {summary.empty} without attendance are left out"]
    said += [f"no topic for {row.area.code}: {row.trainings} courses as {OTHER}" for row in summary.unmapped]
    return _written("ManagementTrainingReport", map(_training, trainings), [f"Form 888, {quarter}", *said])


def _written(root: str, records: Iterable[Element], said: list[str]) -> IO[bytes]:
    """The caller closes the file."""
    file = TemporaryFile()  # noqa: SIM115  the response closes it when it has been sent
    comment = "\n".join(line.replace("--", "- -") for line in said)
    file.write(f'<?xml version="1.0" encoding="UTF-8"?>\n<!--\n{comment}\n-->\n<{root}>\n'.encode())
    for record in records:
        file.write(tostring(record, encoding="utf-8", xml_declaration=False) + b"\n")
    file.write(f"</{root}>\n".encode())
    file.seek(0)
    return file


def _counselling(session: Session) -> Iterator[Element]:
    seats = session.seats  # type: ignore[attr-defined]  # prefetched by the query
    preparation, travel = parts(session.preparation_minutes, len(seats)), parts(session.travel_minutes, len(seats))
    for number, seat in enumerate(seats):
        record = Element("CounselingRecord")
        _text(record, "PartnerClientNumber", seat.client_id)
        _text(SubElement(record, "Location"), "LocationCode", session.centre_id)
        add_intake(record, seat.client, seat.firm)
        told = SubElement(record, "CounselorRecord")
        _text(told, "PartnerSessionNumber", f"{session.pk}-{seat.client_id}")
        _text(told, "VerifiedToBeInBusiness", in_business(seat.firm.kind, seat.firm.rut))
        if seat.firm.started_on:
            _text(told, "BusinessStartDatePart3", seat.firm.started_on.isoformat())
        _topic(told, "CounselingProvided", session.area)
        _text(told, "SessionType", SESSION_TYPES[session.mode])
        _text(told, "DateCounseled", session.on.isoformat())
        spent = SubElement(told, "CounselingHours")
        _text(spent, "Contact", hours(seat.minutes))
        _text(spent, "Prepare", hours(preparation[number]))
        _text(spent, "Travel", hours(travel[number]))
        yield record


def _training(training: Training) -> Element:
    record = Element("ManagementTrainingRecord")
    _text(record, "PartnerTrainingNumber", training.pk)
    _text(SubElement(record, "Location"), "LocationCode", training.centre_id)
    _text(record, "DateTrainingStarted", training.first_day)
    _text(record, "NumberOfSessions", training.blocks)  # type: ignore[attr-defined]  # annotated by the query
    if training.minutes:
        _text(record, "TotalTrainingHours", hours(training.minutes))
    _text(record, "TrainingTitle", training.title)
    _place(record, training.centre)
    people = SubElement(record, "NumberTrained")
    for name, column in _PEOPLE.items():
        _text(people, name, getattr(training, column))
    _topic(record, "TrainingTopic", training.area)
    _text(record, "ProgramFormatType", FORMATS[training.mode])
    _text(SubElement(record, "Language"), "Code", LANGUAGES[training.language])
    return record


def _place(record: Element, centre: Centre) -> None:
    """Where the centre is. A region cannot be told: the schema wants exactly 60 characters there."""
    place = SubElement(record, "TrainingLocation")
    if centre.commune:
        _text(place, "City", centre.commune.name)
    _text(SubElement(place, "Country"), "Code", COUNTRY)


_PEOPLE = {
    "Total": "trained",
    "CurrentlyInBusiness": "in_business",
    "NotYetInBusiness": "not_yet",
    "Female": "women",
    "Male": "men",
}


def _topic(parent: Element, name: str, area: Area) -> None:
    told = SubElement(parent, name)
    _text(told, "Code", topic_of(area.code))
    if not is_mapped(area.code):
        _text(told, "Other", area.name_en[:80])


def _text(parent: Element, name: str, value: object) -> None:
    SubElement(parent, name).text = str(value)

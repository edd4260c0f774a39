"""What goes with a mail about an agenda: the calendar and the paper, each in the language of the participant."""

from ...actions.day_mail import Enclosed
from ...models import Participant
from ...queries.timetable import Timetable
from . import ics, pdf
from .filenames import file_name


def agenda_files(table: Timetable, person: Participant) -> list[Enclosed]:
    """None for somebody who has no meeting in it any more: the mail says so."""
    if person.pk not in table.by_person:
        return []
    stem = ("agenda", table.round, person.name)
    return [
        (file_name(*stem, ending="ics"), ics.person_ics(table, person), "text/calendar"),
        (file_name(*stem, ending="pdf"), pdf.person_pdf(table, person), pdf.KIND),
    ]

"""Asks for the reminders of the courses that begin tomorrow; meant for a timer, once a day, harmless more often."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from encadena.jobs.actions import enqueue

from ...choices import MailJob


class Command(BaseCommand):
    help = "Recuerda por correo los cursos que empiezan mañana."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--day", default="", help="día de hoy, como 2026-03-12 (por omisión, la fecha de Chile)")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            day = date.fromisoformat(options["day"]).isoformat() if options["day"] else ""
        except ValueError as error:
            raise CommandError("La fecha se escribe como 2026-03-12.") from error
        job = enqueue(MailJob.REMIND, args={"day": day}, actor=None)
        self.stdout.write(f"Trabajo {job.pk} en la cola.")

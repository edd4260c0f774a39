"""The only source of the present moment. Everything is aware; days are Chilean days."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

CHILE = ZoneInfo("America/Santiago")


def now() -> datetime:
    return timezone.now()


def today() -> date:
    """The date in Santiago, which in the evening is not the date in UTC."""
    return timezone.now().astimezone(CHILE).date()

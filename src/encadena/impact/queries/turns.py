"""A year cut at the days on which some centre gets another operator, so that a group of rows has one place."""

from django.db.models import Case, IntegerField, Value, When

from ..rules.period import Period
from ..rules.places import Grounds, Place


class Turns:
    """Turn 0 begins with the period; most years have no other."""

    def __init__(self, period: Period, grounds: Grounds) -> None:
        self.grounds = grounds
        self.days = (period.first, *grounds.days_of_change(period.first, period.until))
        self._places: dict[tuple[int, int], Place] = {}

    def of(self, field: str) -> Case:
        """The number of the turn that holds the day in ``field``, for an annotation."""
        whens = [When(**{f"{field}__lt": end}, then=Value(n)) for n, end in enumerate(self.days[1:])]
        return Case(*whens, default=Value(len(self.days) - 1), output_field=IntegerField())

    def place(self, centre: int, turn: int) -> Place:
        place = self._places.get((centre, turn))
        if place is None:
            place = self._places[centre, turn] = self.grounds.at(centre, self.days[turn])
        return place

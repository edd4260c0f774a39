"""Where the process that keeps the lines reads; in one thread, with one connection."""

from django.db import connection

from encadena.kernel import clock

from ...models import Round
from ...queries.standing import Standing, pulses, standing_of


class Source:
    def pulses(self, rounds: list[int]) -> dict[int, int]:
        return pulses(rounds)

    def standing(self, key: int) -> Standing | None:
        round = Round.objects.filter(pk=key).first()
        return standing_of(round, clock.now()) if round else None

    def reconnect(self) -> None:
        """After a failure: the next question opens a connection of its own."""
        connection.close()

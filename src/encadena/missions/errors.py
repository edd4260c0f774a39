"""What can go wrong, as codes; ``wording.errors`` has the sentences."""

from encadena.kernel.errors import DomainError


class MissionError(DomainError):
    """A rule about a mission, its applications or its money was broken."""

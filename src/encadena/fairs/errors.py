"""What can go wrong, as codes; ``wording.errors`` has the sentences."""

from encadena.kernel.errors import DomainError


class FairError(DomainError):
    """A rule about a fair, its stands or its visitors was broken."""

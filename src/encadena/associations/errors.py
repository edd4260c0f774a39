"""What can go wrong, as codes; ``wording.errors`` has the sentences."""

from encadena.kernel.errors import DomainError


class AssociationError(DomainError):
    """A rule about members of an association was broken."""

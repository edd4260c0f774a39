"""What accounts tells the rooms above."""

from dataclasses import dataclass


@dataclass(frozen=True)
class InvitationIssued:
    """Somebody is to receive ``token`` by mail; ``site`` is the address that the link begins with."""

    invitation_id: int
    token: str
    site: str


@dataclass(frozen=True)
class InvitationAccepted:
    invitation_id: int
    user_id: int


@dataclass(frozen=True)
class RoleChanged:
    user_id: int
    before: str
    after: str


@dataclass(frozen=True)
class LinkRenewed:
    """Somebody asked for a fresh link in place of their own; it goes to the mail of the account only."""

    link_id: int
    site: str

"""Codes of the rules that accounts can break; ``wording`` has their sentences."""

from encadena.kernel.errors import DomainError


class AccountError(DomainError):
    """About an account: own_account, already_active, already_inactive, language_unknown, role_unknown, email_taken."""


class InvitationError(DomainError):
    """About an invitation: role_refused, place_needed, place_refused, email_taken, already_invited, unknown, expired,
    used, withdrawn."""


class TokenError(DomainError):
    """About a key for programs: token_name_missing, scopes_missing, scope_unknown, token_days, too_many_tokens."""


class LinkError(DomainError):
    """About a link of access: link_role, link_path, link_unknown, link_withdrawn, link_expired, link_inactive."""

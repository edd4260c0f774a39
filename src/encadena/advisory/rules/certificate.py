"""The public code of a certificate."""

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # without those that look alike
LENGTH = 16


def new_code() -> str:
    """79 bits: trying a million a second, nobody meets one of a million certificates within a thousand years."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def typed_code(text: str) -> str:
    """As somebody copies it from paper: small letters, spaces and hyphens do not matter."""
    return "".join(letter for letter in text.upper() if letter.isalnum())[:20]

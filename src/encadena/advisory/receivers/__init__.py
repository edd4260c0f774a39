"""What the room does after a commit, one module per noun."""

from . import client, training  # noqa: F401

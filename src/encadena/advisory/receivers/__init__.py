"""What the room does after a commit, one module per noun."""

from . import client, material, training  # noqa: F401

"""Long work of the room, one module per noun."""

from . import alert, training  # noqa: F401

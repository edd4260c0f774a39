"""Long work of the room, one module per noun."""

from . import alert, exchange, training  # noqa: F401

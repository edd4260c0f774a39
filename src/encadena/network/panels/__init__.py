"""What the network shows in the shell, one module per noun."""

from . import finding, menu, places, words  # noqa: F401

"""Two clients of one centre become one when their firms do, and two again when that is undone."""

from .joining import join_clients
from .parting import part_clients

__all__ = ["join_clients", "part_clients"]

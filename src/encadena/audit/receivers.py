"""Lends the log to the room below, which cannot import it."""

from encadena.accounts.registry import register_recorder

from .actions import record

register_recorder(record)

"""The addresses of results."""

from .base import Url

POLICY: dict[str, Url] = {}

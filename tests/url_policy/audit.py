"""The addresses of audit."""

from .accounts import PERSON
from .base import ADMINISTRATOR, NATIONAL, Url

POLICY: dict[str, Url] = {
    "audit:log": Url(NATIONAL),
    "audit:account": Url(ADMINISTRATOR, PERSON),
}

"""The addresses of jobs."""

from .base import ALL, JOB, Url

POLICY: dict[str, Url] = {
    "jobs:list": Url(ALL),
    "jobs:drawer": Url(ALL),
    "jobs:badge": Url(ALL),
    "jobs:panel": Url(ALL, JOB),
    "jobs:cancel": Url(ALL, JOB, post=True),
    "jobs:retry": Url(ALL, JOB, post=True),
}

"""Settings of the test suite: quick hashing, mail in memory, jobs at once."""

import os
import tempfile

os.environ.setdefault("ENCADENA_HOME", tempfile.mkdtemp(prefix="encadena-test-"))
os.environ.setdefault("ENCADENA_SECRET_KEY", "only-for-tests")

from .settings import *  # noqa: F403  the tests start from the real settings
from .settings import DATABASES, STORAGES

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []}}
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
ALLOWED_HOSTS = ["*"]
if str(DATABASES["default"]["ENGINE"]).endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": None}

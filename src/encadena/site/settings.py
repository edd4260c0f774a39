"""Settings. What may differ between two machines comes from the environment; docs/reference/settings.md lists it."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

PACKAGE = Path(__file__).resolve().parents[1]
CHECKOUT = PACKAGE.parents[1]
HOME = Path(os.environ.get("ENCADENA_HOME", CHECKOUT / "var")).resolve()
HOME.mkdir(parents=True, exist_ok=True)

DEBUG = os.environ.get("ENCADENA_DEBUG", "") == "1"


def _secret_key() -> str:
    """From the environment, else made once and kept beside the data, never in the repository."""
    if key := os.environ.get("ENCADENA_SECRET_KEY"):
        return key
    path = HOME / "secret_key"
    if not path.exists():
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


SECRET_KEY = _secret_key()
ALLOWED_HOSTS = os.environ.get("ENCADENA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("ENCADENA_ORIGINS", "").split(",") if o]
HTTPS = os.environ.get("ENCADENA_HTTPS", "") == "1"

ROOMS = [
    "kernel", "ui", "accounts", "audit", "jobs", "search", "catalogs", "network", "firms", "advisory", "readiness",
    "chains", "matchmaking", "missions", "fairs", "associations", "impact", "site",
]  # fmt: skip

INSTALLED_APPS = [
    *[f"encadena.{room}" for room in reversed(ROOMS)],
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "encadena.accounts.web.middleware.UserLanguageMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "encadena.accounts.web.middleware.SecondFactorMiddleware",
    "encadena.accounts.web.middleware.LinkSessionMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "encadena.site.urls"
WSGI_APPLICATION = "encadena.site.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS: list[str] = []

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "encadena.ui.context.shell",
            ],
            "builtins": ["encadena.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "encadena.ui.forms.Renderer"


def _database() -> dict[str, object]:
    """SQLite beside the data unless ``DATABASE_URL`` names a PostgreSQL server."""
    url = urlsplit(os.environ.get("DATABASE_URL", ""))
    if url.scheme.startswith("postgres"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": url.path.lstrip("/"),
            "USER": unquote(url.username or ""),
            "PASSWORD": unquote(url.password or ""),
            "HOST": unquote(url.hostname or ""),
            "PORT": url.port or "",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "encadena.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 30,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-64000; "
                "PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


DATABASES = {"default": _database()}

# In the database: the limits of sign-in hold over all processes and machines. A full table would forget at random.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "encadena_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("full_name", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
# The root of links in mail that no request asked for; a request knows its own.
PUBLIC_URL = os.environ.get("ENCADENA_URL", "http://localhost:8000").rstrip("/")
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "encadena.accounts.web.adapter.Adapter"
ACCOUNT_FORMS = {
    "login": "encadena.accounts.web.forms.sign_in.LoginForm",
    "reauthenticate": "encadena.accounts.web.forms.sign_in.ReauthenticateForm",
    "change_password": "encadena.accounts.web.forms.sign_in.ChangePasswordForm",
    "set_password": "encadena.accounts.web.forms.sign_in.SetPasswordForm",
    "reset_password": "encadena.accounts.web.forms.sign_in.ResetPasswordForm",
    "reset_password_from_key": "encadena.accounts.web.forms.sign_in.ResetPasswordKeyForm",
    "add_email": "encadena.accounts.web.forms.sign_in.AddEmailForm",
    "change_email": "encadena.accounts.web.forms.sign_in.ChangeEmailForm",
}
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Encadena: "
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "optional"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_RATE_LIMITS = {"signup": "5/m/ip,20/h/ip", "link": "10/m/key,30/h/key"}
MFA_ADAPTER = "encadena.accounts.web.adapter.SecondFactorAdapter"
MFA_FORMS = {
    "authenticate": "encadena.accounts.web.forms.second_factor.AuthenticateForm",
    "reauthenticate": "encadena.accounts.web.forms.second_factor.ReauthenticateForm",
    "activate_totp": "encadena.accounts.web.forms.second_factor.ActivateTOTPForm",
    "login_webauthn": "encadena.accounts.web.forms.second_factor.LoginWebAuthnForm",
    "authenticate_webauthn": "encadena.accounts.web.forms.second_factor.AuthenticateWebAuthnForm",
    "reauthenticate_webauthn": "encadena.accounts.web.forms.second_factor.ReauthenticateWebAuthnForm",
    "add_webauthn": "encadena.accounts.web.forms.second_factor.AddWebAuthnForm",
    "edit_webauthn": "encadena.accounts.web.forms.second_factor.EditWebAuthnForm",
}
REQUIRE_MFA = os.environ.get("ENCADENA_REQUIRE_MFA", "") == "1"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Encadena"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS

EMAIL_BACKEND = os.environ.get("ENCADENA_EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend")
DEFAULT_FROM_EMAIL = os.environ.get("ENCADENA_FROM_EMAIL", "Encadena <no-responder@localhost>")

LANGUAGE_CODE = "es"
LANGUAGES = [("es", "Español"), ("en", "English"), ("pt", "Português")]
LOCALE_PATHS: list[Path] = []
TIME_ZONE = "America/Santiago"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = True
FORMAT_MODULE_PATH = ["encadena.ui.formats"]

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = HOME / "media"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
UPLOAD_MAX_BYTES = 64 * 1024 * 1024

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "encadena.site.web.errors.csrf_failure"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:", "blob:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
JOBS_STALE_AFTER = float(os.environ.get("ENCADENA_JOBS_STALE_AFTER", "30"))  # seconds of silence until a job goes back
JOBS_GRACE = float(os.environ.get("ENCADENA_JOBS_GRACE", "10"))  # seconds for the current job when a worker has to stop

# Days that an uploaded spreadsheet is kept after its import was applied, undone or left lying.
IMPORT_FILE_DAYS = max(1, int(os.environ.get("ENCADENA_IMPORT_FILE_DAYS", "90")))

# Requests of one key for programs in a minute.
API_PER_MINUTE = max(1, int(os.environ.get("ENCADENA_API_PER_MINUTE", "300")))

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": os.environ.get("ENCADENA_LOG", "WARNING")},
}

MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SEARCH_RESULTS = 12
LANGUAGE_NAMES = {"es": _("español"), "en": _("inglés"), "pt": _("portugués")}

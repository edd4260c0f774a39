"""A person who logs in, and the invitation that brought them."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from encadena.kernel import clock

from .choices import Language, Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **fields: object) -> "User":
        user = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields: object) -> "User":
        return self.create_user(
            email, password, **{"role": Role.ADMINISTRATOR, "is_superuser": True, "is_staff": True, **fields}
        )

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """One account has one role; where it applies is said by the rooms above (posts, representation, delegates)."""

    email = models.EmailField(_("correo"), unique=True)
    full_name = models.CharField(_("nombre"), max_length=150)
    role = models.CharField(_("rol"), max_length=20, choices=Role.choices)
    language = models.CharField(_("idioma"), max_length=2, choices=Language.choices, default=Language.SPANISH)
    is_active = models.BooleanField(_("activa"), default=True)
    is_staff = models.BooleanField(default=False)
    date_joined = models.DateTimeField(default=clock.now)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        verbose_name = _("cuenta")
        verbose_name_plural = _("cuentas")
        ordering = ["full_name", "email"]

    def __str__(self) -> str:
        return self.full_name or self.email

    def get_full_name(self) -> str:
        return str(self)

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """A session belongs to a role too: whoever changes role signs in again, everywhere."""
        own = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]  # missing from django-stubs
        return salted_hmac(f"encadena.accounts.{self.role}", own, secret=secret, algorithm="sha256").hexdigest()


class Invitation(models.Model):
    """Asks somebody in with a role and a place; the place is a key that the room above understands (``centre:12``)."""

    email = models.EmailField(_("correo"))
    full_name = models.CharField(_("nombre"), max_length=150, blank=True)
    role = models.CharField(_("rol"), max_length=20, choices=Role.choices)
    place = models.CharField(_("lugar"), max_length=80, blank=True)
    language = models.CharField(_("idioma"), max_length=2, choices=Language.choices, default=Language.SPANISH)
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.PROTECT, related_name="invitations_sent")
    created_at = models.DateTimeField(default=clock.now)
    expires_at = models.DateTimeField()
    accepted_by = models.OneToOneField(User, models.SET_NULL, null=True, blank=True, related_name="invitation")
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("invitación")
        verbose_name_plural = _("invitaciones")
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.email} · {self.get_role_display()}"


class ApiToken(models.Model):
    """A key with which a program acts as ``user``, within ``scopes`` (``clients:read``, ``sessions:write`` …).

    Only a digest is kept; ``prefix`` is its beginning, by which people tell their tokens apart. ``last_used_at`` moves
    at most once a minute. A revoked token can be given back until it expires.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("nombre"), max_length=80)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    prefix = models.CharField(_("comienza con"), max_length=16, editable=False)
    scopes = models.JSONField(_("permisos"), default=list)
    created_at = models.DateTimeField(_("creada"), default=clock.now, editable=False)
    expires_at = models.DateTimeField(_("vence"))
    last_used_at = models.DateTimeField(_("último uso"), null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(_("revocada"), null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("llave de acceso para programas")
        verbose_name_plural = _("llaves de acceso para programas")
        ordering = ["-created_at", "-id"]

    def __str__(self) -> str:
        return f"{self.name} ({self.prefix}…)"


class ApiAnswer(models.Model):
    """What a request with an idempotency key was answered, kept for a day so that a repetition gets the same.

    ``digest`` tells whether a later request with the same key is the same request.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    key = models.CharField(max_length=80)
    digest = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField(default=0)
    body = models.TextField(blank=True)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        verbose_name = _("respuesta a un programa")
        verbose_name_plural = _("respuestas a programas")
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="one_answer_per_user_and_key")]
        indexes = [models.Index(fields=["user", "created_at"], name="answers_of_user")]

    def __str__(self) -> str:
        return self.key


class AccessLink(models.Model):
    """A link for one purpose: it signs ``user`` in, or stands for ``place`` (``participant:12``) without an account.

    Nothing of the token is kept: it is made again from the row and the secret key (``queries.links.token_of``), so that
    a mail or a badge printed twice carries the same one. ``path`` is where it leads. Withdrawn or expired, it is over.
    """

    purpose = models.CharField(max_length=40)
    user = models.ForeignKey(User, models.CASCADE, null=True, blank=True, related_name="access_links")
    place = models.CharField(_("lugar"), max_length=80, blank=True)
    path = models.CharField(max_length=200, default="/")
    nonce = models.CharField(max_length=22, editable=False)
    created_by = models.ForeignKey(User, models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=clock.now, editable=False)
    expires_at = models.DateTimeField(_("vence"))
    last_used_at = models.DateTimeField(_("último uso"), null=True, blank=True, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("enlace de acceso")
        verbose_name_plural = _("enlaces de acceso")
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["user", "purpose"], name="links_of_user"),
            models.Index(fields=["place", "purpose"], name="links_of_place"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} · {self.user or self.place}"

    @property
    def usable(self) -> bool:
        return self.withdrawn_at is None and self.expires_at > clock.now()

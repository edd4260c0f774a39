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
